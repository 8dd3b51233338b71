"""The tables, typed. What is kept, whose it is, and which values are allowed."""

from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcTime(TypeDecorator[datetime]):
    """A moment in time: aware in Python, UTC in the database (SQLite keeps no zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store as UTC. Raises ValueError for a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone could mean any of 24 hours")
        moved = value.astimezone(UTC)
        return moved.replace(tzinfo=None) if dialect.name == "sqlite" else moved

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class FreeText(TypeDecorator[str]):
    """What somebody typed, less the two things no database agrees on: NUL and half characters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Drop NUL and replace lone surrogates by a question mark."""
        return None if value is None else value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


class Base(DeclarativeBase):
    """What all tables share."""

    # Names let a later migration find the constraint it changes.
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcTime()}  # noqa: RUF012 - SQLAlchemy's own way to declare it


OwnedBy = Annotated[str, mapped_column(ForeignKey("learners.id", ondelete="CASCADE"))]
Typed = Annotated[str, mapped_column(FreeText)]


class LearnerRow(Base):
    """A person, known by nothing but a random id."""

    __tablename__ = "learners"
    id: Mapped[str] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class DeviceRow(Base):
    """A browser that acts for a learner, known by the digest of its cookie."""

    __tablename__ = "devices"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy] = mapped_column(index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class AccountRow(Base):
    """A sign-in that leads to a learner. A learner has at most one."""

    __tablename__ = "accounts"
    subject: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy] = mapped_column(unique=True)
    bound_at: Mapped[datetime]


class ResumeCodeRow(Base):
    """A code that moves a learner to another device, known by its keyed digest."""

    __tablename__ = "resume_codes"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy] = mapped_column(index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    redeemed_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class ResumeTryRow(Base):
    """A wrong resume code, kept for an hour."""

    __tablename__ = "resume_tries"
    id: Mapped[int] = mapped_column(primary_key=True)
    device_hash: Mapped[str]
    tried_at: Mapped[datetime] = mapped_column(index=True)


class AssessmentRow(Base):
    """One pass through the questionnaire: an open draft until it is submitted."""

    __tablename__ = "assessments"
    id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy] = mapped_column(index=True)
    instrument_id: Mapped[str]
    instrument_version: Mapped[int]
    form: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    shown_order: Mapped[Any] = mapped_column(JSON)
    started_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    __table_args__ = (
        CheckConstraint("instrument_version >= 1", name="version"),
        Index(
            "uq_assessments_open_draft",
            "learner_id",
            "instrument_id",
            "form",
            unique=True,
            sqlite_where=text("submitted_at IS NULL"),
            postgresql_where=text("submitted_at IS NULL"),
        ),
    )


class RatingRow(Base):
    """The answer to one item of an assessment."""

    __tablename__ = "ratings"
    assessment_id: Mapped[str] = mapped_column(
        ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int | None]
    does_not_apply: Mapped[bool]
    reason: Mapped[Typed | None]
    rated_at: Mapped[datetime]
    __table_args__ = (
        # The instrument knows its own scale; this only keeps nonsense out.
        CheckConstraint("value BETWEEN 0 AND 10", name="value"),
        CheckConstraint("NOT (does_not_apply AND value IS NOT NULL)", name="applies"),
        CheckConstraint("length(item_id) BETWEEN 1 AND 60", name="item"),
        CheckConstraint("length(reason) <= 500", name="reason"),
    )


class AttemptRow(Base):
    """One graded answer to a question; never changed."""

    __tablename__ = "attempts"
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy]
    question_id: Mapped[str]
    question_revision: Mapped[str]
    chosen: Mapped[Any] = mapped_column(JSON)
    credit: Mapped[float]
    attempted_at: Mapped[datetime]
    write_key: Mapped[str]
    __table_args__ = (
        # A key counts within a learner, so that nobody can block or probe somebody else's writes.
        UniqueConstraint("learner_id", "write_key"),
        CheckConstraint("credit BETWEEN 0 AND 1", name="credit"),
    )


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


class PlanEventRow(Base):
    """Something that happened to an action in a learner's plan; never changed."""

    __tablename__ = "plan_events"
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy]
    action_id: Mapped[str]
    event: Mapped[str]
    note: Mapped[Typed | None]
    happened_at: Mapped[datetime]
    write_key: Mapped[str]
    __table_args__ = (
        UniqueConstraint("learner_id", "write_key"),
        CheckConstraint("event IN ('accept', 'start', 'done', 'drop', 'reopen')", name="event"),
        CheckConstraint("length(note) <= 5000", name="note"),
    )


class PreferencesRow(Base):
    """What a learner wants the plan to take into account."""

    __tablename__ = "preferences"
    learner_id: Mapped[OwnedBy] = mapped_column(primary_key=True)
    goal: Mapped[Typed | None]
    weekly_minutes: Mapped[int | None]
    work_mode: Mapped[Typed | None]
    updated_at: Mapped[datetime]
    __table_args__ = (
        CheckConstraint("length(goal) <= 2000", name="goal"),
        CheckConstraint("weekly_minutes BETWEEN 0 AND 10080", name="weekly_minutes"),
        CheckConstraint("length(work_mode) <= 40", name="work_mode"),
    )
