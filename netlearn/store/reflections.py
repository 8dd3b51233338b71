"""Reflections: what a learner wrote to themselves, kept in its last wording only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from netlearn.store.engine import Store
from netlearn.store.sql import put
from netlearn.store.tables import ReflectionRow

_OF_LEARNER = (
    select(ReflectionRow.lesson_id, ReflectionRow.block_id, ReflectionRow.text, ReflectionRow.written_at)
    .where(ReflectionRow.learner_id == bindparam("learner"))
    .order_by(ReflectionRow.lesson_id, ReflectionRow.block_id)
)


@dataclass(frozen=True, slots=True)
class Reflection:
    """The words and when they were written."""

    text: str
    written_at: datetime


def save_reflection(
    store: Store,
    learner_id: str,
    lesson_id: str,
    block_id: str,
    text: str,
    *,
    now: datetime,
    before: str | None = None,
) -> bool:
    """Keep the text in place of the last one; a blank text removes it.

    Args:
        store: The database.
        learner_id: Whose it is.
        lesson_id: The lesson.
        block_id: The reflection in it.
        text: What was written.
        now: When.
        before: The text that the writer began from; None to write whatever stands.

    Returns:
        False when something else than `before` stands there, and nothing was written.

    Raises:
        StoreError: more than 20,000 characters, no such learner, or the database refused.
    """
    key = {"learner_id": learner_id, "lesson_id": lesson_id, "block_id": block_id}

    def save(session: Session) -> bool:
        stands = session.scalar(select(ReflectionRow.text).filter_by(**key)) or ""
        if before is not None and stands.strip() not in (before.strip(), text.strip()):
            return False
        if text.strip("\x00 \t\r\n"):
            put(session, ReflectionRow, key, {"text": text, "written_at": now})
        else:
            session.execute(delete(ReflectionRow).filter_by(**key))
        return True

    return store.write(save)


def load_reflections(store: Store, learner_id: str) -> dict[tuple[str, str], Reflection]:
    """The learner's reflections by (lesson id, block id)."""
    rows = store.fetch(_OF_LEARNER, learner=learner_id)
    return {(lesson, block): Reflection(text, written_at) for lesson, block, text, written_at in rows}
