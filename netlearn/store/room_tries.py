"""Finding a room by what somebody typed: wrong codes are counted a browser and in all, never an address.

A whole room may share one network address, so an address is never locked out.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from netlearn.domain.room_codes import read_code
from netlearn.errors import RoomRefused, TooManyTries
from netlearn.store.engine import Store
from netlearn.store.learners import hash_token
from netlearn.store.rooms import Room, read_room
from netlearn.store.sql import add_once
from netlearn.store.tables import RoomTryRow

WINDOW = timedelta(minutes=5)
TRIES = 20  # of one browser
TRIES_IN_ALL = 300
REFUSED = "No room has this code. Look at the screen in the room once more."


def find_room(store: Store, typed: str, tokens: Sequence[str], now: datetime) -> Room:
    """Find a room for somebody who has no seat in it yet.

    Args:
        store: An open database.
        typed: The code as it was typed or scanned.
        tokens: The keys of the browser.
        now: The present moment.

    Raises:
        RoomRefused: No room has this code.
        TooManyTries: 20 wrong codes from this browser, or 300 from all, within five minutes.
    """
    check_tries(store, tokens, now)
    code = read_code(typed)
    if code and (room := read_room(store, code)) and room.purge_at > now:
        if room.state.phase in {"draft", "archived"}:
            raise RoomRefused(REFUSED)  # not counted: whoever has the code did not guess it
        return room
    note_try(store, tokens, now)
    raise RoomRefused(REFUSED)


def check_tries(store: Store, tokens: Sequence[str], now: datetime) -> None:
    """Refuse whoever has tried too many wrong codes, of rooms or of recovery.

    Raises:
        TooManyTries: 20 from this browser, or 300 from all, within five minutes.
    """
    mine = RoomTryRow.device_hash.in_(sorted({hash_token(token) for token in tokens}))
    recent = RoomTryRow.tried_at > now - WINDOW
    with store.read() as session:
        counts = select(func.count().filter(mine), func.count()).select_from(RoomTryRow).where(recent)
        here, everywhere = session.execute(counts).one()
    if here >= TRIES or everywhere >= TRIES_IN_ALL:
        raise TooManyTries("Too many codes that did not work. Please try again in five minutes.")


def note_try(store: Store, tokens: Sequence[str], now: datetime) -> None:
    """Count a wrong code, and forget those that are too old to count."""

    def note(session: Session) -> None:
        session.execute(delete(RoomTryRow).where(RoomTryRow.tried_at <= now - WINDOW))
        add_once(session, RoomTryRow, {"device_hash": min(map(hash_token, tokens)), "tried_at": now})

    store.write(note)
