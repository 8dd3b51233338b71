"""Pool draws: the questions a learner got from each pool, drawn once and then kept."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from netlearn.store.engine import Store
from netlearn.store.sql import add_once
from netlearn.store.tables import PoolDrawRow

_OF_LEARNER = (
    select(PoolDrawRow.lesson_id, PoolDrawRow.block_id, PoolDrawRow.questions)
    .where(PoolDrawRow.learner_id == bindparam("learner"))
    .order_by(PoolDrawRow.lesson_id, PoolDrawRow.block_id)
)


def keep_draw(
    store: Store, learner_id: str, lesson_id: str, block_id: str, questions: Sequence[str], *, now: datetime
) -> tuple[str, ...]:
    """The draw that stands for this pool: the one kept before, else `questions`, which are kept now.

    Raises:
        StoreError: no such learner, or the database refused.
    """
    key = {"learner_id": learner_id, "lesson_id": lesson_id, "block_id": block_id}
    kept = select(PoolDrawRow.questions).filter_by(**key)

    def keep(session: Session) -> tuple[str, ...]:
        add_once(session, PoolDrawRow, {**key, "questions": list(questions), "drawn_at": now})
        return tuple(session.scalars(kept).one())

    with store.read() as session:
        found = session.scalar(kept)
    return store.write(keep) if found is None else tuple(found)


def load_draws(store: Store, learner_id: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """The learner's draws: question ids by (lesson id, block id)."""
    rows = store.fetch(_OF_LEARNER, learner=learner_id)
    return {(lesson, block): tuple(questions) for lesson, block, questions in rows}
