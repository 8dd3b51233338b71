"""Short texts in a room: they wait, are let through or hidden by a facilitator, and stay without a name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from netlearn.domain.anonymity import may_show_comments
from netlearn.domain.room_answers import check_comment
from netlearn.store.engine import Store
from netlearn.store.room_answers import check_open
from netlearn.store.rooms import Room, check_host
from netlearn.store.sql import add_once, new_id
from netlearn.store.tables import RoomCommentRow, RoomSeatRow

Status = Literal["waiting", "shown", "hidden"]


@dataclass(frozen=True, slots=True)
class Comment:
    """A short text, without its author."""

    id: str
    text: str
    status: str


def send_comment(
    store: Store, room: Room, learner_id: str, activity_id: str, text: str, *, key: str, now: datetime
) -> bool:
    """Keep a text for the facilitator to look at. The same `key` counts once.

    Returns:
        True when it was added, False when it was there already.

    Raises:
        AnswerRefused: It is empty or too long.
        RoomRefused: The activity is not open any more, or they have no seat.
    """

    def send(session: Session) -> bool:
        _, activity = check_open(session, room, learner_id, activity_id, now)
        row = {
            "id": new_id(),  # random, so that the order of ids tells nothing about who came first
            "room_id": room.id,
            "learner_id": learner_id,
            "activity_id": activity_id,
            "text": check_comment(activity, text),
            "status": "waiting",
            "said_at": now,
            "write_key": key,
        }
        return add_once(session, RoomCommentRow, row)

    return store.write(send)


def list_own_comments(store: Store, room_id: str, learner_id: str, activity_id: str) -> tuple[str, ...]:
    """What somebody has sent themselves, oldest first."""
    mine = (
        select(RoomCommentRow.text)
        .where(
            RoomCommentRow.room_id == room_id,
            RoomCommentRow.learner_id == learner_id,
            RoomCommentRow.activity_id == activity_id,
        )
        .order_by(RoomCommentRow.said_at, RoomCommentRow.id)
    )
    with store.read() as session:
        return tuple(session.scalars(mine))


def list_comments(store: Store, room_id: str, host_id: str, activity_id: str) -> tuple[Comment, ...]:
    """What was sent, in no order that tells of time, for the facilitator of a closed wall.

    Returns:
        Nothing while fewer people have written than comments need.

    Raises:
        NotFound: Not theirs to run.
    """
    with store.read() as session:
        check_host(session, room_id, host_id)
        return _read(session, room_id, activity_id)


def list_shown(store: Store, room_id: str, activity_id: str) -> tuple[str, ...]:
    """The texts that were let through; nothing while too few people have written."""
    with store.read() as session:
        found = _read(session, room_id, activity_id)
        return tuple(comment.text for comment in found if comment.status == "shown")


def judge_comment(store: Store, room_id: str, host_id: str, comment_id: str, status: Status) -> None:
    """Let a text through, or hide it.

    Raises:
        NotFound: Not theirs to run.
    """

    def judge(session: Session) -> None:
        check_host(session, room_id, host_id)
        this = (RoomCommentRow.id == comment_id) & (RoomCommentRow.room_id == room_id)
        session.execute(update(RoomCommentRow).where(this).values(status=status))

    store.write(judge)


def _read(session: Session, room_id: str, activity_id: str) -> tuple[Comment, ...]:
    rows = session.execute(
        select(RoomCommentRow.id, RoomCommentRow.text, RoomCommentRow.status, RoomCommentRow.learner_id)
        .join(
            RoomSeatRow,
            (RoomSeatRow.room_id == RoomCommentRow.room_id)
            & (RoomSeatRow.learner_id == RoomCommentRow.learner_id),
        )
        .where(
            RoomCommentRow.room_id == room_id,
            RoomCommentRow.activity_id == activity_id,
            RoomSeatRow.removed.is_(False),
        )
        .order_by(RoomCommentRow.id)
    ).all()
    if not may_show_comments({row.learner_id for row in rows}):
        return ()
    return tuple(Comment(row.id, row.text, row.status) for row in rows)
