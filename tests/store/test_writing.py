import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.orm import Session

from netlearn.errors import StoreError
from netlearn.store.writing import Writer

PEOPLE = 20


class Held:
    """A writer whose turn somebody else has until `let_go`, and the commits it has made."""

    def __init__(self, engine: Engine) -> None:
        self.commits: list[object] = []
        self._turn = threading.Lock()
        self._turn.acquire()
        event.listen(engine, "commit", self.commits.append)
        self.asked = False
        self.writer = Writer(engine, self._take_turn)

    @contextmanager
    def _take_turn(self) -> Iterator[None]:
        self.asked = True
        with self._turn:
            yield

    def let_go(self) -> None:
        self._turn.release()


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    engine = create_engine(f"sqlite:///{tmp_path / 'file.db'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE names (name TEXT PRIMARY KEY)"))
    with ExitStack() as stack:
        one = Held(engine)
        stack.callback(engine.dispose)
        stack.callback(one.writer.stop)
        yield one


def keep(name: str) -> Callable[[Session], str]:
    def work(session: Session) -> str:
        session.execute(text("INSERT INTO names VALUES (:name)"), {"name": name})
        return name

    return work


def read_names(session: Session) -> list[str]:
    return list(session.scalars(text("SELECT name FROM names ORDER BY name")))


def ask_all(held: Held, pool: ThreadPoolExecutor, names: list[str]) -> list[Future[str]]:
    """All ask in this order while somebody else has the turn; the first of them is taken up at once."""
    futures = [pool.submit(held.writer.run, keep(names[0]))]
    while not held.asked:
        time.sleep(0.001)
    for number, name in enumerate(names[1:], start=1):
        futures.append(pool.submit(held.writer.run, keep(name)))
        while held.writer.waiting < number:
            time.sleep(0.001)
    return futures


def test_changes_that_wait_at_the_same_moment_share_a_commit(held: Held) -> None:
    names = [f"{number:02}" for number in range(PEOPLE)]
    with ThreadPoolExecutor(PEOPLE) as pool:
        futures = ask_all(held, pool, names)
        held.let_go()
        assert [future.result() for future in futures] == names
    assert held.writer.run(read_names) == names
    # The first, those that asked meanwhile, and the reading.
    assert len(held.commits) == 3


def test_a_change_that_fails_fails_alone(held: Held) -> None:
    with ThreadPoolExecutor(PEOPLE) as pool:
        futures = ask_all(held, pool, ["a", "b", "b", "c"])
        held.let_go()
        outcomes = [future.exception() is None for future in futures]
    assert outcomes == [True, True, False, True]
    assert held.writer.run(read_names) == ["a", "b", "c"]


def test_a_change_that_got_no_turn_in_time_is_never_made(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netlearn.store.writing.PATIENCE", 0.05)
    with ThreadPoolExecutor(2) as pool:
        first, late = ask_all(held, pool, ["first", "late"])
        with pytest.raises(StoreError, match="Nothing was saved: the database is too busy"):
            late.result()
        held.let_go()
        assert first.result() == "first"
    assert held.writer.run(read_names) == ["first"]


def test_stop_finishes_what_was_asked_for_and_takes_nothing_more(held: Held) -> None:
    with ThreadPoolExecutor(4) as pool:
        futures = ask_all(held, pool, ["a", "b", "c"])
        held.let_go()
        held.writer.stop()
        assert [future.result() for future in futures] == ["a", "b", "c"]
    with pytest.raises(StoreError, match="closed"):
        held.writer.run(keep("d"))


def test_all_who_wait_are_told_at_once_when_there_is_no_turn(tmp_path: Path) -> None:
    def refuse() -> AbstractContextManager[None]:
        raise StoreError("The database is closed.")

    engine = create_engine(f"sqlite:///{tmp_path / 'file.db'}")
    writer = Writer(engine, refuse)
    with pytest.raises(StoreError, match="closed"):
        writer.run(keep("a"))
    writer.stop()
    engine.dispose()
