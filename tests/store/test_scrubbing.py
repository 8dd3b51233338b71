import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest
from sqlalchemy.orm import Session

from netlearn.errors import StoreError
from netlearn.store.engine import Store, open_store
from netlearn.store.learners import delete_learner, enrol_learner
from netlearn.store.mydata import Erasure, count_rows, erase_learner
from netlearn.store.reflections import save_reflection
from netlearn.store.scrubbing import Scrubber, needs_scrub
from tests.store.children import ERASE, start

CANARY = "canary-sings-at-dawn"


class Runs:
    """A scrub that gives these answers in turn and counts its runs."""

    def __init__(self, *answers: bool | StoreError) -> None:
        self.answers = list(answers)
        self.times: list[float] = []

    def __call__(self) -> bool:
        self.times.append(monotonic())
        answer = self.answers.pop(0) if self.answers else True
        if isinstance(answer, StoreError):
            raise answer
        return answer


def test_many_who_ask_share_a_run() -> None:
    runs = Runs()
    scrubber = Scrubber(runs, pause=0.3)
    assert scrubber.ask(5)
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: scrubber.ask(5), range(20)))
    assert answers == [True] * 20
    assert len(runs.times) == 2
    assert runs.times[1] - runs.times[0] >= 0.3


def test_who_asks_in_the_pause_is_not_kept_waiting() -> None:
    runs = Runs()
    scrubber = Scrubber(runs, pause=60)
    assert scrubber.ask(5)
    before = monotonic()
    assert not scrubber.ask(5)
    assert monotonic() - before < 1
    scrubber.stop()
    assert len(runs.times) == 1


def test_a_run_under_way_is_not_shared_by_who_asks_too_late() -> None:
    begun, go_on = Event(), Event()
    times: list[float] = []

    def scrub() -> bool:
        times.append(monotonic())
        begun.set()
        return go_on.wait(5)

    scrubber = Scrubber(scrub, pause=0.1)
    assert not scrubber.ask(0)
    assert begun.wait(5)
    assert not scrubber.ask(0.01)
    go_on.set()
    assert wait_until(lambda: len(times) == 2)


@pytest.mark.parametrize("answer", [False, StoreError("The file was not scrubbed: the disk is full.")])
def test_a_failed_run_is_repeated_until_one_succeeds(
    answer: bool | StoreError, caplog: pytest.LogCaptureFixture
) -> None:
    runs = Runs(answer, answer)
    scrubber = Scrubber(runs, pause=0.05)
    with caplog.at_level(logging.WARNING):
        assert not scrubber.ask(5)
        assert wait_until(lambda: len(runs.times) == 3)
    sleep(0.15)
    assert len(runs.times) == 3
    told = ["The file was not scrubbed: the disk is full. It is tried again in 0.05 seconds."] * 2
    assert caplog.messages == (told if isinstance(answer, StoreError) else [])


def test_a_stopped_scrubber_runs_no_more() -> None:
    runs = Runs()
    scrubber = Scrubber(runs, pause=0)
    scrubber.stop()
    assert not scrubber.ask(1)
    assert runs.times == []


def test_an_erasure_that_rolls_back_asks_for_no_scrub(sqlite_store: Store, now: datetime) -> None:
    learner = enrol_learner(sqlite_store, "token", now)

    def fail_late(session: Session) -> None:
        delete_learner(session, learner)
        raise KeyError("late")

    with pytest.raises(KeyError, match="late"):
        sqlite_store.write(fail_late)
    assert not is_marked(sqlite_store)
    sqlite_store.write(lambda session: delete_learner(session, learner))
    assert is_marked(sqlite_store)


def test_an_erasure_says_what_it_did(sqlite_store: Store, now: datetime) -> None:
    learner = write(sqlite_store, now)
    assert erase_learner(sqlite_store, learner) == Erasure(rows=3, scrubbed=True)
    assert not is_marked(sqlite_store)
    assert erase_learner(sqlite_store, learner) == Erasure(rows=0, scrubbed=True)


def test_an_erasure_while_somebody_reads_is_done_and_scrubbed_later(
    sqlite_store: Store, now: datetime
) -> None:
    learner = write(sqlite_store, now)
    with sqlite_store.read() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM learners")
        assert erase_learner(sqlite_store, learner) == Erasure(rows=3, scrubbed=False)
    assert set(count_rows(sqlite_store, learner).values()) == {0}
    assert is_marked(sqlite_store)
    assert sqlite_store.scrub()
    assert not is_marked(sqlite_store)


def test_a_second_erasure_is_scrubbed_later_in_the_background(
    sqlite_url: str, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netlearn.store.engine.SCRUB_PAUSE", 4.0)
    store = open_store(sqlite_url)
    first, second = write(store, now, "one"), write(store, now, "two")
    assert erase_learner(store, first) == Erasure(rows=3, scrubbed=True)
    assert erase_learner(store, second) == Erasure(rows=3, scrubbed=False)
    assert wait_until(lambda: not is_marked(store))
    assert names_with(store, CANARY) == []
    store.close()


def test_a_failing_scrub_leaves_the_learner_erased_and_is_made_up_for_at_the_next_start(
    sqlite_url: str,
) -> None:
    with start(ERASE, sqlite_url) as child:
        out, log = child.communicate()
    assert out.splitlines() == ["Erasure(rows=3, scrubbed=False)", "0"]
    assert log.startswith("The file was not scrubbed: the disk is full, over its quota or failing.")
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    assert CANARY.encode() in path.read_bytes()
    store = open_store(sqlite_url)
    assert wait_until(lambda: not is_marked(store))
    assert names_with(store, CANARY) == []
    store.close()


def test_a_mark_left_by_a_crash_is_worked_off_at_the_next_start(sqlite_url: str, now: datetime) -> None:
    store = open_store(sqlite_url)
    learner = write(store, now)
    store.write(lambda session: delete_learner(session, learner))
    store.close()
    again = open_store(sqlite_url)
    assert wait_until(lambda: not is_marked(again))
    assert names_with(again, CANARY) == []
    again.close()


@pytest.mark.postgres
def test_postgres_scrubs_by_its_own_vacuum(postgres_url: str, now: datetime) -> None:
    store = open_store(postgres_url)
    learner = write(store, now)
    assert erase_learner(store, learner) == Erasure(rows=3, scrubbed=False)
    store.close()


def write(store: Store, now: datetime, device: str = "laptop") -> str:
    """A learner with three rows: the learner, the device and a reflection."""
    learner = enrol_learner(store, device, now)
    save_reflection(store, learner, "lesson", "block", CANARY * 300, now=now)
    return learner


def is_marked(store: Store) -> bool:
    with store.read() as session:
        return needs_scrub(session)


def names_with(store: Store, words: str) -> list[str]:
    folder = Path(str(store.path)).parent
    return [path.name for path in folder.iterdir() if words.encode() in path.read_bytes()]


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> bool:
    end = monotonic() + seconds
    while monotonic() < end:
        if holds():
            return True
        sleep(0.02)
    return False
