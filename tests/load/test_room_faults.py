"""A burst of answers that goes wrong: sent three times each, or cut off by a kill -9 in its midst."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import AsyncExitStack, closing, suppress
from pathlib import Path

import pytest
from websockets.exceptions import WebSocketException

from netlearn.store.devices import enrol_device
from netlearn.store.engine import open_store
from netlearn.store.migrate import migrate
from netlearn.store.room_making import make_room
from netlearn.store.room_seats import take_seat
from netlearn.store.rooms import Wishes
from tests.load.phone import Phone
from tests.load.rooms import HOST, START, move, token
from tests.serving import Server, prepare
from tests.store.rooms import make_plan

PEOPLE = 40
OPTIONS = [{"text": "Mostly inside"}, {"text": "About even"}, {"text": "Mostly outside"}]
PLAN = make_plan({"kind": "poll", "id": "poll", "prompt": "Where are your ties?", "options": OPTIONS})

pytestmark = pytest.mark.slow


def seed(folder: Path) -> str:
    """A room with everybody in it and the poll open; gives its code."""
    (folder / "data").mkdir()
    store = open_store(f"sqlite:///{folder / 'data' / 'netlearn.db'}")
    migrate(store)
    host = enrol_device(store, (HOST,), START)
    room, _ = make_room(store, host, PLAN, Wishes(keep_days=365), START)
    move(store, room.id, host, "open_lobby")
    for number in range(PEOPLE):
        take_seat(store, room.id, enrol_device(store, (token(number),), START), START)
    move(store, room.id, host, "start", "next", "open")
    store.close()
    return room.code


def make_phones(server: Server, code: str) -> list[Phone]:
    return [
        Phone(server.port, "room", f"code={code}", server.cookie(token(number))) for number in range(PEOPLE)
    ]


def read_answers(server: Server) -> dict[str, int]:
    """How many answers each learner has in the database."""
    path = Path(server.environ["NETLEARN_DATA"]) / "netlearn.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT learner_id, count(*) FROM room_answers GROUP BY learner_id")
        return dict(rows.fetchall())


async def choose_thrice(phone: Phone, option: int) -> None:
    """Choose, with every message sent three times, as a bad line and an impatient finger do."""
    await asyncio.gather(*(phone.choose(0, option) for _ in range(3)))


async def burst(server: Server, code: str) -> None:
    async with AsyncExitStack() as stack:
        phones = [await stack.enter_async_context(phone) for phone in make_phones(server, code)]
        await asyncio.gather(*(choose_thrice(phone, number) for number, phone in enumerate(phones)))
        await asyncio.gather(*(phone.wait_for("saved ", 20) for phone in phones))


async def choose_until_cut(phone: Phone, option: int, ticked: asyncio.Event) -> bool:
    """Whether the answer was acknowledged before the line was cut; the first tick is told."""
    with suppress(WebSocketException, TimeoutError):
        await asyncio.wait_for(phone.choose(0, option), 5)
        if phone.says("Saved at"):
            ticked.set()
            return True
    return False


async def burst_and_kill(server: Server, code: str) -> list[str]:
    """Everybody answers, and the server is killed when the first have their tick; gives who had it."""
    ticked = asyncio.Event()
    async with AsyncExitStack() as stack:
        phones = [await stack.enter_async_context(phone) for phone in make_phones(server, code)]
        choices = [choose_until_cut(phone, number, ticked) for number, phone in enumerate(phones)]
        tasks = [asyncio.create_task(choice) for choice in choices]
        await ticked.wait()
        server.kill()
        outcomes = await asyncio.gather(*tasks)
    return [token(number) for number, taken in enumerate(outcomes) if taken]


async def come_back(server: Server, code: str) -> Sequence[bool]:
    """Whether each phone has its seat and the open poll again."""
    async with AsyncExitStack() as stack, asyncio.timeout(30):
        phones = [await stack.enter_async_context(phone) for phone in make_phones(server, code)]
        return [phone.says("Where are your ties?") and phone.says("You are ") for phone in phones]


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return prepare(tmp_path)


def test_answers_sent_three_times_at_once_are_each_kept_once(server: Server, tmp_path: Path) -> None:
    code = seed(tmp_path)
    server.start()
    try:
        asyncio.run(burst(server, code))
    finally:
        server.stop()
    assert sorted(read_answers(server).values()) == [1] * PEOPLE


def test_a_killed_server_has_every_acknowledged_answer_and_phones_come_back(
    server: Server, tmp_path: Path
) -> None:
    code = seed(tmp_path)
    server.start()
    try:
        taken = asyncio.run(burst_and_kill(server, code))
        kept = find_holders(server)
        server.start()
        back = asyncio.run(come_back(server, code))
    finally:
        server.stop()
    assert taken != []
    assert [name for name in taken if name not in kept] == []
    assert back == [True] * PEOPLE


def find_holders(server: Server) -> set[str]:
    """The keys of those who have an answer in the database."""
    store = open_store(f"sqlite:///{Path(server.environ['NETLEARN_DATA']) / 'netlearn.db'}")
    owners = {enrol_device(store, (token(number),), START): token(number) for number in range(PEOPLE)}
    store.close()
    return {owners[learner] for learner in read_answers(server)}
