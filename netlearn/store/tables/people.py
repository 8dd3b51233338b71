"""Who somebody is: learners, their devices, accounts and resume codes."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from netlearn.store.tables.base import Base, OwnedBy


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
    """A wrong resume code; counts for an hour, also when its learner is erased."""

    __tablename__ = "resume_tries"
    id: Mapped[int] = mapped_column(primary_key=True)
    device_hash: Mapped[str]
    address_hash: Mapped[str | None]
    tried_at: Mapped[datetime] = mapped_column(index=True)
