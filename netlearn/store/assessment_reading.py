"""Reading assessments: the statements, each made once, and what becomes of their rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select

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


class Reading(NamedTuple):
    """The statements that read some assessments, and the ratings of the same ones."""

    assessments: Select[*tuple[Any, ...]]
    ratings: Select[*tuple[Any, ...]]


def _prepare(which: ColumnElement[bool]) -> Reading:
    answers = (RatingRow.value, RatingRow.does_not_apply, RatingRow.reason, RatingRow.rated_at)
    return Reading(
        select(AssessmentRow.__table__).where(which).order_by(AssessmentRow.started_at, AssessmentRow.id),
        select(RatingRow.assessment_id, RatingRow.item_id, *answers)
        .join(AssessmentRow, AssessmentRow.id == RatingRow.assessment_id)
        .where(which)
        .order_by(RatingRow.item_id),
    )


BY_ID = AssessmentRow.id == bindparam("assessment")
OF_LEARNER = AssessmentRow.learner_id == bindparam("learner")
EVERY = _prepare(OF_LEARNER)
ONE = _prepare(OF_LEARNER & BY_ID)
DRAFT = _prepare(
    OF_LEARNER
    & (AssessmentRow.instrument_id == bindparam("instrument"))
    & (AssessmentRow.form == bindparam("form"))
    & AssessmentRow.submitted_at.is_(None)
)


def read_assessments(
    connection: Connection, reading: Reading, which: Mapping[str, object]
) -> tuple[Assessment, ...]:
    """Inside a transaction: the assessments that `reading` finds for the values in `which`, oldest first."""
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
