"""Drafts: answers begun and not given yet, each kept in its last state only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from netlearn.store.engine import Store
from netlearn.store.sql import put
from netlearn.store.tables import QuestionDraftRow

_OF_LEARNER = (
    select(
        QuestionDraftRow.question_id,
        QuestionDraftRow.question_revision,
        QuestionDraftRow.answer,
        QuestionDraftRow.updated_at,
    )
    .where(QuestionDraftRow.learner_id == bindparam("learner"))
    .order_by(QuestionDraftRow.question_id)
)


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
    return {
        question: Draft(revision, tuple(answer), updated_at)
        for question, revision, answer, updated_at in store.fetch(_OF_LEARNER, learner=learner_id)
    }


def drop_draft(store: Store, learner_id: str, question_id: str) -> None:
    """Forget the open answer; nothing happens when there is none."""
    draft = delete(QuestionDraftRow).filter_by(learner_id=learner_id, question_id=question_id)
    store.write(lambda session: session.execute(draft))
