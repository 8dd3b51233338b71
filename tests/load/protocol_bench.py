"""Measurements through the protocol: single reruns, a crowd, and memory."""

import asyncio
import random
import statistics
import sys
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

import psutil
from websockets.exceptions import WebSocketException

from tests.load.client import Visitor
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
    Page("Lesson", "lesson", "lesson=why-it-feels-wrong"),
    Page("Assess", "assess"),
    Page("Profile", "profile"),
    Page("Plan", "plan"),
    Page("My data", "my-data"),
    Page("About", "about"),
)


@dataclass(frozen=True, slots=True)
class Spread:
    """Durations in milliseconds, and how many requests got no answer."""

    p50: float
    p95: float
    worst: float
    runs: int
    dropped: int = 0


def spread(seconds: list[float], dropped: int = 0) -> Spread:
    """Median, 95th percentile and maximum of `seconds`."""
    cuts = statistics.quantiles(seconds, n=20, method="inclusive")
    return Spread(
        statistics.median(seconds) * 1000, cuts[18] * 1000, max(seconds) * 1000, len(seconds), dropped
    )


async def time_reruns(server: Server, page: Page, token: str, runs: int) -> tuple[Spread, Counter[str]]:
    """One learner who runs one screen again and again; also what the screen is made of."""
    async with Visitor(server.port, page.path, page.query, token) as visitor:
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


async def time_crowd(server: Server, page: Page, people: int, think: float, minutes: float) -> Spread:
    """`people` learners, each with an own key, who answer something every `think` seconds on average."""
    seconds: list[float] = []
    dropped = 0
    end = asyncio.get_running_loop().time() + minutes * 60

    async def visit(number: int) -> None:
        nonlocal dropped
        rng = random.Random(number)
        await asyncio.sleep(rng.uniform(0, 5 * think))  # they do not all arrive at once
        try:
            async with Visitor(server.port, page.path, page.query, f"{number:032d}") as visitor:
                while asyncio.get_running_loop().time() < end:
                    await asyncio.sleep(rng.uniform(0.5 * think, 1.5 * think))
                    async with asyncio.timeout(30):
                        await visitor.answer(rng)
                seconds.extend(visitor.seconds[1:])
        except (OSError, TimeoutError, EOFError, WebSocketException) as error:
            dropped += 1
            sys.stderr.write(f"  dropped: {error!r}\n")

    await asyncio.gather(*(visit(number) for number in range(people)))
    return spread(seconds, dropped)


async def watch_memory(server: Server, page: Page, token: str, runs: int) -> list[tuple[int, float]]:
    """Resident megabytes of the server along `runs` reruns: pairs of (runs so far, MB)."""
    process = psutil.Process(server.process.pid)
    readings = []
    async with Visitor(server.port, page.path, page.query, token) as visitor:
        for number in range(runs + 1):
            if number % max(1, runs // 10) == 0:
                readings.append((number, process.memory_info().rss / 1e6))
            await visitor.rerun()
    return readings
