"""What the screens of a room read: one look a moment, the same for everybody in it."""

from dataclasses import dataclass

from sqlalchemy import select

from netlearn.content.model import WallActivity
from netlearn.domain.group_results import GroupResult
from netlearn.domain.rooms import count_round
from netlearn.store.engine import Store
from netlearn.store.room_answers import count_answered
from netlearn.store.room_codec import read_result
from netlearn.store.room_seats import count_seats
from netlearn.store.room_words import list_shown
from netlearn.store.rooms import Room, check_host, to_room
from netlearn.store.tables import RoomResultRow, RoomRow


@dataclass(frozen=True, slots=True)
class RoomView:
    """A room as everybody in it may see it.

    Attributes:
        room: The room.
        seats: How many people are in it.
        answered: How many have answered the present activity in this round.
        result: The figures of the present activity, once revealed.
        comments: The texts of the present activity that were let through, once revealed.
    """

    room: Room
    seats: int
    answered: int
    result: GroupResult | None
    comments: tuple[str, ...]


def view_room(store: Store, room_id: str) -> RoomView | None:
    """Look at a room; None when it is gone. Figures are in it only when they were revealed."""
    with store.read() as session:
        row = session.scalar(select(RoomRow).where(RoomRow.id == room_id))
        if row is None:
            return None
        room = to_room(row)
        step = room.plan.agenda[room.state.step]
        answered, result = 0, None
        if step.activity is not None:
            answered = count_answered(session, room_id, step.activity.id, count_round(room.state, step))
            if room.state.stage == "revealed":
                kept = session.scalar(
                    select(RoomResultRow.result).filter_by(room_id=room_id, activity_id=step.activity.id)
                )
                result = read_result(kept) if kept else None
        seats = count_seats(session, room_id)
    comments: tuple[str, ...] = ()
    if isinstance(step.activity, WallActivity) and room.state.stage == "revealed":
        comments = list_shown(store, room_id, step.activity.id)
    return RoomView(room, seats, answered, result, comments)


def load_results(store: Store, room_id: str, host_id: str) -> dict[str, GroupResult]:
    """Everything that was published in a room, by activity, for its facilitator.

    Raises:
        NotFound: Not theirs to run.
    """
    with store.read() as session:
        check_host(session, room_id, host_id)
        rows = session.scalars(select(RoomResultRow).where(RoomResultRow.room_id == room_id))
        return {row.activity_id: read_result(row.result) for row in rows}
