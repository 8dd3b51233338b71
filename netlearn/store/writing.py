"""The one writer of an SQLite file: changes that wait at the same moment share one commit."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, ExitStack, suppress
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from netlearn.errors import StoreError
from netlearn.store.connect import WAIT_SECONDS

T = TypeVar("T")
Job = tuple[Future[Any], Callable[[Session], Any]]

MOST_TOGETHER = 64  # changes in one transaction; more would keep the first of them waiting
PATIENCE = 2 * WAIT_SECONDS
CLOSED = "Nothing was saved: the database is closed."


class Writer:
    """A thread that makes all changes of one file, in the order in which they were asked for.

    A commit waits for the disk, and 50 a second is what a small disk gives. What was asked for while one
    was under way goes into the next together, so a room that answers at once waits for two commits, not
    for three hundred. Nobody is answered before the commit that holds their change.
    """

    def __init__(self, engine: Engine, take_turn: Callable[[], AbstractContextManager[None]]) -> None:
        self._engine = engine
        self._take_turn = take_turn
        self._waiting: SimpleQueue[Job | None] = SimpleQueue()
        self._stopped = False
        self._thread = threading.Thread(target=self._work_off, name="netlearn-writer", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How many changes were asked for and not yet taken up."""
        return self._waiting.qsize()

    def run(self, work: Callable[[Session], T]) -> T:
        """Do `work` in a transaction and give what it returns, once the commit is on the disk.

        Raises:
            StoreError: it did not come to its turn in time, and will not be done.
            Exception: whatever `work` or the database raised; nothing of `work` was kept.
        """
        future: Future[T] = Future()
        if self._stopped:
            raise StoreError(CLOSED)
        self._waiting.put((future, work))
        try:
            return future.result(PATIENCE)
        except TimeoutError:
            if future.cancel():
                raise StoreError(
                    "Nothing was saved: the database is too busy; try again in a moment."
                ) from None
            return future.result()  # it is being done at this moment, or it was `work` that raised

    def stop(self) -> None:
        """Finish what was asked for, and end the thread."""
        if self._stopped:
            return
        self._stopped = True
        self._waiting.put(None)
        self._thread.join()
        with suppress(Empty):  # whoever asked at this very moment
            while job := self._waiting.get_nowait():
                job[0].set_exception(StoreError(CLOSED))

    def _work_off(self) -> None:
        while (job := self._waiting.get()) is not None:
            jobs = [job]
            last = False
            while len(jobs) < MOST_TOGETHER and not last:
                try:
                    following = self._waiting.get_nowait()
                except Empty:
                    break
                if following is None:
                    last = True
                else:
                    jobs.append(following)
            self._settle([job for job in jobs if job[0].set_running_or_notify_cancel()])
            if last:
                return

    def _settle(self, jobs: Sequence[Job]) -> None:
        with ExitStack() as stack:
            try:
                stack.enter_context(self._take_turn())
            except StoreError as error:
                for future, _ in jobs:
                    future.set_exception(error)
            else:
                self._attempt(jobs)

    def _attempt(self, jobs: Sequence[Job]) -> None:
        """Do all in one transaction; where one fails, each in its own, so that it fails alone."""
        try:
            with self._engine.connect() as connection, connection.begin():
                results = [_do(connection, work) for _, work in jobs]
        except BaseException as error:  # noqa: BLE001 -- it belongs to the thread that asked
            if len(jobs) == 1:
                jobs[0][0].set_exception(error)
                return
            for job in jobs:
                self._attempt([job])
        else:
            for (future, _), result in zip(jobs, results, strict=True):
                future.set_result(result)


def _do(connection: Connection, work: Callable[[Session], T]) -> T:
    # A session of its own: what one change has loaded, the next must not take for the present state.
    with Session(connection) as session, session.begin():
        return work(session)
