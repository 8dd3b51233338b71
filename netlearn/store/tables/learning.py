"""What somebody learns: answers, drafts, places, reflections."""

from datetime import datetime

from sqlalchemy import CheckConstraint, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netlearn.store.tables.base import Base, OwnedBy, Texts, Typed


class AttemptRow(Base):
    """One answer to a question; never changed."""

    __tablename__ = "attempts"
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy]
    question_id: Mapped[str]
    question_revision: Mapped[str]
    chosen: Mapped[Texts]
    credit: Mapped[float | None]
    confidence: Mapped[int | None] = mapped_column(SmallInteger)
    hints: Mapped[int] = mapped_column(server_default="0")
    attempted_at: Mapped[datetime]
    write_key: Mapped[str]
    __table_args__ = (
        # A key counts within a learner, so that nobody can block or probe somebody else's writes.
        UniqueConstraint("learner_id", "write_key"),
        CheckConstraint("length(CAST(chosen AS TEXT)) <= 200000", name="chosen"),
        CheckConstraint("credit BETWEEN 0 AND 1", name="credit"),
        CheckConstraint("confidence BETWEEN 1 AND 3", name="confidence"),
        CheckConstraint("hints >= 0", name="hints"),
    )


class QuestionDraftRow(Base):
    """An answer that is not given yet: an essay being written, a story half walked."""

    __tablename__ = "question_drafts"
    learner_id: Mapped[OwnedBy] = mapped_column(primary_key=True)
    question_id: Mapped[str] = mapped_column(primary_key=True)
    question_revision: Mapped[str]
    answer: Mapped[Texts]
    updated_at: Mapped[datetime]
    __table_args__ = (CheckConstraint("length(CAST(answer AS TEXT)) <= 200000", name="answer"),)


class PoolDrawRow(Base):
    """The questions drawn from a pool for one learner."""

    __tablename__ = "pool_draws"
    learner_id: Mapped[OwnedBy] = mapped_column(primary_key=True)
    lesson_id: Mapped[str] = mapped_column(primary_key=True)
    block_id: Mapped[str] = mapped_column(primary_key=True)
    questions: Mapped[Texts]
    drawn_at: Mapped[datetime]


class PlaceRow(Base):
    """How far a learner has come in a lesson."""

    __tablename__ = "places"
    learner_id: Mapped[OwnedBy] = mapped_column(primary_key=True)
    lesson_id: Mapped[str] = mapped_column(primary_key=True)
    step: Mapped[int]
    visited_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    __table_args__ = (CheckConstraint("step BETWEEN 0 AND 1000", name="step"),)


class ReflectionRow(Base):
    """What a learner wrote to a reflection."""

    __tablename__ = "reflections"
    learner_id: Mapped[OwnedBy] = mapped_column(primary_key=True)
    lesson_id: Mapped[str] = mapped_column(primary_key=True)
    block_id: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[Typed]
    written_at: Mapped[datetime]
    __table_args__ = (CheckConstraint("length(text) BETWEEN 1 AND 20000", name="text"),)
