"""What somebody shows to others: links to a report, and when each was opened."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from netlearn.store.tables.base import Base, OwnedBy, Texts, Typed


class ShareRow(Base):
    """A link to the report on one result, known by the digest of its token; `label` says for whom it is."""

    __tablename__ = "shares"
    id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy] = mapped_column(index=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    label: Mapped[Typed]
    plan: Mapped[bool]
    changes: Mapped[bool]
    notes: Mapped[Texts]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    __table_args__ = (
        CheckConstraint("length(label) BETWEEN 1 AND 80", name="label"),
        CheckConstraint("length(CAST(notes AS TEXT)) <= 20000", name="notes"),
        CheckConstraint("expires_at > made_at", name="expires_at"),
    )


class ShareOpeningRow(Base):
    """A moment when a link was opened, or only checked by a program that reads nothing; never changed."""

    __tablename__ = "share_openings"
    id: Mapped[int] = mapped_column(primary_key=True)
    share_id: Mapped[str] = mapped_column(ForeignKey("shares.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    opened_at: Mapped[datetime]
    __table_args__ = (CheckConstraint("kind IN ('opened', 'checked')", name="kind"),)
