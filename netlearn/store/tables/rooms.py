"""Workshops: rooms, who sits in them, what they answered, and what was published of it."""

from datetime import datetime
from typing import Annotated, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, SmallInteger, false
from sqlalchemy.orm import Mapped, mapped_column

from netlearn.store.tables.base import Base, OwnedBy, Texts, Typed

OfRoom = Annotated[str, mapped_column(ForeignKey("rooms.id", ondelete="CASCADE"))]


class RoomRow(Base):
    """A room, which belongs to the facilitator who made it; `state` moves by compare-and-set on `version`."""

    __tablename__ = "rooms"
    id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy] = mapped_column(index=True)
    code: Mapped[str] = mapped_column(unique=True)
    recovery_hash: Mapped[str] = mapped_column(unique=True)
    title: Mapped[Typed]
    plan: Mapped[Any] = mapped_column(JSON)
    state: Mapped[Any] = mapped_column(JSON)
    version: Mapped[int]
    floor: Mapped[int] = mapped_column(SmallInteger)
    naming: Mapped[str]
    late_join: Mapped[bool]
    keep_days: Mapped[int] = mapped_column(SmallInteger)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    purge_at: Mapped[datetime] = mapped_column(index=True)
    __table_args__ = (
        CheckConstraint("version >= 0", name="version"),
        CheckConstraint("floor IN (3, 5)", name="floor"),
        CheckConstraint("naming IN ('alias', 'name')", name="naming"),
        CheckConstraint("keep_days BETWEEN 1 AND 365", name="keep_days"),
        CheckConstraint("length(title) BETWEEN 1 AND 200", name="title"),
        CheckConstraint("length(CAST(plan AS TEXT)) <= 200000", name="plan"),
        CheckConstraint("length(CAST(state AS TEXT)) <= 20000", name="state"),
    )


class RoomHostRow(Base):
    """Somebody who may run a room: its maker, or who came with the recovery code."""

    __tablename__ = "room_hosts"
    room_id: Mapped[OfRoom] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy] = mapped_column(primary_key=True, index=True)
    since: Mapped[datetime]


class RoomSeatRow(Base):
    """A participant's place in a room; `pair` is shared by buddies."""

    __tablename__ = "room_seats"
    room_id: Mapped[OfRoom] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy] = mapped_column(primary_key=True, index=True)
    alias: Mapped[Typed]
    joined_at: Mapped[datetime]
    removed: Mapped[bool] = mapped_column(server_default=false())
    simulated: Mapped[bool] = mapped_column(server_default=false())
    pair: Mapped[int | None]
    __table_args__ = (
        Index("uq_room_seats_room_id_alias", "room_id", "alias", unique=True),
        CheckConstraint("length(alias) BETWEEN 1 AND 40", name="alias"),
    )


class RoomAnswerRow(Base):
    """The answer to one item in one round; a later one of the same round takes its place."""

    __tablename__ = "room_answers"
    room_id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[str] = mapped_column(primary_key=True)
    activity_id: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    round: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    answer: Mapped[Texts]
    answered_at: Mapped[datetime]
    write_key: Mapped[str]
    __table_args__ = (
        ForeignKeyConstraint(
            ["room_id", "learner_id"],
            ["room_seats.room_id", "room_seats.learner_id"],
            ondelete="CASCADE",
            name="fk_room_answers_seat",
        ),
        Index(None, "learner_id"),
        CheckConstraint("length(CAST(answer AS TEXT)) <= 10000", name="answer"),
    )


class RoomCommentRow(Base):
    """A short text; it waits until a facilitator lets it through."""

    __tablename__ = "room_comments"
    id: Mapped[str] = mapped_column(primary_key=True)
    room_id: Mapped[str]
    learner_id: Mapped[str]
    activity_id: Mapped[str]
    text: Mapped[Typed]
    status: Mapped[str]
    said_at: Mapped[datetime]
    write_key: Mapped[str]
    __table_args__ = (
        ForeignKeyConstraint(
            ["room_id", "learner_id"],
            ["room_seats.room_id", "room_seats.learner_id"],
            ondelete="CASCADE",
            name="fk_room_comments_seat",
        ),
        Index("uq_room_comments_key", "room_id", "learner_id", "write_key", unique=True),
        Index(None, "learner_id"),
        CheckConstraint("status IN ('waiting', 'shown', 'hidden')", name="status"),
        CheckConstraint("length(text) BETWEEN 1 AND 280", name="text"),
    )


class RoomResultRow(Base):
    """What was published of an activity: figures about the group as of this round, frozen."""

    __tablename__ = "room_results"
    room_id: Mapped[OfRoom] = mapped_column(primary_key=True)
    activity_id: Mapped[str] = mapped_column(primary_key=True)
    result: Mapped[Any] = mapped_column(JSON)
    round: Mapped[int] = mapped_column(SmallInteger)
    published_at: Mapped[datetime]
    __table_args__ = (CheckConstraint("length(CAST(result AS TEXT)) <= 200000", name="result"),)


class RoomTryRow(Base):
    """A wrong room code; counts for five minutes."""

    __tablename__ = "room_tries"
    id: Mapped[int] = mapped_column(primary_key=True)
    device_hash: Mapped[str] = mapped_column(index=True)
    tried_at: Mapped[datetime] = mapped_column(index=True)
