"""Rooms for browser tests: made in the database before the server that shows them is started."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from netlearn.content.model import FeedbackActivity, WallActivity, Workshop
from netlearn.domain.rooms import Deed
from netlearn.domain.simulating import simulate_answers, simulate_comment
from netlearn.store.devices import enrol_device
from netlearn.store.engine import Store, open_store
from netlearn.store.migrate import migrate
from netlearn.store.room_answers import save_answers
from netlearn.store.room_making import make_room
from netlearn.store.room_seats import take_seat
from netlearn.store.room_steps import step_room
from netlearn.store.room_words import judge_comment, list_comments, send_comment
from netlearn.store.rooms import Room, Wishes, load_room
from netlearn.ui.session import now
from tests.store.rooms import read_course

HOST = "facilitator-facilitator-facilita"
LATELY = now() - timedelta(minutes=5)  # so that the day of deletion has not come


def token(number: int) -> str:
    """The key of the phone with this number."""
    return f"phone-{number:026d}"


@contextmanager
def open_data(folder: Path) -> Iterator[Store]:
    """A database that no server has open yet, for a server whose data lie in `folder`."""
    data = folder / "data"
    data.mkdir(parents=True)
    store = open_store(f"sqlite:///{data / 'netlearn.db'}")
    migrate(store)
    yield store
    store.close()


@dataclass
class Seeded:
    """A room with people in it, run by the browser with the key HOST."""

    store: Store
    host: str
    room: Room
    people: list[str]

    def do(self, *deeds: Deed) -> Room:
        """Move the room."""
        for deed in deeds:
            seen = load_room(self.store, self.room.id, self.host)
            version = seen.state.version
            self.room = step_room(
                self.store, self.room.id, self.host, deed, version, course=read_course(), now=LATELY
            )
        return self.room

    def answer(self, seed: int = 1) -> None:
        """Let everybody answer the activity that is open."""
        rng, activity = Random(seed), self.room.plan.agenda[self.room.state.step].activity
        assert activity is not None
        for who in self.people:
            given = simulate_answers(activity, read_course(), rng)
            if given:
                save_answers(
                    self.store, self.room, who, activity.id, given, course=read_course(), key="1", now=LATELY
                )
            if isinstance(activity, WallActivity | FeedbackActivity):
                words = simulate_comment(rng)
                send_comment(self.store, self.room, who, activity.id, words, key="1", now=LATELY)

    def let_through(self, activity: str) -> list[str]:
        """Let every text of an activity through; gives them."""
        found = list_comments(self.store, self.room.id, self.host, activity)
        for one in found:
            judge_comment(self.store, self.room.id, self.host, one.id, "shown")
        return [one.text for one in found]


def seed_room(store: Store, plan: Workshop, people: int, names: Sequence[str] = ()) -> Seeded:
    """A room in its lobby with so many people, who have these names or made-up ones."""
    host = enrol_device(store, (HOST,), LATELY)
    wishes = Wishes(naming="name" if names else "alias")
    room, _ = make_room(store, host, plan, wishes, LATELY)
    guests = [enrol_device(store, (token(number),), LATELY) for number in range(people)]
    seeded = Seeded(store, host, room, guests)
    seeded.do("open_lobby")
    for number, who in enumerate(guests):
        take_seat(store, room.id, who, LATELY, name=names[number] if names else "")
    return seeded
