"""A room full of phones: joining, answering, the burst at the bell, and how soon a step reaches everybody.

Run it with: python -m tests.load.room_bench --people 300
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import psutil

from netlearn.content.library import Library
from netlearn.settings import ROOT
from netlearn.store.devices import enrol_device
from netlearn.store.engine import open_store
from netlearn.store.migrate import migrate
from netlearn.store.room_making import make_room
from netlearn.store.rooms import Wishes
from tests.load.phone import Phone
from tests.serving import Server, prepare

HOST = "facilitator-facilitator-facilita"
ITEMS = 12
PLAN = "sixty-minutes"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--ramp", type=float, default=60.0, help="seconds over which people join")
    parser.add_argument("--think", type=float, default=5.0, help="mean seconds between two answers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = prepare(Path(folder))
        room, code = seed_room(Path(folder))
        server.start()
        try:
            asyncio.run(measure(server, (room, code), options))
        finally:
            server.stop()


def seed_room(folder: Path) -> tuple[str, str]:
    """A room of the sixty-minute plan; gives its id and code."""
    plan = Library(ROOT / "content" / "en").course.workshops[PLAN]
    (folder / "data").mkdir(exist_ok=True)
    store = open_store(f"sqlite:///{folder / 'data' / 'netlearn.db'}")
    migrate(store)
    now = datetime.fromtimestamp(time.time(), UTC)
    host = enrol_device(store, (HOST,), now)
    room, _ = make_room(store, host, plan, Wishes(), now)
    store.close()
    return room.id, room.code


async def measure(server: Server, place: tuple[str, str], options: argparse.Namespace) -> None:
    """Everything that is measured, in the order of a session; `place` is the room's id and code."""
    (room, code), people = place, options.people
    rng = random.Random(1)
    process = psutil.Process(server.process.pid)
    async with AsyncExitStack() as stack:
        host = await stack.enter_async_context(Phone(server.port, "run", f"room={room}", server.cookie(HOST)))
        await host.press("Open the room")
        memory = process.memory_info().rss
        phones = [
            Phone(server.port, "room", f"code={code}", server.cookie(f"phone-{number:026d}"))
            for number in range(people)
        ]
        joins = await asyncio.gather(*(join(stack, phone, rng.uniform(0, options.ramp)) for phone in phones))
        say("join", joins)
        for label in ("Start", "Next step", "Next step"):
            await host.press(label)
            await asyncio.sleep(0.6)  # what comes at once is taken for a double tap
        began = time.perf_counter()
        await host.press("Open for answers")
        seen = await asyncio.gather(*(phone.wait_for("1 · ") for phone in phones))
        say("step seen on phone", [moment - began for moment in seen])
        answers = await asyncio.gather(*(answer(phone, rng, options.think) for phone in phones))
        say("answer at human pace", [one for some in answers for one in some])
        burst = await asyncio.gather(*(phone.choose(0, rng.randrange(5)) for phone in phones))
        say("burst, all at once", burst)
        grown = (process.memory_info().rss - memory) / 2**20
        lost, undrawn = sum(phone.lost for phone in phones), sum(phone.undrawn for phone in phones)
        print(f"memory +{grown:.0f} MB, sockets lost {lost}, told by the beat alone {undrawn}")  # noqa: T201
        await host.press("Close")
        await host.wait_for(f"{people} answered")


async def join(stack: AsyncExitStack, phone: Phone, delay: float) -> float:
    """Come in after so many seconds; gives how long the two steps took together."""
    await asyncio.sleep(delay)
    began = time.perf_counter()
    await stack.enter_async_context(phone)
    await phone.press("Come in")
    return time.perf_counter() - began


async def answer(phone: Phone, rng: random.Random, think: float) -> list[float]:
    """Answer every item, thinking in between."""
    seconds = []
    for item in range(ITEMS):
        await asyncio.sleep(rng.expovariate(1 / think))
        seconds.append(await phone.choose(item, rng.randrange(5)))
    return seconds


def say(what: str, seconds: Sequence[float]) -> None:
    """Print the spread of some durations."""
    parts = statistics.quantiles(seconds, n=100) if len(seconds) > 1 else [seconds[0]] * 99
    print(  # noqa: T201
        f"{what}: n {len(seconds)}, p50 {parts[49] * 1000:.0f} ms, p95 {parts[94] * 1000:.0f} ms, "
        f"worst {max(seconds) * 1000:.0f} ms",
        flush=True,
    )


if __name__ == "__main__":
    main()
