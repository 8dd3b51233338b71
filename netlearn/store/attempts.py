"""Attempts: every graded answer to a question, in the order given. History only grows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from netlearn.store.engine import Store
from netlearn.store.sql import add_once
from netlearn.store.tables import AttemptRow


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer: the ids of the options chosen and the credit earned, 0 to 1."""

    question_id: str
    question_revision: str
    chosen: tuple[str, ...]
    credit: float
    attempted_at: datetime


def record_attempt(
    store: Store,
    learner_id: str,
    question_id: str,
    revision: str,
    chosen: Sequence[str],
    *,
    credit: float,
    key: str,
    now: datetime,
) -> bool:
    """Add an attempt; the same `key` of the same learner counts once, so a retry is harmless.

    Returns:
        True when it was added, False when this key was there already.

    Raises:
        StoreError: credit outside 0 to 1, no such learner, or the database refused.
    """
    row = {
        "learner_id": learner_id,
        "question_id": question_id,
        "question_revision": revision,
        "chosen": list(chosen),
        "credit": credit,
        "attempted_at": now,
        "write_key": key,
    }
    return store.write(lambda session: add_once(session, AttemptRow, row))


def list_attempts(store: Store, learner_id: str) -> tuple[Attempt, ...]:
    """All attempts of the learner, oldest first."""
    mine = select(AttemptRow).where(AttemptRow.learner_id == learner_id).order_by(AttemptRow.id)
    with store.read() as session:
        return tuple(
            Attempt(row.question_id, row.question_revision, tuple(row.chosen), row.credit, row.attempted_at)
            for row in session.scalars(mine)
        )
