"""The load generator itself: its people really write, and nothing that went wrong looks good."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from random import Random
from subprocess import CalledProcessError

import pytest

from netlearn.content.library import Library
from netlearn.content.model import Course
from netlearn.settings import read_settings
from netlearn.ui.server.cookies import make_token
from tests.load.client import Visitor
from tests.load.crowd import rate, work_through
from tests.load.protocol_bench import PAGES, spread, time_crowd, time_reruns
from tests.load.quick_bench import check_content, median_seconds
from tests.load.report import MISSED, judge
from tests.load.seed import seed_crowd, seed_learner
from tests.serving import Server, serve

PAGE = {page.name: page for page in PAGES}
PEOPLE = [make_token() for _ in range(3)]
RETURNING = make_token()


@pytest.fixture(scope="module")
def course() -> Course:
    return Library(read_settings().content / "en").course


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, course: Course) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("load")
    seed_crowd(folder / "data", course.instrument, PEOPLE)
    seed_learner(folder / "data", course, RETURNING, Random(1))
    with serve(folder) as running:
        yield running


def test_time_crowd_assess_every_answer_is_a_row(server: Server) -> None:
    crowd = asyncio.run(
        time_crowd(server, PAGE["Assess"], rate, PEOPLE, think=0.1, minutes=0.05, table="ratings")
    )

    assert crowd.given > len(PEOPLE)
    assert crowd.is_whole


def test_time_crowd_first_visit_to_lesson_every_answer_is_a_row(server: Server, course: Course) -> None:
    fresh = [make_token() for _ in range(3)]
    work = work_through(tuple(course.lessons))

    crowd = asyncio.run(
        time_crowd(server, PAGE["Lesson"], work, fresh, think=0.1, minutes=0.05, table="attempts")
    )

    assert crowd.given > len(fresh)
    assert crowd.is_whole


def test_time_reruns_lesson_stands_at_an_open_question(server: Server) -> None:
    _, elements = asyncio.run(time_reruns(server, PAGE["Lesson"], RETURNING, 10))

    assert elements["radio"] + elements["checkbox"] > 0


def test_time_crowd_server_dies_samples_stay_and_all_are_dropped(tmp_path: Path, course: Course) -> None:
    seed_crowd(tmp_path / "data", course.instrument, PEOPLE)

    async def rate_until_death(visitor: Visitor, rng: Random) -> int:
        if len(visitor.seconds) == 4:
            running.kill()
        return await rate(visitor, rng)

    with serve(tmp_path) as running:
        crowd = asyncio.run(
            time_crowd(
                running, PAGE["Assess"], rate_until_death, PEOPLE, think=0.1, minutes=1.0, table="ratings"
            )
        )

    assert crowd.dropped == len(PEOPLE)
    assert crowd.times.runs >= 3
    assert not crowd.is_whole


def test_check_content_broken_content_raises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETLEARN_CONTENT", str(tmp_path / "none"))

    with pytest.raises(CalledProcessError):
        check_content()


def test_median_seconds_one_slow_run_counts_little() -> None:
    waits = iter((0.0, 0.2, 0.0))

    def work() -> None:
        asyncio.run(asyncio.sleep(next(waits)))

    assert median_seconds(3, work) < 0.15


def test_spread_known_values() -> None:
    times = spread([0.001 * number for number in range(1, 101)])

    assert (round(times.p50, 2), round(times.p95, 2), times.worst, times.runs) == (50.5, 95.05, 100.0, 100)


@pytest.mark.parametrize(("value", "verdict"), [(0.9, MISSED), (1.0, "met"), (2.0, "met"), (2.1, MISSED)])
def test_judge_at_the_borders(value: float, verdict: str) -> None:
    assert judge(value, at_least=1, at_most=2) == verdict
