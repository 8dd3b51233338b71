"""A room for tests over the wire: who runs it, who sits in it, and how it is moved before they come."""

from datetime import UTC, datetime, timedelta

from netlearn.domain.rooms import Deed
from netlearn.store.engine import Store
from netlearn.store.room_steps import step_room
from netlearn.store.rooms import load_room
from tests.store.rooms import read_course

HOST = "facilitator-facilitator-facilita"
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
COURSE = read_course()


def token(number: int) -> str:
    """The key of a phone."""
    return f"phone-{number:026d}"


def move(store: Store, room: str, host: str, *deeds: Deed) -> None:
    """Take these steps one after the other."""
    for deed in deeds:
        seen = load_room(store, room, host)
        later = START + timedelta(seconds=1)
        step_room(store, room, host, deed, seen.state.version, course=COURSE, now=later)
