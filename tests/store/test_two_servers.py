"""Two servers on one PostgreSQL: no room lives in the memory of one of them."""

import asyncio
import secrets
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from netlearn.domain.rooms import Deed
from netlearn.errors import StepRefused
from netlearn.store.devices import enrol_device
from netlearn.store.engine import open_store
from netlearn.store.room_answers import load_answers, save_answers
from netlearn.store.room_making import make_room
from netlearn.store.room_seats import take_seat
from netlearn.store.room_steps import step_room
from netlearn.store.room_views import view_room
from netlearn.store.rooms import Wishes, load_room
from netlearn.ui.server.cookies import name_cookie, sign_token
from netlearn.ui.session import now as read_clock
from tests.load.phone import Phone
from tests.serving import Server, serve
from tests.store.rooms import ask, do, host, make_plan, open_room, read_course

pytestmark = pytest.mark.postgres

HOST, GUEST = "facilitator-facilitator-facilita", "guest-guest-guest-guest-guest-gu"
SOON = 3.0  # seconds until a step reaches every phone


def test_what_one_server_writes_the_other_reads_at_once(postgres_url: str, now: datetime) -> None:
    here, there = open_store(postgres_url), open_store(postgres_url)
    room, (guest,) = open_room(here, make_plan(), now, people=1)
    room = ask(there, room, now)
    given = {"answer": ("odd",)}
    save_answers(there, room, guest, "mood", given, course=read_course(), key="1", now=now)
    seen = view_room(here, room.id)
    assert seen is not None
    assert (seen.room.state, seen.answered) == (room.state, 1)
    assert load_answers(here, room.id, guest, "mood") == {"answer": (("odd",), now)}
    do(here, room, "close", now)
    with pytest.raises(StepRefused, match="moved on"):
        step_room(
            there, room.id, host(there, now), "close", room.state.version, course=read_course(), now=now
        )
    here.close()
    there.close()


def seed(url: str) -> tuple[str, str]:
    """A room in its lobby, with one guest, made lately."""
    store, lately = open_store(url), read_clock() - timedelta(minutes=1)
    facilitator = enrol_device(store, (HOST,), lately)
    room, _ = make_room(store, facilitator, make_plan(), Wishes(), lately)
    deeds: tuple[Deed, ...] = ("open_lobby", "start", "next")
    for deed in deeds:
        seen = load_room(store, room.id, facilitator)
        room = step_room(
            store, room.id, facilitator, deed, seen.state.version, course=read_course(), now=lately
        )
    take_seat(store, room.id, enrol_device(store, (GUEST,), lately), lately)
    store.close()
    return room.id, room.code


async def follow(first: Server, second: Server, room: str, code: str) -> list[float]:
    """The seconds after which a phone on the second server shows what was pressed on the first."""
    took = []
    secret = first.environ["NETLEARN_SECRET"].encode()
    async with (
        Phone(first.port, "run", f"room={room}", sign(HOST, secret)) as window,
        Phone(second.port, "room", f"code={code}", sign(GUEST, secret)) as phone,
    ):
        await phone.wait_for("comes here in a moment")
        for label, words in (
            ("Open for answers", "How does networking feel?"),
            ("Close", "The result comes when"),
            ("Show the result", "0 answered"),
        ):
            pressed = time.perf_counter()
            await window.press(label)
            took.append(await phone.wait_for(words) - pressed)
    return took


def sign(token: str, secret: bytes) -> tuple[str, str]:
    return name_cookie(token, secure=False), sign_token(token, secret)


@pytest.mark.slow
def test_a_step_on_one_server_reaches_a_phone_on_the_other_within_three_seconds(
    postgres_url: str, tmp_path: Path
) -> None:
    room, code = seed(postgres_url)
    secret = secrets.token_urlsafe(32)
    with (
        serve(tmp_path / "1", NETLEARN_DATABASE_URL=postgres_url, NETLEARN_SECRET=secret) as first,
        serve(tmp_path / "2", NETLEARN_DATABASE_URL=postgres_url, NETLEARN_SECRET=secret) as second,
    ):
        took = asyncio.run(follow(first, second, room, code))
    assert len(took) == 3
    assert sorted(took)[1] < SOON
    assert max(took) < 2 * SOON  # a busy machine draws late what it saw in time
