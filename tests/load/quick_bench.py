"""Measurements of what has no screen: a start, the checker, and the search index."""

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from random import Random

from netlearn.content.model import Course
from netlearn.content.searchable import list_entries
from netlearn.settings import ROOT
from netlearn.store.search import SearchIndex
from tests.load.protocol_bench import Spread, spread


def median_seconds(
    times: int, work: Callable[[], object], tidy: Callable[[], object] = lambda: None
) -> float:
    """How long `work` takes: the median of some runs; `tidy` runs after each, outside the clock."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
        tidy()
    return statistics.median(took)


def check_content() -> None:
    """Run `netlearn check` on all content.

    Raises:
        CalledProcessError: it crashed, or found an error.
    """
    command = [sys.executable, "-m", "netlearn", "check"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def time_search(course: Course, runs: int, rng: Random) -> Spread:
    """Search for one to three words from one entry, the last of them half typed."""
    entries = list_entries(course)
    index = SearchIndex(entries)
    took = []
    for _ in range(runs):
        entry = rng.choice(entries)
        words = re.findall(r"\w+", f"{entry.title} {entry.text}")
        begin = rng.randrange(len(words))
        wanted = words[begin : begin + rng.randint(1, 3)]
        wanted[-1] = wanted[-1][: rng.randint(1, len(wanted[-1]))]
        began = time.perf_counter()
        index.find(" ".join(wanted))
        took.append(time.perf_counter() - began)
    index.close()
    return spread(took)
