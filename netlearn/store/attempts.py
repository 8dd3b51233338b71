"""Attempts: every answer to a question, in the order given. History only grows."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from netlearn.domain.attempts import Attempt
from netlearn.store.engine import Store
from netlearn.store.sql import add_once
from netlearn.store.tables import AttemptRow

ROWS_AT_ONCE = 1000

_COLUMNS = (
    AttemptRow.question_id,
    AttemptRow.question_revision,
    AttemptRow.chosen,
    AttemptRow.credit,
    AttemptRow.attempted_at,
    AttemptRow.confidence,
    AttemptRow.hints,
)
_OF_LEARNER = select(*_COLUMNS).where(AttemptRow.learner_id == bindparam("learner")).order_by(AttemptRow.id)


def record_attempt(
    store: Store,
    learner_id: str,
    question_id: str,
    revision: str,
    chosen: Sequence[str],
    *,
    credit: float | None,
    confidence: int | None = None,
    hints: int = 0,
    key: str,
    now: datetime,
) -> bool:
    """Add an attempt; the same `key` of the same learner counts once, so a retry is harmless.

    Returns:
        True when it was added, False when this key was there already.

    Raises:
        StoreError: credit outside 0 to 1, confidence outside 1 to 3, hints below 0, an answer over
            200,000 characters of JSON, no such learner, or the database refused.
    """
    row = {
        "learner_id": learner_id,
        "question_id": question_id,
        "question_revision": revision,
        "chosen": list(chosen),
        "credit": credit,
        "confidence": confidence,
        "hints": hints,
        "attempted_at": now,
        "write_key": key,
    }
    return store.write(lambda session: add_once(session, AttemptRow, row))


def list_attempts(store: Store, learner_id: str) -> tuple[Attempt, ...]:
    """All attempts of the learner, oldest first."""
    return tuple(_to_attempt(*row) for row in store.fetch(_OF_LEARNER, learner=learner_id))


def list_all_attempts(store: Store) -> Iterator[tuple[str, Attempt]]:
    """Every attempt with its learner's id, one learner after the other, each oldest first.

    Rows come a few at a time, so the whole history need not fit into memory. Read to the end or
    close the iterator: it holds a snapshot of the database open.
    """
    every = select(AttemptRow.learner_id, *_COLUMNS).order_by(AttemptRow.learner_id, AttemptRow.id)
    with store.read() as session:
        for row in session.execute(every.execution_options(yield_per=ROWS_AT_ONCE)):
            yield row[0], _to_attempt(*row[1:])


def _to_attempt(question: str, revision: str, chosen: Sequence[str], *rest: Any) -> Attempt:
    return Attempt(question, revision, tuple(chosen), *rest)
