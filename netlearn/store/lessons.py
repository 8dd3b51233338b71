"""Places: the step a learner has reached in each lesson."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from netlearn.store.engine import Store
from netlearn.store.sql import put
from netlearn.store.tables import PlaceRow

_OF_LEARNER = (
    select(PlaceRow.lesson_id, PlaceRow.step, PlaceRow.visited_at, PlaceRow.finished_at)
    .where(PlaceRow.learner_id == bindparam("learner"))
    .order_by(PlaceRow.lesson_id)
)


@dataclass(frozen=True, slots=True)
class Place:
    """How far a learner has come in a lesson; `step` counts from 0."""

    step: int
    visited_at: datetime
    finished_at: datetime | None


def save_place(store: Store, learner_id: str, lesson_id: str, step: int, now: datetime) -> None:
    """Remember the step the learner has reached; a tab left behind takes nothing back.

    Raises:
        StoreError: a step outside 0 to 1000, no such learner, or the database refused.
    """
    key = {"learner_id": learner_id, "lesson_id": lesson_id}
    values = {"step": step, "visited_at": now}
    store.write(lambda session: put(session, PlaceRow, key, values, grow={"step"}))


def finish_lesson(store: Store, learner_id: str, lesson_id: str, step: int, now: datetime) -> None:
    """Mark the lesson as finished on its last `step`; the first time of finishing stands.

    Raises:
        StoreError: a step outside 0 to 1000, no such learner, or the database refused.
    """
    key = {"learner_id": learner_id, "lesson_id": lesson_id}
    values = {"step": step, "visited_at": now, "finished_at": now}
    store.write(lambda session: put(session, PlaceRow, key, values, keep={"finished_at"}, grow={"step"}))


def list_places(store: Store, learner_id: str) -> dict[str, Place]:
    """The learner's places by lesson id."""
    rows = store.fetch(_OF_LEARNER, learner=learner_id)
    return {lesson: Place(step, visited, finished) for lesson, step, visited, finished in rows}
