"""The sealed ratings: each written by its own member, and shown to the other once both were opened."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from netlearn.content.model import Instrument
from netlearn.domain.coaching import Role, list_deeds, shows_round, take_deed
from netlearn.domain.peers import view_peers
from netlearn.domain.two_views import measure_filling
from netlearn.errors import NotFound, StepRefused
from netlearn.store.engagements import check_place, find_member, read_engagement
from netlearn.store.engine import Store
from netlearn.store.sql import put
from netlearn.store.tables import EngagementMemberRow, EngagementRatingRow, EngagementSealRow


def save_answers(
    store: Store, engagement_id: str, learner_id: str, answers: Mapping[str, int | None], now: datetime
) -> None:
    """Write answers to items of the round under way, in place of earlier ones.

    Args:
        store: An open database.
        engagement_id: The engagement.
        learner_id: Who rates.
        answers: A point of the scale by item id; None where it was not seen or does not apply.
        now: The present moment.

    Raises:
        NotFound: Not theirs.
        StepRefused: Their rating is sealed, or none is under way.
        StoreError: A value or an item id that cannot be, or the database refused.
    """

    def save(session: Session) -> None:
        place = _check_rating(session, engagement_id, learner_id, now)
        for item, value in answers.items():
            key = {**place, "item_id": item}
            put(session, EngagementRatingRow, key, {"value": value, "rated_at": now})

    store.write(save)


def clear_answer(store: Store, engagement_id: str, learner_id: str, item: str, now: datetime) -> None:
    """Take an answer back; nothing happens when there is none.

    Raises:
        NotFound: Not theirs.
        StepRefused: Their rating is sealed, or none is under way.
    """

    def clear(session: Session) -> None:
        place = _check_rating(session, engagement_id, learner_id, now)
        session.execute(delete(EngagementRatingRow).filter_by(**place, item_id=item))

    store.write(clear)


def load_own(store: Store, engagement_id: str, learner_id: str, number: int) -> dict[str, int | None]:
    """The reader's own answers of a round, by item id.

    Raises:
        NotFound: Not theirs.
    """
    with store.read() as session:
        check_place(session, engagement_id, learner_id)
        return _read(session, engagement_id, learner_id, number)


def load_opened(
    store: Store, engagement_id: str, learner_id: str, number: int
) -> tuple[dict[str, int | None], dict[str, int | None]]:
    """Both ratings of a round that was opened: the coachee's and the coach's, for either of the two.

    Raises:
        NotFound: Not theirs, or not opened: both look the same.
    """
    with store.read() as session:
        seen = read_engagement(session, engagement_id, learner_id)
        if seen.me == "peer" or not shows_round(seen.pair, number):
            raise NotFound("There is no such coaching, or it is not yours.")
        sides: tuple[Role, Role] = ("coachee", "coach")
        own, coach = (
            _read(session, engagement_id, find_member(session, engagement_id, side) or "", number)
            for side in sides
        )
    return own, coach


def view_peer_group(
    store: Store, engagement_id: str, learner_id: str, instrument: Instrument
) -> Mapping[str, float | None] | None:
    """The peers' means by facet for either of the two; None where they do not count as a group.

    What one of them rated never leaves this module. When a peer has gone since the opening, the group is
    left out: two figures for two groups would give the difference away.

    Raises:
        NotFound: Not theirs.
    """
    with store.read() as session:
        seen = read_engagement(session, engagement_id, learner_id)
        if seen.me == "peer" or not shows_round(seen.pair, 1):
            return None
        sealed = session.scalars(
            select(EngagementSealRow.learner_id)
            .join(
                EngagementMemberRow,
                (EngagementMemberRow.engagement_id == EngagementSealRow.engagement_id)
                & (EngagementMemberRow.learner_id == EngagementSealRow.learner_id),
            )
            .where(EngagementSealRow.engagement_id == engagement_id, EngagementMemberRow.role == "peer")
        ).all()
        if len(sealed) != seen.peers_opened:
            return None
        ratings = [_read(session, engagement_id, one, 1) for one in sealed]
        coach = _read(session, engagement_id, find_member(session, engagement_id, "coach") or "", 1)
    return view_peers(instrument, ratings, coach=coach)


def seal_rating(
    store: Store, engagement_id: str, learner_id: str, now: datetime, *, items: Collection[str]
) -> None:
    """Close one's rating of the round under way; the second of the two closes the round.

    Args:
        store: An open database.
        engagement_id: The engagement.
        learner_id: Who seals.
        now: The present moment.
        items: The ids of the form's items: enough of them need an answer, and some of these a value.

    Raises:
        NotFound: Not theirs.
        StepRefused: Nothing to seal, or too few answers.
    """

    def seal(session: Session) -> None:
        row, _ = check_place(session, engagement_id, learner_id, lock=True)
        seen = read_engagement(session, engagement_id, learner_id)
        moved = take_deed(seen.pair, seen.me, "seal", now)
        filling = measure_filling(items, _read(session, engagement_id, learner_id, row.round))
        if filling.answered < filling.needed:
            raise StepRefused(
                f"{filling.answered} items have an answer; {filling.needed} are needed to seal."
            )
        if not filling.enough:
            raise StepRefused(f"{filling.rated} items are rated; {filling.rated_needed} are needed to seal.")
        key = {"engagement_id": engagement_id, "learner_id": learner_id, "round": row.round}
        put(session, EngagementSealRow, key, {"sealed_at": now}, keep={"sealed_at"})
        if seen.me != "peer":
            row.phase = moved.phase

    store.write(seal)


def unseal_rating(store: Store, engagement_id: str, learner_id: str, now: datetime) -> None:
    """Open one's own rating again, while the other has not sealed theirs.

    Raises:
        NotFound: Not theirs.
        StepRefused: Both have sealed.
    """

    def unseal(session: Session) -> None:
        row, _ = check_place(session, engagement_id, learner_id, lock=True)
        seen = read_engagement(session, engagement_id, learner_id)
        take_deed(seen.pair, seen.me, "unseal", now)
        mine = {"engagement_id": engagement_id, "learner_id": learner_id, "round": row.round}
        session.execute(delete(EngagementSealRow).filter_by(**mine))

    store.write(unseal)


def _check_rating(
    session: Session, engagement_id: str, learner_id: str, now: datetime
) -> dict[str, str | int]:
    row, _ = check_place(session, engagement_id, learner_id, lock=True)
    seen = read_engagement(session, engagement_id, learner_id)
    place: dict[str, str | int] = {
        "engagement_id": engagement_id,
        "learner_id": learner_id,
        "round": row.round,
    }
    sealed = session.scalar(select(EngagementSealRow.sealed_at).filter_by(**place))
    if sealed or "rate" not in list_deeds(seen.pair, seen.me, now):
        raise StepRefused("This rating is sealed and takes no more changes.")
    return place


def _read(session: Session, engagement_id: str, learner_id: str, number: int) -> dict[str, int | None]:
    rows = session.execute(
        select(EngagementRatingRow.item_id, EngagementRatingRow.value)
        .filter_by(engagement_id=engagement_id, learner_id=learner_id, round=number)
        .order_by(EngagementRatingRow.item_id)
    )
    return dict(rows.all())
