"""Assessments: a draft that is saved rating by rating, and history once it is submitted."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from netlearn.errors import AlreadySubmitted, NotFound
from netlearn.store.assessment_reading import (
    BY_ID,
    DRAFT,
    EVERY,
    OF_LEARNER,
    ONE,
    Assessment,
    Rating,
    read_assessments,
)
from netlearn.store.engine import Store
from netlearn.store.sql import add_once, new_id, put
from netlearn.store.tables import AssessmentRow, RatingRow

__all__ = [
    "Assessment",
    "Rating",
    "clear_rating",
    "list_assessments",
    "load_assessment",
    "mark_seen",
    "open_assessment",
    "save_rating",
    "submit_assessment",
]

_LOCKED = select(AssessmentRow).where(OF_LEARNER & BY_ID).with_for_update()


def open_assessment(
    store: Store,
    learner_id: str,
    *,
    instrument_id: str,
    instrument_version: int,
    form: str,
    seed: int,
    shown_order: Sequence[Sequence[str]],
    now: datetime,
) -> Assessment:
    """The learner's open draft of this instrument and form, made if there is none.

    A draft that exists keeps its own version, seed and order. Safe to repeat, also from two tabs.

    Raises:
        StoreError: no such learner, or the database refused.
    """
    draft = {"learner": learner_id, "instrument": instrument_id, "form": form}
    fresh = {
        "id": new_id(),
        "learner_id": learner_id,
        "instrument_id": instrument_id,
        "instrument_version": instrument_version,
        "form": form,
        "seed": seed,
        "shown_order": [list(page) for page in shown_order],
        "started_at": now,
    }

    def open_draft(session: Session) -> Assessment:
        if not (found := read_assessments(session.connection(), DRAFT, draft)):
            add_once(session, AssessmentRow, fresh)
            found = read_assessments(session.connection(), DRAFT, draft)
        return found[0]

    with store.look() as connection:
        found = read_assessments(connection, DRAFT, draft)
    return found[0] if found else store.write(open_draft)


def save_rating(
    store: Store,
    learner_id: str,
    assessment_id: str,
    item_id: str,
    value: int | None,
    *,
    does_not_apply: bool = False,
    reason: str | None = None,
    now: datetime,
) -> None:
    """Write the answer to one item, in place of an earlier one.

    Raises:
        NotFound: the learner has no such assessment.
        AlreadySubmitted: it takes no more ratings.
        StoreError: a value outside 0 to 10, a value on an item that does not apply, or a database
            that refused; nothing was saved.
    """
    answer = {"value": value, "does_not_apply": does_not_apply, "reason": reason, "rated_at": now}

    def save(session: Session) -> None:
        _check_draft(session, learner_id, assessment_id)
        put(session, RatingRow, {"assessment_id": assessment_id, "item_id": item_id}, answer)

    store.write(save)


def clear_rating(store: Store, learner_id: str, assessment_id: str, item_id: str) -> None:
    """Take the answer to one item back; nothing happens when there is none.

    Raises:
        NotFound: the learner has no such assessment.
        AlreadySubmitted: it takes no more changes.
    """

    def clear(session: Session) -> None:
        _check_draft(session, learner_id, assessment_id)
        rating = (RatingRow.assessment_id == assessment_id) & (RatingRow.item_id == item_id)
        session.execute(delete(RatingRow).where(rating))

    store.write(clear)


def submit_assessment(
    store: Store,
    learner_id: str,
    assessment_id: str,
    now: datetime,
    *,
    snapshot: Mapping[str, object] | None = None,
) -> Assessment:
    """Close the draft for good and return it. A second call changes nothing, not even the time.

    Args:
        store: An open database.
        learner_id: Whose draft it is.
        assessment_id: Which one.
        now: When it is submitted.
        snapshot: The instrument as plain JSON values, kept with the result.

    Raises:
        NotFound: the learner has no such assessment.
    """

    def submit(session: Session) -> Assessment:
        row = _lock_assessment(session, learner_id, assessment_id)
        if row.submitted_at is None:
            row.submitted_at, row.snapshot = now, snapshot and dict(snapshot)
        session.flush()
        which = {"learner": learner_id, "assessment": assessment_id}
        return read_assessments(session.connection(), ONE, which)[0]

    return store.write(submit)


def mark_seen(store: Store, learner_id: str, assessment_id: str, now: datetime) -> None:
    """Note that the profile of this assessment was looked at. The first time stands.

    Raises:
        NotFound: the learner has no such assessment.
    """

    def mark(session: Session) -> None:
        row = _lock_assessment(session, learner_id, assessment_id)
        row.seen_at = row.seen_at or now

    store.write(mark)


def load_assessment(store: Store, learner_id: str, assessment_id: str) -> Assessment | None:
    """One assessment with its ratings; None when the learner has no such one."""
    with store.look() as connection:
        found = read_assessments(connection, ONE, {"learner": learner_id, "assessment": assessment_id})
    return found[0] if found else None


def list_assessments(store: Store, learner_id: str) -> tuple[Assessment, ...]:
    """All assessments of the learner, oldest first."""
    with store.look() as connection:
        return read_assessments(connection, EVERY, {"learner": learner_id})


def _lock_assessment(session: Session, learner_id: str, assessment_id: str) -> AssessmentRow:
    # Locked, so that on PostgreSQL no rating slips in behind a submit that runs at the same time.
    row = session.scalars(_LOCKED, {"learner": learner_id, "assessment": assessment_id}).one_or_none()
    if row is None:
        raise NotFound("There is no such assessment.")
    return row


def _check_draft(session: Session, learner_id: str, assessment_id: str) -> None:
    if _lock_assessment(session, learner_id, assessment_id).submitted_at is not None:
        raise AlreadySubmitted("This assessment is submitted and takes no more changes.")
