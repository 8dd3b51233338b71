"""Seats: one a learner and room, the same after a reload, in another tab and when the phone comes back."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from netlearn.domain.aliases import make_alias, read_name
from netlearn.domain.rooms import accepts_people
from netlearn.errors import NotFound, RoomRefused
from netlearn.store.engine import Store
from netlearn.store.room_codec import read_state
from netlearn.store.rooms import check_host
from netlearn.store.scrubbing import mark_erased
from netlearn.store.sql import add_once
from netlearn.store.tables import RoomRow, RoomSeatRow

MOST_SEATS = 600
SYSTEM_RANDOM = secrets.SystemRandom()


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant's place; `pair` is the number shared with a buddy, None without one."""

    room_id: str
    learner_id: str
    alias: str
    joined_at: datetime
    removed: bool
    simulated: bool
    pair: int | None


_BY_CODE = (
    select(
        RoomSeatRow.room_id,
        RoomSeatRow.learner_id,
        RoomSeatRow.alias,
        RoomSeatRow.joined_at,
        RoomSeatRow.removed,
        RoomSeatRow.simulated,
        RoomSeatRow.pair,
    )
    .join(RoomRow, RoomRow.id == RoomSeatRow.room_id)
    .where(RoomRow.code == bindparam("code"), RoomSeatRow.learner_id == bindparam("learner"))
)


def take_seat(
    store: Store, room_id: str, learner_id: str, now: datetime, *, name: str = "", simulated: bool = False
) -> Seat:
    """Take a seat, or find the one that was taken before. Safe to repeat, also from two tabs.

    Raises:
        RoomRefused: The room is full, locked or over, or takes nobody after its start; or was left on
            the facilitator's wish.
        StoreError: The database refused.
    """
    if found := find_seat(store, room_id, learner_id):
        return _check(found)

    def take(session: Session) -> Seat:
        room = session.scalar(select(RoomRow).where(RoomRow.id == room_id).with_for_update())
        if room is None:
            raise NotFound("This room is gone.")
        state = read_state(room.state, room.version)
        if simulated and state.phase != "rehearsal":
            raise RoomRefused(
                "Only a rehearsal takes simulated people: elsewhere they would hide in figures."
            )
        if not accepts_people(state, late_join=room.late_join):
            raise RoomRefused("This room takes nobody in at the moment. Ask the facilitator to open it.")
        taken = set(session.scalars(select(RoomSeatRow.alias).where(RoomSeatRow.room_id == room_id)))
        if len(taken) >= MOST_SEATS:
            raise RoomRefused("This room is full.")
        wanted = read_name(name, taken) if room.naming == "name" else make_alias(SYSTEM_RANDOM, taken)
        row = {
            "room_id": room_id,
            "learner_id": learner_id,
            "alias": wanted,
            "joined_at": now,
            "simulated": simulated,
            "removed": False,
        }
        add_once(session, RoomSeatRow, row)
        return _to_seat(session.scalars(select(RoomSeatRow).where(_mine(room_id, learner_id))).one())

    return _check(store.write(take))


def find_seat(store: Store, room_id: str, learner_id: str) -> Seat | None:
    """Somebody's seat in a room; None when there is none."""
    with store.read() as session:
        row = session.scalar(select(RoomSeatRow).where(_mine(room_id, learner_id)))
        return _to_seat(row) if row else None


def find_seat_by_code(store: Store, code: str, learner_id: str) -> Seat | None:
    """Somebody's seat in the room of this code; who has one need not be told apart from a guesser."""
    return next((Seat(*row) for row in store.fetch(_BY_CODE, code=code, learner=learner_id)), None)


def list_seats(store: Store, room_id: str, host_id: str) -> tuple[Seat, ...]:
    """Who is in the room, for its facilitator.

    Raises:
        NotFound: Not theirs to run.
    """
    with store.read() as session:
        check_host(session, room_id, host_id)
        rows = session.scalars(
            select(RoomSeatRow).where(RoomSeatRow.room_id == room_id).order_by(RoomSeatRow.alias)
        )
        return tuple(_to_seat(row) for row in rows)


def count_seats(session: Session, room_id: str) -> int:
    """Inside a transaction: how many people are in the room."""
    present = (RoomSeatRow.room_id == room_id) & RoomSeatRow.removed.is_(False)
    return session.scalars(select(func.count()).select_from(RoomSeatRow).where(present)).one()


def remove_person(store: Store, room_id: str, host_id: str, learner_id: str, *, removed: bool) -> None:
    """Ask somebody out, or let them in again; their answers count only while they are in.

    Raises:
        NotFound: Not theirs to run.
    """

    def change(session: Session) -> None:
        check_host(session, room_id, host_id)
        session.execute(update(RoomSeatRow).where(_mine(room_id, learner_id)).values(removed=removed))

    store.write(change)


def leave_room(store: Store, room_id: str, learner_id: str) -> None:
    """Erase somebody's seat with all answers and texts they gave in the room. Published figures stay."""

    def leave(session: Session) -> None:
        session.execute(delete(RoomSeatRow).where(_mine(room_id, learner_id)))
        mark_erased(session)

    store.write(leave)
    store.scrub_soon()


def keep_pairs(session: Session, room_id: str, pairs: Mapping[str, int]) -> None:
    """Inside a transaction: note who is whose buddy, by learner."""
    for learner_id, pair in pairs.items():
        session.execute(update(RoomSeatRow).where(_mine(room_id, learner_id)).values(pair=pair))


def list_buddies(store: Store, seat: Seat) -> tuple[str, ...]:
    """The names of the buddies of somebody, who asked for one as they did."""
    if seat.pair is None:
        return ()
    theirs = (
        (RoomSeatRow.room_id == seat.room_id)
        & (RoomSeatRow.pair == seat.pair)
        & (RoomSeatRow.learner_id != seat.learner_id)
    )
    with store.read() as session:
        return tuple(session.scalars(select(RoomSeatRow.alias).where(theirs).order_by(RoomSeatRow.alias)))


def _mine(room_id: str, learner_id: str) -> ColumnElement[bool]:
    return (RoomSeatRow.room_id == room_id) & (RoomSeatRow.learner_id == learner_id)


def _check(seat: Seat) -> Seat:
    if seat.removed:
        raise RoomRefused("The facilitator has closed your seat in this room.")
    return seat


def _to_seat(row: RoomSeatRow) -> Seat:
    return Seat(row.room_id, row.learner_id, row.alias, row.joined_at, row.removed, row.simulated, row.pair)
