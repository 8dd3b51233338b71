"""Rooms: made by a facilitator, found by a code, run only by who may, lost by nobody.

A facilitator is known like every learner, by the digest of a browser's cookie; a recovery code of 128 bits,
shown once and kept as a digest, makes another browser a facilitator of the same room.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from netlearn.content.model import Workshop
from netlearn.domain.anonymity import FLOOR, FloorChoice
from netlearn.domain.rooms import RoomState
from netlearn.errors import NotFound
from netlearn.store.engine import Store
from netlearn.store.room_codec import read_state
from netlearn.store.tables import RoomHostRow, RoomRow

KEEP_DAYS = 30
UNKNOWN = "There is no such room, or it is not yours to run."

# Plans never change once a room is made, and reading one takes longer than all the rest of a look.
_PLANS: dict[str, Workshop] = {}
_MOST_PLANS = 64


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a facilitator chooses before opening; locked from then on.

    Attributes:
        floor: The least number of people that a figure is about.
        naming: Whether people are known by a made-up alias or by a name they type.
        late_join: Whether people may come in after the start.
        keep_days: How long answers are kept after the end.
    """

    floor: FloorChoice = FLOOR
    naming: str = "alias"
    late_join: bool = True
    keep_days: int = KEEP_DAYS


@dataclass(frozen=True, slots=True)
class Room:
    """A room; `plan` is the workshop as it was when the room was made."""

    id: str
    code: str
    title: str
    plan: Workshop
    state: RoomState
    wishes: Wishes
    made_at: datetime
    ended_at: datetime | None
    purge_at: datetime


def load_room(store: Store, room_id: str, learner_id: str) -> Room:
    """A room for somebody who may run it.

    Raises:
        NotFound: No such room, or not theirs to run; which of the two is not told.
    """
    with store.read() as session:
        return to_room(check_host(session, room_id, learner_id))


def list_rooms(store: Store, learner_id: str) -> tuple[Room, ...]:
    """The rooms that somebody may run, newest first."""
    mine = (
        select(RoomRow)
        .join(RoomHostRow, RoomHostRow.room_id == RoomRow.id)
        .where(RoomHostRow.learner_id == learner_id)
        .order_by(RoomRow.made_at.desc(), RoomRow.id)
    )
    with store.read() as session:
        return tuple(to_room(row) for row in session.scalars(mine))


def read_room(store: Store, code: str) -> Room | None:
    """The room behind a code; None when there is none. Guard it by `find_room` where people type."""
    with store.read() as session:
        row = session.scalar(select(RoomRow).where(RoomRow.code == code))
        return to_room(row) if row else None


def check_host(session: Session, room_id: str, learner_id: str, *, lock: bool = False) -> RoomRow:
    """Inside a transaction: the room, for somebody who may run it.

    Raises:
        NotFound: No such room, or not theirs to run.
    """
    mine = (
        select(RoomRow)
        .join(RoomHostRow, RoomHostRow.room_id == RoomRow.id)
        .where(RoomRow.id == room_id, RoomHostRow.learner_id == learner_id)
    )
    row = session.scalar(mine.with_for_update(of=RoomRow) if lock else mine)
    if row is None:
        raise NotFound(UNKNOWN)
    return row


def to_room(row: RoomRow) -> Room:
    """Inside a transaction: a row as plain data."""
    return Room(
        id=row.id,
        code=row.code,
        title=row.title,
        plan=_read_plan(row),
        state=read_state(row.state, row.version),
        wishes=Wishes(3 if row.floor == 3 else 5, row.naming, row.late_join, row.keep_days),
        made_at=row.made_at,
        ended_at=row.ended_at,
        purge_at=row.purge_at,
    )


def _read_plan(row: RoomRow) -> Workshop:
    if (known := _PLANS.get(row.id)) is not None:
        return known
    if len(_PLANS) >= _MOST_PLANS:
        _PLANS.clear()
    return _PLANS.setdefault(row.id, Workshop.model_validate(row.plan))
