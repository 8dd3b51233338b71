"""`make bench`: measure everything the product promises in figures, and write RESULTS.md.

`python -m tests.load.bench --quick` takes a tenth of the runs and prints instead of writing.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TypeVar

from netlearn.content.library import Library
from netlearn.settings import ROOT, read_settings
from netlearn.ui.server.parts import make_static_cache
from tests.load.browser_bench import FirstLoad, load_first
from tests.load.protocol_bench import PAGES, Page, Spread, time_bare, time_crowd, time_reruns, watch_memory
from tests.load.report import judge, write_report, write_table
from tests.load.seed import seed_learner
from tests.load.servers import serve_bare, serve_stock
from tests.serving import Server, prepare, serve

TOKEN = "bench-" + "0" * 26
PAGE = {page.name: page for page in PAGES}
T = TypeVar("T")


class Bench:
    """The measurements, each a pair of heading and table. `share` of the full number of runs is taken."""

    def __init__(self, folder: Path, share: float) -> None:
        self._folder = folder
        self._share = share
        self._data = folder / "data"

    def run(self, only: str | None = None) -> Iterator[tuple[str, str]]:
        """Every section in the order of the report, or the one made by the method called `only`."""
        cache = make_static_cache()
        for key in cache.missing():
            cache.keep(key)  # the second start of an installation is measured, not the first
        course = Library(read_settings().content / "en").course
        seed_learner(self._data, course.instrument, TOKEN, Random(1))
        sections: dict[str, Callable[[], str]] = {
            "Rerun of each screen, one learner": self.reruns,
            "A crowd": self.crowds,
            "First load over the wire": self.first_loads,
            "Memory": self.memory,
            "Start and check": self.start_and_check,
        }
        for title, measure in sections.items():
            if only in {None, measure.__name__}:
                yield title, measure()

    def reruns(self) -> str:
        """Each screen against the bare and the stock server."""
        ours, stock, bare = {}, {}, {}
        elements = {}
        with self._serve("ours") as server:
            for page in PAGES:
                ours[page], elements[page] = _wait(time_reruns(server, page, TOKEN, self._runs(200)))
        with serve_bare(self._folder / "bare") as server:
            time.sleep(5)  # its warm-up ends
            for page in PAGES:
                bare[page] = _wait(time_bare(server, elements[page], self._runs(200)))
        with serve_stock(self._folder / "stock", self._data) as server:
            for page in PAGES:
                stock[page], _ = _wait(time_reruns(server, page, TOKEN, self._runs(40)))
        rows = [
            (
                page.name, sum(elements[page].values()), _ms(ours[page].p50), _ms(ours[page].p95),
                _ms(bare[page].p50), f"{ours[page].p50 / bare[page].p50:.1f} x",
                judge(ours[page].p50 / bare[page].p50, at_most=2),
                _ms(stock[page].p50), f"{stock[page].p50 / ours[page].p50:.1f} x",
                judge(stock[page].p50 / ours[page].p50, at_least=5),
            )
            for page in PAGES
        ]  # fmt: skip
        columns = (
            "screen", "elements", "p50 ms", "p95 ms", "bare p50", "ours / bare", "goal ≤ 2 x", "stock p50",
            "stock / ours", "goal ≥ 5 x",
        )  # fmt: skip
        return write_table(columns, rows)

    def crowds(self) -> str:
        """A hundred learners with two seconds to think, and three hundred with five."""
        rows: list[tuple[object, ...]] = []
        minutes = max(0.25, self._share)
        with self._serve("crowd") as server:
            for name in ("Assess", "Lesson", "Home"):
                result = _wait(time_crowd(server, PAGE[name], 100, 2.0, minutes))
                rows.append(_crowd_row(f"{name}, 100 people, 2 s", result, judge(result.p95, at_most=150)))
            result = _wait(time_crowd(server, PAGE["Assess"], 300, 5.0, minutes))
            rows.append(_crowd_row("Assess, 300 people, 5 s", result, ""))
        with serve_stock(self._folder / "stock-crowd", self._data) as server:
            result = _wait(time_crowd(server, PAGE["Assess"], 100, 2.0, minutes))
            rows.append(_crowd_row("stock: Assess, 100 people, 2 s", result, ""))
        return write_table(
            ("crowd", "runs", "p50 ms", "p95 ms", "worst ms", "dropped", "goal p95 ≤ 150"), rows
        )

    def first_loads(self) -> str:
        """Bytes and seconds of a first visit, on a fast line and on a slow phone."""
        plan = ((PAGE["Home"], False, 1.1), (PAGE["Learn"], False, 1.1), (PAGE["Profile"], True, 2.2))
        with self._serve("wire") as server:
            ours = {page: self._load(server, page, chart=chart) for page, chart, _ in plan}
        with serve_stock(self._folder / "stock-wire", self._data) as server:
            stock = {page: self._load(server, page, chart=chart) for page, chart, _ in plan}
        rows = []
        for page, chart, limit in plan:
            (fast, slow), (stock_fast, stock_slow) = ours[page], stock[page]
            goal = "" if chart else judge(slow.seconds, at_most=8)
            rows.append((
                page.name, f"{fast.bytes / 1e6:.2f}", f"≤ {limit}: {judge(fast.bytes / 1e6, at_most=limit)}",
                f"{stock_fast.bytes / 1e6:.2f}", f"{stock_fast.bytes / fast.bytes:.1f} x",
                f"{slow.seconds:.1f}", goal, f"{stock_slow.seconds:.1f}",
            ))  # fmt: skip
        columns = (
            "screen", "MB", "goal MB", "stock MB", "stock / ours", "slow phone s", "goal ≤ 8 s", "stock s",
        )  # fmt: skip
        heaviest = ", ".join(f"{name} {size / 1e3:.0f} kB" for name, size in ours[PAGE["Home"]][0].files)
        return (
            write_table(columns, rows)
            + "\nSlow phone: 1.6 Mbit/s, 150 ms, processor four times slower, empty cache, 390 px wide; "
            f"until the heading (on Profile the chart) shows.\nHeaviest files of Home: {heaviest}.\n"
        )

    def memory(self) -> str:
        """Resident memory along many reruns of the screen with charts."""
        with self._serve("memory") as server:
            readings = _wait(watch_memory(server, PAGE["Profile"], TOKEN, self._runs(5000)))
        settled = [size for runs, size in readings if runs]
        growth = max(settled) - min(settled)
        table = write_table(("reruns of Profile", "MB"), [(runs, f"{size:.0f}") for runs, size in readings])
        verdict = judge(growth, at_most=20)
        return f"{table}\nSpread after the warm-up {growth:.1f} MB; goal at most 20 (±10): {verdict}.\n"

    def start_and_check(self) -> str:
        """Seconds from the command to a healthy server, and for checking all content."""
        server = prepare(self._folder / "start", NETLEARN_DATA=str(self._data))
        starts = _best_of_three(server.start, server.stop)
        checks = _best_of_three(_check_content)
        return write_table(
            ("what", "best of 3, s", "goal"),
            [
                ("start to a healthy server", f"{starts:.2f}", f"< 3: {judge(starts, at_most=3)}"),
                ("`netlearn check`", f"{checks:.2f}", f"< 1.5: {judge(checks, at_most=1.5)}"),
            ],
        )

    @contextmanager
    def _serve(self, name: str) -> Iterator[Server]:
        with serve(self._folder / name, NETLEARN_DATA=str(self._data)) as server:
            time.sleep(5)  # its warm-up ends
            yield server

    def _runs(self, full: int) -> int:
        return max(10, round(full * self._share))

    def _load(self, server: Server, page: Page, *, chart: bool) -> tuple[FirstLoad, FirstLoad]:
        fast = load_first(server, page, TOKEN, slow=False, chart=chart)
        return fast, load_first(server, page, TOKEN, slow=True, chart=chart)


def main() -> None:
    """Run everything and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the runs; print, write nothing")
    parser.add_argument("--only", help="the name of one method of Bench; print, write nothing")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), 0.1 if arguments.quick else 1.0)
        sections = []
        for title, text in bench.run(arguments.only):
            sys.stderr.write(f"\n{title}\n{text}\n")
            sections.append((title, text))
    if not arguments.quick and not arguments.only:
        report = write_report(sections, datetime.fromtimestamp(time.time(), UTC))
        (ROOT / "tests" / "load" / "RESULTS.md").write_text(report, encoding="utf-8")


def _crowd_row(name: str, result: Spread, goal: str) -> tuple[object, ...]:
    return name, result.runs, _ms(result.p50), _ms(result.p95), _ms(result.worst), result.dropped, goal


def _check_content() -> None:
    subprocess.run(
        [sys.executable, "-m", "netlearn", "check"], cwd=ROOT, check=False, stdout=subprocess.DEVNULL
    )


def _best_of_three(work: Callable[[], object], tidy: Callable[[], object] = lambda: None) -> float:
    """Seconds of the quickest of three runs of `work`; `tidy` runs after each, outside the clock."""
    took = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
        tidy()
    return min(took)


def _ms(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"


def _wait(work: Coroutine[object, object, T]) -> T:
    return asyncio.run(work)


if __name__ == "__main__":
    main()
