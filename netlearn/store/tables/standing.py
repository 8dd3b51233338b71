"""Where somebody stands and what they plan: assessments, ratings, plan events, wishes."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from netlearn.store.tables.base import Base, OwnedBy, Typed


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
    seen_at: Mapped[datetime | None]
    # The instrument as it was when this was submitted: a later edit never rewrites an old profile.
    snapshot: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
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


class PlanEventRow(Base):
    """Something that happened to an action in a learner's plan; never changed."""

    __tablename__ = "plan_events"
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy]
    action_id: Mapped[str]
    event: Mapped[str]
    note: Mapped[Typed | None]
    detail: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    happened_at: Mapped[datetime]
    write_key: Mapped[str]
    __table_args__ = (
        UniqueConstraint("learner_id", "write_key"),
        CheckConstraint(
            "event IN ('accept', 'start', 'done', 'drop', 'reopen', 'intend', 'did', 'adapt', 'keep')",
            name="event",
        ),
        CheckConstraint("length(note) <= 5000", name="note"),
        CheckConstraint("length(CAST(detail AS TEXT)) <= 10000", name="detail"),
    )


class PreferencesRow(Base):
    """What a learner wants the plan to take into account."""

    __tablename__ = "preferences"
    learner_id: Mapped[OwnedBy] = mapped_column(primary_key=True)
    goal: Mapped[Typed | None]
    weekly_minutes: Mapped[int | None]
    work_mode: Mapped[Typed | None]
    role: Mapped[Typed | None]
    even_weights: Mapped[bool] = mapped_column(server_default=false())
    updated_at: Mapped[datetime]
    __table_args__ = (
        CheckConstraint("length(goal) <= 2000", name="goal"),
        CheckConstraint("weekly_minutes BETWEEN 0 AND 10080", name="weekly_minutes"),
        CheckConstraint("length(work_mode) <= 40", name="work_mode"),
        CheckConstraint("length(role) <= 40", name="role"),
    )


class CalendarFeedRow(Base):
    """An address under which a calendar program finds the learner's plan, known by its digest."""

    __tablename__ = "calendar_feeds"
    learner_id: Mapped[OwnedBy] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
