"""Moving a pair: open both ratings, end a session in agreement, begin anew, close."""

from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from netlearn.domain.coaching import take_deed
from netlearn.store.engagements import check_place, read_engagement
from netlearn.store.engine import Store
from netlearn.store.sql import put
from netlearn.store.tables import AgreementRow, EngagementMemberRow, EngagementOpeningRow

Step = Literal["open", "agree", "rate_again", "close"]
NOTE_EVERY = timedelta(hours=1)  # a look within the hour after another is the same look


def step_engagement(store: Store, engagement_id: str, learner_id: str, deed: Step, now: datetime) -> None:
    """Do one deed where the pair stands.

    Raises:
        NotFound: Not theirs.
        StepRefused: It does not fit, or is not theirs to do.
    """

    def step(session: Session) -> None:
        row, _ = check_place(session, engagement_id, learner_id, lock=True)
        seen = read_engagement(session, engagement_id, learner_id)
        kept = session.scalars(
            select(func.count())
            .select_from(AgreementRow)
            .where(AgreementRow.engagement_id == engagement_id, AgreementRow.accepted_at.is_not(None))
        ).one()
        moved = take_deed(seen.pair, seen.me, deed, now, kept=kept)
        row.phase, row.round, row.opened = moved.phase, moved.round, moved.opened
        if deed == "open":
            row.opened_at = now
            if moved.opened == 1:
                row.peers = seen.peers_sealed
        if deed == "agree":
            row.agreed_at = now

    store.write(step)


def note_opening(store: Store, engagement_id: str, learner_id: str, what: str, now: datetime) -> None:
    """Note that a member looked at something; the first and the last time stand.

    Raises:
        NotFound: Not theirs.
    """
    key = {"engagement_id": engagement_id, "learner_id": learner_id, "what": what}
    with store.read() as session:
        check_place(session, engagement_id, learner_id)
        last = session.scalar(select(EngagementOpeningRow.last_at).filter_by(**key))
    if last is None or now - last >= NOTE_EVERY:
        values = {"first_at": now, "last_at": now}
        store.write(lambda session: put(session, EngagementOpeningRow, key, values, keep={"first_at"}))


def list_openings(
    store: Store, engagement_id: str, learner_id: str
) -> tuple[tuple[str, str, datetime, datetime], ...]:
    """Who looked at what, first and last: role, what, and two moments; for the coachee, who owns the record.

    Raises:
        NotFound: Not theirs.
    """
    with store.read() as session:
        _, role = check_place(session, engagement_id, learner_id)
        if role != "coachee":
            return ()
        rows = session.execute(
            select(
                EngagementMemberRow.role,
                EngagementOpeningRow.what,
                EngagementOpeningRow.first_at,
                EngagementOpeningRow.last_at,
            )
            .join(
                EngagementMemberRow,
                (EngagementMemberRow.engagement_id == EngagementOpeningRow.engagement_id)
                & (EngagementMemberRow.learner_id == EngagementOpeningRow.learner_id),
            )
            .where(EngagementOpeningRow.engagement_id == engagement_id)
            .order_by(EngagementOpeningRow.first_at)
        )
        return tuple(rows.all())
