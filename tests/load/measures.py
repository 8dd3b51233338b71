"""The measurements of `make bench`, each of which writes one section of the report."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import TypeVar

from netlearn.content.library import Library
from netlearn.content.model import Course
from netlearn.settings import read_settings
from netlearn.ui.server.cookies import make_token
from tests.load.browser_bench import FirstLoad, load_first
from tests.load.crowd import Act, look, rate, work_through
from tests.load.network_bench import MAP_PAGE, bench_network, seed_map
from tests.load.protocol_bench import PAGES, Page, Spread, time_bare, time_crowd, time_reruns, watch_memory
from tests.load.quick_bench import check_content, median_seconds, time_search
from tests.load.report import judge, write_table
from tests.load.score_bench import bench_scoring
from tests.load.seed import seed_crowd, seed_learner
from tests.load.servers import fill_static_cache, serve_bare, serve_stock
from tests.serving import Server, prepare, serve

PAGE = {page.name: page for page in PAGES}
T = TypeVar("T")


class Bench:
    """The measurements, each a pair of heading and table. `share` of the full number of runs is taken."""

    def __init__(self, folder: Path, share: float) -> None:
        self._folder = folder
        self._share = share
        self._data = folder / "data"
        self._course = Library(read_settings().content / "en").course
        self._token = make_token()
        seed_learner(self._data, self._course, self._token, Random(1))

    def run(self, only: str | None = None) -> Iterator[tuple[str, str]]:
        """Every section in the order of the report, or the one made by the method called `only`."""
        sections: dict[str, Callable[[], str]] = {
            "Rerun of each screen, one learner": self.reruns,
            "A crowd": self.crowds,
            "First load over the wire": self.first_loads,
            "Memory": self.memory,
            "Start, check and search": self.start_check_search,
            "Scoring an organisation": self.scoring,
            "The network map": self.network,
        }
        for title, measure in sections.items():
            if only in {None, measure.__name__}:
                yield title, measure()

    def scoring(self) -> str:
        """`netlearn score` on a million people."""
        return bench_scoring(self._folder)

    def network(self) -> str:
        """The measures of thirty contacts beside networkx, and the screen of their map."""
        token, runs = make_token(), self._runs(200)
        seed_map(self._data, self._course, token)

        def rerun() -> Spread:
            with self._serve("network") as server:
                return _wait(time_reruns(server, MAP_PAGE, token, runs))[0]

        return bench_network(rerun, runs)

    def reruns(self) -> str:
        """Each screen against the bare and the stock server."""
        ours, stock, bare = {}, {}, {}
        elements = {}
        with self._serve("ours") as server:
            for page in PAGES:
                ours[page], elements[page] = _wait(time_reruns(server, page, self._token, self._runs(200)))
        if not {"radio", "checkbox", "selectbox"} & set(elements[PAGE["Lesson"]]):
            raise AssertionError("the lesson that is measured shows no open question")
        with serve_bare(self._folder / "bare") as server:
            for page in PAGES:
                bare[page] = _wait(time_bare(server, elements[page], self._runs(200)))
        with serve_stock(self._folder / "stock", self._data) as server:
            for page in PAGES:
                stock[page], _ = _wait(time_reruns(server, page, self._token, self._runs(40)))
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
        note = "Lesson stands at an open question form, Assess at its first page, Profile at its charts."
        return f"{write_table(columns, rows)}\n{note}\n"

    def crowds(self) -> str:
        """A hundred learners with two seconds to think, and three hundred with five."""
        lessons = work_through(tuple(self._course.lessons))
        room = {name: self._seed(people) for name, people in (("rate", 100), ("stock", 100), ("large", 300))}
        with self._serve("crowd") as server:
            rows = [
                self._crowd(server, "Assess", rate, room["rate"], "ratings"),
                # They come for the first time, so that the first thing each writes enrols them.
                self._crowd(server, "Lesson", lessons, [make_token() for _ in range(100)], "attempts"),
                self._crowd(server, "Home", look, [make_token() for _ in range(100)], "attempts"),
                self._crowd(server, "Assess", rate, room["large"], "ratings", think=5.0),
            ]
        with serve_stock(self._folder / "stock-crowd", self._data) as server:
            rows.append(self._crowd(server, "Assess", rate, room["stock"], "ratings", stock=True))
        columns = (
            "crowd", "runs", "p50 ms", "p95 ms", "goal p95 ≤ 150", "worst ms", "answers", "saved", "dropped",
            "goal none lost",
        )  # fmt: skip
        note = (
            "Every answer is a write: on Assess a rating, on Lesson an attempt at a question, by people who "
            "come for the first time. Saved: rows the database gained."
        )
        return f"{write_table(columns, rows)}\n{note}\n"

    def first_loads(self) -> str:
        """Bytes and seconds of a first visit, on a fast line and on a slow phone."""
        plan = ((PAGE["Home"], False, 1.1), (PAGE["Learn"], False, 1.1), (PAGE["Profile"], True, 2.2))
        with self._serve("wire") as server:
            ours = {page: self._load(server, page, chart=chart) for page, chart, _ in plan}
        with serve_stock(self._folder / "stock-wire", self._data) as server:
            stock = {page: self._load(server, page, chart=chart) for page, chart, _ in plan}
        rows = []
        for page, _, limit in plan:
            (fast, slow), (stock_fast, stock_slow) = ours[page], stock[page]
            rows.append((
                page.name, f"{fast.bytes / 1e6:.2f}", f"≤ {limit}: {judge(fast.bytes / 1e6, at_most=limit)}",
                f"{stock_fast.bytes / 1e6:.2f}", f"{stock_fast.bytes / fast.bytes:.1f} x",
                f"{slow.seconds:.1f}", "" if slow.chart_seconds else judge(slow.seconds, at_most=8),
                f"{stock_slow.seconds:.1f}", _seconds(slow.chart_seconds), _seconds(stock_slow.chart_seconds),
            ))  # fmt: skip
        columns = (
            "screen", "MB", "goal MB", "stock MB", "stock / ours", "slow phone s", "goal ≤ 8 s", "stock s",
            "chart s", "stock chart s",
        )  # fmt: skip
        heaviest = "".join(
            f"- {page.name}: " + ", ".join(f"{name} {size / 1e3:.0f} kB" for name, size in fast.files) + "\n"
            for page, (fast, _) in ours.items()
        )
        return (
            write_table(columns, rows)
            + "\nSlow phone: 1.6 Mbit/s, 150 ms, processor four times slower, empty cache, 390 px wide; "
            "until the heading shows, and on Profile until the chart does. Home and Learn are opened by "
            f"somebody who was never here.\n\nHeaviest files:\n\n{heaviest}"
        )

    def memory(self) -> str:
        """Resident memory along many reruns of the screen with charts."""
        with self._serve("memory") as server:
            readings = _wait(watch_memory(server, PAGE["Profile"], self._token, self._runs(5000)))
        settled = [size for runs, size in readings if runs]
        growth = max(settled) - min(settled)
        table = write_table(("reruns of Profile", "MB"), [(runs, f"{size:.0f}") for runs, size in readings])
        verdict = judge(growth, at_most=20)
        return f"{table}\nSpread after the first tenth {growth:.1f} MB; goal at most 20 (±10): {verdict}.\n"

    def start_check_search(self) -> str:
        """Seconds from the command to a healthy, warm server, for checking all content, and for a search."""
        fill_static_cache()
        server = prepare(self._folder / "start", NETLEARN_DATA=str(self._data))
        start = median_seconds(5, server.start, server.stop)
        check = median_seconds(5, check_content)
        search = time_search(self._course, self._runs(1000), Random(1))
        return write_table(
            ("what", "median", "p95", "worst", "goal"),
            [
                ("start to a healthy server", f"{start:.2f} s", "", "", f"< 3 s: {judge(start, at_most=3)}"),
                ("`netlearn check`", f"{check:.2f} s", "", "", f"< 2 s: {judge(check, at_most=2)}"),
                (
                    "search in lessons, terms and actions", f"{search.p50:.2f} ms", f"{search.p95:.2f} ms",
                    f"{search.worst:.2f} ms", f"worst < 30 ms: {judge(search.worst, at_most=30)}",
                ),
            ],
        ) + f"\nThe course: {_count_course(self._course)}. Start and check: median of 5.\n"  # fmt: skip

    @contextmanager
    def _serve(self, name: str) -> Iterator[Server]:
        fill_static_cache()
        with serve(self._folder / name, NETLEARN_DATA=str(self._data)) as server:
            yield server

    def _runs(self, full: int) -> int:
        return max(10, round(full * self._share))

    def _seed(self, people: int) -> list[str]:
        """Keys of so many people, each with an open draft; no server may be running."""
        tokens = [make_token() for _ in range(round(people * max(0.2, self._share)))]
        seed_crowd(self._data, self._course.instrument, tokens)
        return tokens

    def _crowd(
        self, server: Server, name: str, act: Act, tokens: Sequence[str], table: str, *, think: float = 2.0,
        stock: bool = False,
    ) -> tuple[object, ...]:  # fmt: skip
        """One crowd as a row of the report; goals are for a hundred people on our server."""
        minutes = max(0.25, self._share)
        crowd = _wait(time_crowd(server, PAGE[name], act, tokens, think=think, minutes=minutes, table=table))
        times = crowd.times
        return (
            f"{'stock: ' if stock else ''}{name}, {len(tokens)} people, {think:.0f} s",
            times.runs, _ms(times.p50), _ms(times.p95),
            "" if stock or think > 2 else judge(times.p95, at_most=150),
            _ms(times.worst), crowd.given, crowd.saved, crowd.dropped,
            "" if stock else judge(float(crowd.is_whole), at_least=1),
        )  # fmt: skip

    def _load(self, server: Server, page: Page, *, chart: bool) -> tuple[FirstLoad, FirstLoad]:
        token = self._token if chart else None
        fast = load_first(server, page, token, slow=False, chart=chart)
        return fast, load_first(server, page, token, slow=True, chart=chart)


def _count_course(course: Course) -> str:
    actions, terms = len(course.actions), len(course.terms)
    return (
        f"{len(course.lessons)} lessons, {len(course.questions)} questions, {actions} actions, {terms} terms"
    )


def _seconds(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def _ms(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"


def _wait(work: Coroutine[object, object, T]) -> T:
    return asyncio.run(work)
