"""A small workshop, and a room that has come to one of its activities."""

from datetime import datetime
from functools import cache
from typing import Any

from netlearn.content.library import Library
from netlearn.content.model import Course, Workshop
from netlearn.domain.rooms import Deed
from netlearn.settings import ROOT
from netlearn.store.engine import Store
from netlearn.store.learners import enrol_learner
from netlearn.store.room_making import make_room
from netlearn.store.room_seats import take_seat
from netlearn.store.room_steps import step_room
from netlearn.store.rooms import Room, Wishes, load_room

POLL = {
    "kind": "poll",
    "id": "mood",
    "prompt": "How does networking feel?",
    "options": [{"id": "fine", "text": "Fine"}, {"id": "odd", "text": "Odd"}, {"id": "bad", "text": "Bad"}],
}


@cache
def read_course() -> Course:
    """The course in service."""
    return Library(ROOT / "content" / "en").course


def make_plan(*activities: dict[str, Any], timer: int | None = None) -> Workshop:
    """A workshop of one welcome and a step an activity."""
    steps: list[dict[str, Any]] = [
        {"id": "welcome", "title": "Welcome", "minutes": 10, "aim": "Arrive.", "say": ["Good morning."]}
    ]
    for number, activity in enumerate(activities or (POLL,)):
        steps.append(
            {
                "id": f"step-{number}",
                "title": f"Step {number}",
                "minutes": 10,
                "aim": "Find out.",
                "say": ["Please answer."],
                "activity": activity,
                "timer": timer,
            }
        )
    return Workshop.model_validate(
        {
            "id": "small",
            "title": "A small session",
            "minutes": 10 * len(steps),
            "summary": "For tests.",
            "outcomes": ["Something learnt"],
            "materials": ["A screen"],
            "online": "The same.",
            "agenda": steps,
        }
    )


def host(store: Store, now: datetime) -> str:
    """The facilitator."""
    return enrol_learner(store, "the facilitator's laptop", now)


def open_room(
    store: Store, plan: Workshop, now: datetime, *, people: int = 0, wishes: Wishes | None = None
) -> tuple[Room, list[str]]:
    """A room in its lobby with so many people, and who they are."""
    room, _ = make_room(store, host(store, now), plan, wishes or Wishes(), now)
    room = do(store, room, "open_lobby", now)
    guests = [enrol_learner(store, f"phone {number}", now) for number in range(people)]
    for guest in guests:
        take_seat(store, room.id, guest, now)
    return room, guests


def do(store: Store, room: Room, deed: Deed, now: datetime) -> Room:
    """Do one deed where the room stands now."""
    facilitator = host(store, now)
    seen = load_room(store, room.id, facilitator)
    return step_room(store, room.id, facilitator, deed, seen.state.version, course=read_course(), now=now)


def ask(store: Store, room: Room, now: datetime) -> Room:
    """Start, go to the first activity and open it."""
    for deed in ("start", "next", "open"):
        room = do(store, room, deed, now)
    return room
