"""Reflections: what a learner wrote to themselves, kept in its last wording only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from netlearn.store.engine import Store
from netlearn.store.sql import put
from netlearn.store.tables import ReflectionRow


@dataclass(frozen=True, slots=True)
class Reflection:
    """The words and when they were written."""

    text: str
    written_at: datetime


def save_reflection(
    store: Store, learner_id: str, lesson_id: str, block_id: str, text: str, *, now: datetime
) -> None:
    """Keep the text in place of the last one; a blank text removes it.

    Raises:
        StoreError: more than 20,000 characters, no such learner, or the database refused.
    """
    key = {"learner_id": learner_id, "lesson_id": lesson_id, "block_id": block_id}

    def save(session: Session) -> None:
        if text.strip("\x00 \t\r\n"):
            put(session, ReflectionRow, key, {"text": text, "written_at": now})
        else:
            session.execute(delete(ReflectionRow).filter_by(**key))

    store.write(save)


def load_reflections(store: Store, learner_id: str) -> dict[tuple[str, str], Reflection]:
    """The learner's reflections by (lesson id, block id)."""
    mine = select(ReflectionRow).where(ReflectionRow.learner_id == learner_id)
    with store.read() as session:
        return {
            (row.lesson_id, row.block_id): Reflection(row.text, row.written_at)
            for row in session.scalars(mine.order_by(ReflectionRow.lesson_id, ReflectionRow.block_id))
        }
