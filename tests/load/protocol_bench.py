"""Measurements through the protocol: single reruns, a crowd, and memory."""

import asyncio
import random
import sqlite3
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psutil
from websockets.exceptions import WebSocketException

from tests.load.client import ScreenBroken, Visitor
from tests.load.crowd import Act
from tests.load.seed import LESSON
from tests.serving import Server


@dataclass(frozen=True, slots=True)
class Page:
    """One screen by its address."""

    name: str
    path: str
    query: str = ""


PAGES = (
    Page("Home", ""),
    Page("Learn", "learn"),
    Page("Lesson", "lesson", f"lesson={LESSON}"),  # at an open question form: see tests.load.seed
    Page("Practice", "practice"),
    Page("Assess", "assess-1"),
    Page("Profile", "profile"),
    Page("Plan", "plan"),
    Page("Search", "search", "words=trust"),
    Page("Journal", "journal"),
    Page("My progress", "progress"),
    Page("Glossary", "glossary"),
    Page("Certificate", "certificate"),
    Page("My data", "my-data"),
    Page("About", "about"),
)


@dataclass(frozen=True, slots=True)
class Spread:
    """Durations in milliseconds."""

    p50: float
    p95: float
    worst: float
    runs: int


def spread(seconds: Sequence[float]) -> Spread:
    """Median, 95th percentile and maximum of `seconds`, at least two."""
    cuts = statistics.quantiles(seconds, n=20, method="inclusive")
    return Spread(statistics.median(seconds) * 1000, cuts[18] * 1000, max(seconds) * 1000, len(seconds))


async def time_reruns(server: Server, page: Page, token: str, runs: int) -> tuple[Spread, Counter[str]]:
    """One learner who runs one screen again and again; also what the screen is made of."""
    async with Visitor(server.port, page.path, page.query, server.cookie(token)) as visitor:
        elements = visitor.elements
        for _ in range(runs):
            await visitor.rerun()
        return spread(visitor.seconds[3:]), elements  # the first runs import and fill caches


async def time_bare(server: Server, elements: Counter[str], runs: int) -> Spread:
    """The bare page with as many elements."""
    async with Visitor(server.port, query=urlencode(elements)) as visitor:
        for _ in range(runs):
            await visitor.rerun()
        return spread(visitor.seconds[3:])


@dataclass(frozen=True, slots=True)
class Crowd:
    """What became of a crowd.

    Attributes:
        times: of every run after the first of each person, also of those who were dropped later.
        given: answers that the screens took.
        saved: rows that the database gained meanwhile.
        dropped: people who lost their connection, waited more than 30 s, or met a broken screen.
    """

    times: Spread
    given: int
    saved: int
    dropped: int

    @property
    def is_whole(self) -> bool:
        """Whether nobody was dropped, and what was given and nothing else was saved."""
        return self.dropped == 0 and self.given == self.saved


async def time_crowd(
    server: Server,
    page: Page,
    act: Act,
    tokens: Sequence[str],
    *,
    think: float,
    minutes: float,
    table: str,
) -> Crowd:
    """One learner for each of `tokens`, who acts every `think` seconds on average.

    Args:
        server: The server, of which nobody else writes to `table` meanwhile.
        page: Where all of them begin.
        act: What they do.
        tokens: Their keys.
        think: Seconds between two acts of a learner: half to one and a half of this.
        minutes: How long it takes.
        table: Where each answer becomes a row.
    """
    seconds: list[float] = []
    given = dropped = 0
    before = count_rows(server, table)
    end = asyncio.get_running_loop().time() + minutes * 60

    async def visit(number: int, token: str) -> None:
        nonlocal given, dropped
        rng = random.Random(number)
        await asyncio.sleep(rng.uniform(0, 5 * think))  # they do not all arrive at once
        visitor = Visitor(server.port, page.path, page.query, server.cookie(token))
        try:
            async with visitor:
                while asyncio.get_running_loop().time() < end:
                    await asyncio.sleep(rng.uniform(0.5 * think, 1.5 * think))
                    async with asyncio.timeout(30):
                        taken = await act(visitor, rng)
                    given += taken  # not in one line: that would add to what was given before the wait
        except (OSError, TimeoutError, EOFError, WebSocketException, ScreenBroken) as error:
            dropped += 1
            sys.stderr.write(f"  dropped: {error!r}\n")
        finally:
            seconds.extend(visitor.seconds[1:])

    await asyncio.gather(*(visit(number, token) for number, token in enumerate(tokens)))
    return Crowd(spread(seconds), given, count_rows(server, table) - before, dropped)


def count_rows(server: Server, table: str) -> int:
    """Rows of a table of the server's database, read from the file itself."""
    path = Path(server.environ["NETLEARN_DATA"]) / "netlearn.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 -- our own names
        return int(number)


async def watch_memory(server: Server, page: Page, token: str, runs: int) -> list[tuple[int, float]]:
    """Resident megabytes of the server along `runs` reruns: pairs of (runs so far, MB)."""
    process = psutil.Process(server.process.pid)
    readings = []
    async with Visitor(server.port, page.path, page.query, server.cookie(token)) as visitor:
        for number in range(runs + 1):
            if number % max(1, runs // 10) == 0:
                readings.append((number, process.memory_info().rss / 1e6))
            await visitor.rerun()
    return readings
