"""Filling a rehearsal on behalf of the command line, inside the server, which alone holds the database."""

from random import Random

from netlearn.errors import RoomRefused
from netlearn.store.room_rehearsal import answer_for_all, fill_room
from netlearn.store.rooms import read_room
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now


def fill_rehearsal(code: str, people: int) -> tuple[int, int]:
    """Seat simulated people and let them answer; gives how many came and how many answered.

    Raises:
        RoomRefused: No room has this code, or it is not in rehearsal.
    """
    room = read_room(get_store(), code)
    if room is None:
        raise RoomRefused("No room has this code.")
    came = fill_room(get_store(), room, people, now())
    rng = Random()  # noqa: S311 -- made-up answers
    return came, answer_for_all(get_store(), code, get_course(), rng, now())
