"""Rooms: made by a facilitator, found by a code, run only by who may, lost by nobody.

A facilitator is known like every learner, by the digest of a browser's cookie; a recovery code of 128 bits,
shown once and kept as a digest, makes another browser a facilitator of the same room.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from netlearn.content.model import Workshop
from netlearn.domain.anonymity import FLOOR, FloorChoice
from netlearn.domain.room_codes import make_code
from netlearn.domain.rooms import RoomState
from netlearn.errors import NotFound, RoomRefused, StepRefused
from netlearn.store.engine import Store
from netlearn.store.room_codec import read_state, write_state
from netlearn.store.scrubbing import mark_erased
from netlearn.store.sql import add_once, new_id
from netlearn.store.tables import RoomHostRow, RoomRow

KEEP_DAYS = 30
OPEN_DAYS = 30  # a room that nobody ends is kept no longer than this beyond its own days
ROOMS_AN_HOUR = 30  # of one facilitator
ROOMS_IN_ALL = 120  # of everybody, an hour
UNKNOWN = "There is no such room, or it is not yours to run."
SYSTEM_RANDOM = secrets.SystemRandom()

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


def make_room(
    store: Store, learner_id: str, plan: Workshop, wishes: Wishes, now: datetime
) -> tuple[Room, str]:
    """Make a room.

    Returns:
        The room, and the recovery code, which is shown now or never.

    Raises:
        RoomRefused: Too many rooms within an hour.
        StoreError: The database refused.
    """
    recovery = secrets.token_hex(16).upper()

    def make(session: Session) -> Room:
        lately = RoomRow.made_at > now - timedelta(hours=1)
        mine, all_ = session.execute(
            select(func.count().filter(RoomRow.learner_id == learner_id), func.count())
            .select_from(RoomRow)
            .where(lately)
        ).one()
        if mine >= ROOMS_AN_HOUR or all_ >= ROOMS_IN_ALL:
            raise RoomRefused("Too many rooms were made within the hour. Please try again later.")
        row = {
            "id": new_id(),
            "learner_id": learner_id,
            "recovery_hash": hash_recovery(recovery),
            "title": plan.title[:200],
            "plan": plan.model_dump(mode="json"),
            "state": write_state(RoomState()),
            "version": 0,
            "floor": wishes.floor,
            "naming": wishes.naming,
            "late_join": wishes.late_join,
            "keep_days": wishes.keep_days,
            "made_at": now,
            "purge_at": now + timedelta(days=OPEN_DAYS + wishes.keep_days),
        }
        while not add_once(session, RoomRow, {**row, "code": make_code(SYSTEM_RANDOM)}):
            continue  # the code is taken
        add_once(session, RoomHostRow, {"room_id": row["id"], "learner_id": learner_id, "since": now})
        return to_room(session.scalars(select(RoomRow).where(RoomRow.id == row["id"])).one())

    return store.write(make), "-".join(recovery[place : place + 4] for place in range(0, 32, 4))


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


def recover_room(store: Store, learner_id: str, recovery: str, now: datetime) -> Room:
    """Make this browser a facilitator of the room that a recovery code belongs to.

    Raises:
        NotFound: No room has this recovery code.
    """

    def recover(session: Session) -> Room:
        row = session.scalar(select(RoomRow).where(RoomRow.recovery_hash == hash_recovery(recovery)))
        if row is None:
            raise NotFound("No room has this recovery code.")
        add_once(session, RoomHostRow, {"room_id": row.id, "learner_id": learner_id, "since": now})
        return to_room(row)

    return store.write(recover)


def change_wishes(store: Store, room_id: str, learner_id: str, wishes: Wishes, now: datetime) -> Room:
    """Change what is chosen before opening.

    Raises:
        NotFound: Not theirs to run.
        StepRefused: The room was opened; then its promises to the people in it stand.
    """

    def change(session: Session) -> Room:
        row = check_host(session, room_id, learner_id, lock=True)
        if read_state(row.state, row.version).phase != "draft":
            raise StepRefused("These are fixed once a room was opened.")
        row.floor, row.naming = wishes.floor, wishes.naming
        row.late_join, row.keep_days = wishes.late_join, wishes.keep_days
        row.purge_at = now + timedelta(days=OPEN_DAYS + wishes.keep_days)
        session.flush()
        return to_room(row)

    return store.write(change)


def delete_room(store: Store, room_id: str, learner_id: str) -> None:
    """Delete a room with all that belongs to it.

    Raises:
        NotFound: Not theirs to run.
    """

    def drop(session: Session) -> None:
        check_host(session, room_id, learner_id)
        session.execute(delete(RoomRow).where(RoomRow.id == room_id))
        mark_erased(session)

    store.write(drop)
    store.scrub_soon()


def purge_rooms(store: Store, now: datetime) -> int:
    """Delete the rooms whose time has come; returns how many."""
    due = RoomRow.purge_at <= now
    with store.read() as session:
        if not session.scalar(select(exists().where(due))):
            return 0

    def purge(session: Session) -> int:
        gone = session.scalars(delete(RoomRow).where(due).returning(RoomRow.id)).all()
        if gone:
            mark_erased(session)
        return len(gone)

    count = store.write(purge)
    store.scrub_soon()
    return count


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


def hash_recovery(code: str) -> str:
    """What is kept of a recovery code; case, spaces and hyphens do not matter."""
    signs = "".join(sign for sign in code.upper() if sign.isalnum())
    return sha256(signs.encode("utf-8", "replace")).hexdigest()


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
