"""Drafts: answers begun and not given yet, each kept in its last state only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from netlearn.store.engine import Store
from netlearn.store.sql import put
from netlearn.store.tables import QuestionDraftRow


@dataclass(frozen=True, slots=True)
class Draft:
    """An open answer in its stored form, and the revision of the question it belongs to."""

    question_revision: str
    answer: tuple[str, ...]
    updated_at: datetime


def save_draft(
    store: Store, learner_id: str, question_id: str, revision: str, answer: Sequence[str], *, now: datetime
) -> None:
    """Keep the open answer in place of the last one.

    Raises:
        StoreError: more than 200,000 characters of JSON, no such learner, or the database refused.
    """
    key = {"learner_id": learner_id, "question_id": question_id}
    values = {"question_revision": revision, "answer": list(answer), "updated_at": now}
    store.write(lambda session: put(session, QuestionDraftRow, key, values))


def load_drafts(store: Store, learner_id: str) -> dict[str, Draft]:
    """The learner's open answers by question id."""
    mine = select(QuestionDraftRow).where(QuestionDraftRow.learner_id == learner_id)
    with store.read() as session:
        return {
            row.question_id: Draft(row.question_revision, tuple(row.answer), row.updated_at)
            for row in session.scalars(mine.order_by(QuestionDraftRow.question_id))
        }


def drop_draft(store: Store, learner_id: str, question_id: str) -> None:
    """Forget the open answer; nothing happens when there is none."""
    draft = delete(QuestionDraftRow).filter_by(learner_id=learner_id, question_id=question_id)
    store.write(lambda session: session.execute(draft))
