"""What somebody remembers and has shown: cards, reviews, certificates."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netlearn.store.tables.base import Base, OwnedBy, Typed


class CardRow(Base):
    """What a learner remembers of one card, as the scheduler left it."""

    __tablename__ = "cards"
    learner_id: Mapped[OwnedBy] = mapped_column(primary_key=True)
    card_id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[Any] = mapped_column(JSON)
    due_at: Mapped[datetime]
    lapses: Mapped[int]
    updated_at: Mapped[datetime]
    __table_args__ = (
        Index(None, "learner_id", "due_at"),
        CheckConstraint("lapses >= 0", name="lapses"),
        CheckConstraint("length(CAST(state AS TEXT)) <= 5000", name="state"),
    )


class ReviewRow(Base):
    """One look at a card and how well it was remembered; never changed."""

    __tablename__ = "reviews"
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy]
    card_id: Mapped[str]
    rating: Mapped[int] = mapped_column(SmallInteger)
    reviewed_at: Mapped[datetime]
    write_key: Mapped[str]
    __table_args__ = (
        UniqueConstraint("learner_id", "write_key"),
        CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
    )


class CertificateRow(Base):
    """A certificate, found by the code printed on it."""

    __tablename__ = "certificates"
    code: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy]
    name: Mapped[Typed]
    course_id: Mapped[str]
    mastery: Mapped[float]
    issued_at: Mapped[datetime]
    __table_args__ = (
        UniqueConstraint("learner_id", "course_id", "name"),
        CheckConstraint("length(name) BETWEEN 1 AND 200", name="name"),
        CheckConstraint("mastery BETWEEN 0 AND 1", name="mastery"),
    )
