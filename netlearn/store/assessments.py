"""Assessments: a draft that is saved rating by rating, and history once it is submitted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, select
from sqlalchemy.orm import Session

from netlearn.errors import AlreadySubmitted, NotFound
from netlearn.store.engine import Store
from netlearn.store.sql import add_once, new_id, put
from netlearn.store.tables import AssessmentRow, RatingRow


@dataclass(frozen=True, slots=True)
class Rating:
    """The answer to one item; `value` is a point of the instrument's scale, None when none was chosen."""

    value: int | None
    does_not_apply: bool
    reason: str | None
    rated_at: datetime


@dataclass(frozen=True, slots=True)
class Assessment:
    """One pass through an instrument. `shown_order` holds the item ids of each page in turn.

    `seen_at` is when its profile was first looked at; `snapshot` is the instrument as it was when this was
    submitted, None for a draft and for what older versions of netlearn wrote.
    """

    id: str
    instrument_id: str
    instrument_version: int
    form: str
    seed: int
    shown_order: tuple[tuple[str, ...], ...]
    started_at: datetime
    submitted_at: datetime | None
    seen_at: datetime | None = None
    ratings: dict[str, Rating] = field(default_factory=dict)
    snapshot: Mapping[str, Any] | None = None


class _Reading(NamedTuple):
    """The statements that read some assessments, and the ratings of the same ones."""

    assessments: Select[*tuple[Any, ...]]
    ratings: Select[*tuple[Any, ...]]


def _prepare(which: ColumnElement[bool]) -> _Reading:
    answers = (RatingRow.value, RatingRow.does_not_apply, RatingRow.reason, RatingRow.rated_at)
    return _Reading(
        select(AssessmentRow.__table__).where(which).order_by(AssessmentRow.started_at, AssessmentRow.id),
        select(RatingRow.assessment_id, RatingRow.item_id, *answers)
        .join(AssessmentRow, AssessmentRow.id == RatingRow.assessment_id)
        .where(which)
        .order_by(RatingRow.item_id),
    )


_BY_ID = AssessmentRow.id == bindparam("assessment")
_OF_LEARNER = AssessmentRow.learner_id == bindparam("learner")
_EVERY = _prepare(_OF_LEARNER)
_ONE = _prepare(_OF_LEARNER & _BY_ID)
_DRAFT = _prepare(
    _OF_LEARNER
    & (AssessmentRow.instrument_id == bindparam("instrument"))
    & (AssessmentRow.form == bindparam("form"))
    & AssessmentRow.submitted_at.is_(None)
)
_LOCKED = select(AssessmentRow).where(_OF_LEARNER & _BY_ID).with_for_update()


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
        if not (found := _read(session.connection(), _DRAFT, draft)):
            add_once(session, AssessmentRow, fresh)
            found = _read(session.connection(), _DRAFT, draft)
        return found[0]

    with store.look() as connection:
        found = _read(connection, _DRAFT, draft)
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
        return _read(session.connection(), _ONE, which)[0]

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
        found = _read(connection, _ONE, {"learner": learner_id, "assessment": assessment_id})
    return found[0] if found else None


def list_assessments(store: Store, learner_id: str) -> tuple[Assessment, ...]:
    """All assessments of the learner, oldest first."""
    with store.look() as connection:
        return _read(connection, _EVERY, {"learner": learner_id})


def _lock_assessment(session: Session, learner_id: str, assessment_id: str) -> AssessmentRow:
    # Locked, so that on PostgreSQL no rating slips in behind a submit that runs at the same time.
    row = session.scalars(_LOCKED, {"learner": learner_id, "assessment": assessment_id}).one_or_none()
    if row is None:
        raise NotFound("There is no such assessment.")
    return row


def _check_draft(session: Session, learner_id: str, assessment_id: str) -> None:
    if _lock_assessment(session, learner_id, assessment_id).submitted_at is not None:
        raise AlreadySubmitted("This assessment is submitted and takes no more changes.")


def _read(connection: Connection, reading: _Reading, which: Mapping[str, object]) -> tuple[Assessment, ...]:
    rows = connection.execute(reading.assessments, which).all()
    if not rows:
        return ()
    ratings: dict[str, dict[str, Rating]] = {row.id: {} for row in rows}
    for assessment_id, item_id, *answer in connection.execute(reading.ratings, which):
        ratings[assessment_id][item_id] = Rating(*answer)
    return tuple(
        Assessment(
            id=row.id,
            instrument_id=row.instrument_id,
            instrument_version=row.instrument_version,
            form=row.form,
            seed=row.seed,
            shown_order=tuple(tuple(page) for page in row.shown_order),
            started_at=row.started_at,
            submitted_at=row.submitted_at,
            seen_at=row.seen_at,
            snapshot=row.snapshot,
            ratings=ratings[row.id],
        )
        for row in rows
    )
