"""Coaching: who works with whom, what each rated and wrote, and what both agreed on.

What somebody enters stands in rows of their own, below their place in the engagement, so that it goes with
them when they leave or erase their data. The engagement itself holds nobody's words.
"""

from datetime import date, datetime
from typing import Annotated

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from netlearn.store.tables.base import Base, OwnedBy, Typed

OfEngagement = Annotated[str, mapped_column(ForeignKey("engagements.id", ondelete="CASCADE"))]


def _of_member(table: str) -> ForeignKeyConstraint:
    """The place in the engagement that a row belongs to."""
    return ForeignKeyConstraint(
        ["engagement_id", "learner_id"],
        ["engagement_members.engagement_id", "engagement_members.learner_id"],
        ondelete="CASCADE",
        name=f"fk_{table}_member",
    )


class EngagementRow(Base):
    """A coach and a coachee; where they stand, in neutral values only."""

    __tablename__ = "engagements"
    id: Mapped[str] = mapped_column(primary_key=True)
    phase: Mapped[str]
    round: Mapped[int] = mapped_column(SmallInteger)
    opened: Mapped[int] = mapped_column(SmallInteger)
    peers: Mapped[int] = mapped_column(SmallInteger)
    expires_at: Mapped[datetime]
    made_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    agreed_at: Mapped[datetime | None]
    __table_args__ = (
        CheckConstraint(
            "phase IN ('invited', 'declined', 'revoked', 'rating', 'sealed', 'open', 'agreed', 'closed')",
            name="phase",
        ),
        CheckConstraint("round BETWEEN 1 AND 100", name="round"),
        CheckConstraint("opened BETWEEN 0 AND 100", name="opened"),
        CheckConstraint("peers BETWEEN 0 AND 100", name="peers"),
    )


class EngagementMemberRow(Base):
    """Somebody's place in an engagement, and the name they go by in it; the coach's holds the purpose."""

    __tablename__ = "engagement_members"
    engagement_id: Mapped[OfEngagement] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy] = mapped_column(primary_key=True, index=True)
    role: Mapped[str]
    name: Mapped[Typed]
    purpose: Mapped[Typed]
    joined_at: Mapped[datetime]
    __table_args__ = (
        CheckConstraint("role IN ('coach', 'coachee', 'peer')", name="role"),
        CheckConstraint("length(name) BETWEEN 1 AND 60", name="name"),
        CheckConstraint("length(purpose) <= 600", name="purpose"),
    )


class EngagementInviteRow(Base):
    """A link for one person to come in by, known by its digest."""

    __tablename__ = "engagement_invites"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    engagement_id: Mapped[str]
    learner_id: Mapped[str]
    role: Mapped[str]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    __table_args__ = (
        _of_member("engagement_invites"),
        Index(None, "engagement_id", "learner_id"),
        CheckConstraint("role IN ('coachee', 'peer')", name="role"),
    )


class EngagementRatingRow(Base):
    """A member's answer to one item in one round; without a value it was not seen, or does not apply."""

    __tablename__ = "engagement_ratings"
    engagement_id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[str] = mapped_column(primary_key=True)
    round: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    item_id: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int | None] = mapped_column(SmallInteger)
    rated_at: Mapped[datetime]
    __table_args__ = (
        _of_member("engagement_ratings"),
        CheckConstraint("value BETWEEN 0 AND 10", name="value"),
        CheckConstraint("length(item_id) BETWEEN 1 AND 60", name="item"),
    )


class EngagementSealRow(Base):
    """A member's rating of one round is closed."""

    __tablename__ = "engagement_seals"
    engagement_id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[str] = mapped_column(primary_key=True)
    round: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    sealed_at: Mapped[datetime]
    __table_args__ = (_of_member("engagement_seals"),)


class EngagementWordRow(Base):
    """Something a member wrote or ticked; who sees it follows from its kind."""

    __tablename__ = "engagement_words"
    engagement_id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[Typed]
    written_at: Mapped[datetime]
    __table_args__ = (
        _of_member("engagement_words"),
        CheckConstraint(
            "kind IN ('shared', 'private', 'guide', 'offer', 'meeting', 'question', 'map')", name="kind"
        ),
        CheckConstraint("length(name) <= 60", name="name"),
        CheckConstraint("length(text) <= 5000", name="text"),
    )


class AgreementRow(Base):
    """What its owner will do, in the owner's words, and when the other said yes to it."""

    __tablename__ = "agreements"
    id: Mapped[str] = mapped_column(primary_key=True)
    engagement_id: Mapped[str]
    learner_id: Mapped[str]
    round: Mapped[int] = mapped_column(SmallInteger)
    title: Mapped[Typed]
    step: Mapped[Typed]
    cue: Mapped[Typed]
    measure: Mapped[Typed]
    due: Mapped[date]
    written_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    __table_args__ = (
        _of_member("agreements"),
        Index(None, "engagement_id", "learner_id"),
        CheckConstraint("length(title) BETWEEN 1 AND 200", name="title"),
        CheckConstraint("length(step) BETWEEN 1 AND 300", name="step"),
        CheckConstraint("length(cue) BETWEEN 1 AND 300", name="cue"),
        CheckConstraint("length(measure) BETWEEN 1 AND 300", name="measure"),
    )


class AgreementCheckRow(Base):
    """What a member said of an agreement some time later."""

    __tablename__ = "agreement_checks"
    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[str] = mapped_column(ForeignKey("agreements.id", ondelete="CASCADE"), index=True)
    engagement_id: Mapped[str]
    learner_id: Mapped[str]
    outcome: Mapped[str]
    note: Mapped[Typed]
    help: Mapped[bool]
    said_at: Mapped[datetime]
    write_key: Mapped[str]
    __table_args__ = (
        _of_member("agreement_checks"),
        Index("uq_agreement_checks_key", "engagement_id", "learner_id", "write_key", unique=True),
        CheckConstraint("outcome IN ('done', 'partly', 'not')", name="outcome"),
        CheckConstraint("length(note) <= 1000", name="note"),
    )


class EngagementOpeningRow(Base):
    """Who looked at what, and when first and last."""

    __tablename__ = "engagement_openings"
    engagement_id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[str] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(primary_key=True)
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    __table_args__ = (
        _of_member("engagement_openings"),
        CheckConstraint("length(what) BETWEEN 1 AND 40", name="what"),
    )
