"""Everything that fifty phones are sent: no value of anybody else, and no solution before its time."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from netlearn.content.model import Single
from netlearn.store.devices import enrol_device
from netlearn.store.engine import open_store
from netlearn.store.migrate import migrate
from netlearn.store.room_answers import save_answers
from netlearn.store.room_making import make_room
from netlearn.store.room_seats import take_seat
from netlearn.store.room_words import send_comment
from netlearn.store.rooms import Wishes, load_room
from tests.load.phone import Phone
from tests.load.rooms import COURSE, HOST, START, move, token
from tests.serving import Server, prepare
from tests.store.rooms import make_plan

PEOPLE = 50
QUESTION = COURSE.questions["start-read-the-sheet"]
PLAN = make_plan(
    {"kind": "wall", "id": "wall", "prompt": "Whom do you miss?"},
    {"kind": "commit", "id": "promise", "prompt": "What will you do?"},
    {"kind": "quiz", "id": "quiz", "prompt": "Answer alone.", "questions": [QUESTION.id]},
)

pytestmark = pytest.mark.slow


def canary(number: int, what: str) -> str:
    return f"canary-{what}-{number:03d}"


def seed(folder: Path) -> tuple[str, str]:
    """A room in which everybody has written a text and a promise; the quiz is open."""
    (folder / "data").mkdir()
    store = open_store(f"sqlite:///{folder / 'data' / 'netlearn.db'}")
    migrate(store)
    host = enrol_device(store, (HOST,), START)
    room, _ = make_room(store, host, PLAN, Wishes(naming="name", keep_days=365), START)
    move(store, room.id, host, "open_lobby")
    people = [enrol_device(store, (token(number),), START) for number in range(PEOPLE)]
    for number, who in enumerate(people):
        take_seat(store, room.id, who, START, name=canary(number, "name"))
    move(store, room.id, host, "start", "next", "open")
    seen = load_room(store, room.id, host)
    for number, who in enumerate(people):
        send_comment(store, seen, who, "wall", canary(number, "text"), key="1", now=START)
    move(store, room.id, host, "close", "reveal", "next", "open")
    for number, who in enumerate(people):
        given = {"answer": (canary(number, "when"), canary(number, "then")), "buddy": ("no",)}
        save_answers(store, seen, who, "promise", given, course=COURSE, key="1", now=START)
    move(store, room.id, host, "close", "reveal", "next", "open")
    store.close()
    return room.id, room.code


async def listen(server: Server, room: str, code: str) -> tuple[list[list[bytes]], list[list[bytes]]]:
    """What every phone was sent while the quiz was open, and in all, from there to the end."""
    async with AsyncExitStack() as stack:
        phones = [
            Phone(server.port, "room", f"code={code}", server.cookie(token(number)), keep=True)
            for number in range(PEOPLE)
        ]
        for phone in phones:
            await stack.enter_async_context(phone)
        host = await stack.enter_async_context(Phone(server.port, "run", f"room={room}", server.cookie(HOST)))
        for number, phone in enumerate(phones):
            await phone.wait_for(canary(number, "name"))
            await phone.choose(0, number)
            await phone.press("Send my answer")
        early = [list(phone.raw) for phone in phones]
        for label, words in (("Close", "Closed."), ("Show the result", f"{PEOPLE} answered")):
            await host.press(label)
            await asyncio.gather(*(phone.find(words) for phone in phones))
        await host.press("Step back")
        await asyncio.gather(*(phone.find("Step 1") for phone in phones))
        await host.press("Next step")
        await asyncio.sleep(0.6)  # what comes at once is taken for a double tap
        await host.press("Wrap up")
        await asyncio.gather(*(phone.find("That was it") for phone in phones))
        return early, [phone.raw for phone in phones]


def test_no_phone_hears_of_anybody_else_and_none_of_a_solution_too_early(tmp_path: Path) -> None:
    room, code = seed(tmp_path)
    server = prepare(tmp_path)
    server.start()
    try:
        early, heard = asyncio.run(listen(server, room, code))
    finally:
        server.stop()
    assert isinstance(QUESTION, Single)
    solutions = [QUESTION.explanation[:40], *(option.feedback[:40] for option in QUESTION.options)]
    told = [
        (number, words)
        for number, messages in enumerate(early)
        for words in solutions
        if any(words.encode() in raw for raw in messages)
    ]
    assert told == []
    foreign = [
        (number, other, what)
        for number, messages in enumerate(heard)
        for other in range(PEOPLE)
        for what in ("name", "text", "when", "then")
        if other != number and any(canary(other, what).encode() in raw for raw in messages)
    ]
    assert foreign == []
    assert all(
        any(canary(number, "then").encode() in raw for raw in messages)
        for number, messages in enumerate(heard)
    )
    assert sum(map(len, heard)) > 1000
