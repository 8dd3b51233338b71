"""Agreements: written by the one who will do them, accepted by the other, and looked at again by both."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from netlearn.domain.agreements import Agreement, Outcome, Wording, has_room
from netlearn.domain.coaching import Deed, list_deeds
from netlearn.errors import NotFound, StepRefused
from netlearn.store.agreements import read_agreements
from netlearn.store.engagements import Engagement, check_place, read_engagement
from netlearn.store.engine import Store
from netlearn.store.sql import add_once, new_id
from netlearn.store.tables import AgreementCheckRow, AgreementRow

GONE = "There is no such agreement, or it is not yours."


def write_agreement(
    store: Store,
    engagement_id: str,
    learner_id: str,
    wording: Wording,
    now: datetime,
    *,
    replaces: Agreement | None = None,
) -> str:
    """Write down what one will do oneself, or reword it; the other has to accept it as it stands then.

    Args:
        store: An open database.
        engagement_id: The engagement.
        learner_id: Who will do it.
        wording: What.
        now: The present moment.
        replaces: An agreement of one's own to reword, as it was read; it keeps its id.

    Returns:
        Its id.

    Raises:
        NotFound: Not theirs.
        StepRefused: Not possible where the pair stands, three are open, or reworded since it was read.
        StoreError: A text that is empty or too long, or the database refused.
    """

    def write(session: Session) -> str:
        seen = _check(session, engagement_id, learner_id, "write", now)
        values = {
            "title": wording.title,
            "step": wording.step,
            "cue": wording.cue,
            "measure": wording.measure,
            "due": wording.due,
        }
        if replaces:
            row = _find(session, engagement_id, replaces.id)
            if row.learner_id != learner_id:
                raise NotFound(GONE)
            if row.written_at != replaces.written_at:
                raise StepRefused("You have reworded it in another tab. Load this page again to see how.")
            for name, value in values.items():
                setattr(row, name, value)
            row.written_at, row.accepted_at = now, None
            return row.id
        if not has_room(read_agreements(session, AgreementRow.engagement_id == engagement_id)):
            raise StepRefused("Three agreements are open. Close one before you add another.")
        place = {"engagement_id": engagement_id, "learner_id": learner_id, "round": seen.pair.round}
        agreement_id = new_id()
        session.add(AgreementRow(id=agreement_id, written_at=now, **place, **values))
        return agreement_id

    return store.write(write)


def accept_agreement(
    store: Store, engagement_id: str, learner_id: str, read: Agreement, now: datetime
) -> None:
    """Say yes to what the other wrote, if it still stands as it was read.

    Raises:
        NotFound: Not theirs.
        StepRefused: Their own, reworded meanwhile, or not possible where the pair stands.
    """

    def accept(session: Session) -> None:
        _check(session, engagement_id, learner_id, "write", now)
        row = _find(session, engagement_id, read.id)
        if row.learner_id == learner_id:
            raise StepRefused("The other one of you accepts it.")
        if row.written_at != read.written_at:
            raise StepRefused("It was reworded meanwhile. Read it once more, then accept it.")
        row.accepted_at = row.accepted_at or now

    store.write(accept)


def drop_agreement(
    store: Store, engagement_id: str, learner_id: str, agreement_id: str, now: datetime
) -> None:
    """Take away an agreement of one's own, with what was said on it.

    Raises:
        NotFound: Not theirs.
        StepRefused: Not possible where the pair stands.
    """

    def drop(session: Session) -> None:
        _check(session, engagement_id, learner_id, "write", now)
        row = _find(session, engagement_id, agreement_id)
        if row.learner_id != learner_id:
            raise NotFound(GONE)
        session.execute(delete(AgreementRow).where(AgreementRow.id == agreement_id))

    store.write(drop)


def check_agreement(
    store: Store,
    engagement_id: str,
    learner_id: str,
    agreement_id: str,
    *,
    outcome: Outcome,
    note: str,
    asks_help: bool,
    key: str,
    now: datetime,
) -> None:
    """Say how it went; the same `key` counts once.

    Raises:
        NotFound: Not theirs.
        StepRefused: Not accepted by both yet, done already, or not possible where the pair stands.
        StoreError: A note over 1,000 characters, or the database refused.
    """

    def check(session: Session) -> None:
        _check(session, engagement_id, learner_id, "check", now)
        row = _find(session, engagement_id, agreement_id)
        if row.accepted_at is None:
            raise StepRefused("Both of you stand by an agreement before you look back on it.")
        (one,) = read_agreements(session, AgreementRow.id == agreement_id)
        mine = AgreementCheckRow.learner_id == learner_id
        said = select(AgreementCheckRow.id).where(mine, AgreementCheckRow.write_key == key)
        if one.done and session.scalar(said.filter_by(engagement_id=engagement_id)) is None:
            raise StepRefused("It was marked as done meanwhile, so there is nothing more to add to it.")
        values = {
            "agreement_id": agreement_id,
            "engagement_id": engagement_id,
            "learner_id": learner_id,
            "outcome": outcome,
            "note": note,
            "help": asks_help,
            "said_at": now,
            "write_key": key,
        }
        add_once(session, AgreementCheckRow, values)

    store.write(check)


def _check(session: Session, engagement_id: str, learner_id: str, deed: Deed, now: datetime) -> Engagement:
    check_place(session, engagement_id, learner_id, lock=True)
    seen = read_engagement(session, engagement_id, learner_id)
    if deed not in list_deeds(seen.pair, seen.me, now):
        raise StepRefused("The coaching has moved on; this is not possible where it stands now.")
    return seen


def _find(session: Session, engagement_id: str, agreement_id: str) -> AgreementRow:
    row = session.get(AgreementRow, agreement_id)
    if row is None or row.engagement_id != engagement_id:
        raise NotFound(GONE)
    return row
