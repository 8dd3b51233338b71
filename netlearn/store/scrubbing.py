"""Getting the bytes of erased rows out of an SQLite file, soon and not too often."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Timer
from time import monotonic

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from netlearn.errors import StoreError
from netlearn.store.connect import WAIT_SECONDS, run_plainly

LOG = logging.getLogger(__name__)


def mark_erased(session: Session) -> None:
    """Inside a write that erases somebody: note in the file that it needs scrubbing.

    The note is `user_version`, a number in the file's head that SQLite leaves to the program: it
    commits and rolls back with the erasure, and outlives a crash.
    """
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA user_version=1"))


def needs_scrub(session: Session) -> bool:
    """Whether the SQLite file may still hold bytes of erased rows."""
    return bool(session.scalar(text("PRAGMA user_version")))


def scrub_file(connection: Connection) -> bool:
    """Write the SQLite file anew without erased rows, and empty its log.

    Returns:
        False when a reader still needs the old log.
    """
    # secure_delete blanks deleted rows at once, but not the copies SQLite leaves behind when it splits
    # a page; only VACUUM writes every page anew. It is dear, so erasures close together share one.
    try:
        run_plainly(connection, "VACUUM")
        run_plainly(connection, "PRAGMA busy_timeout=100")  # writers must not wait for a long reader
        if run_plainly(connection, "PRAGMA wal_checkpoint(TRUNCATE)")[0]:
            return False
        run_plainly(connection, "PRAGMA user_version=0")
    finally:
        run_plainly(connection, f"PRAGMA busy_timeout={WAIT_SECONDS * 1000}")
    return True


class Scrubber:
    """Runs `scrub` in the background when asked: at once, but not twice within `pause` seconds.

    A run that fails or returns False is repeated after the pause, until one succeeds.
    """

    def __init__(self, scrub: Callable[[], bool], pause: float) -> None:
        self._scrub = scrub
        self._pause = pause
        self._lock = Lock()
        self._next: Future[bool] | None = None
        self._timer: Timer | None = None
        self._due = monotonic()
        self._stopped = False

    def ask(self, patience: float) -> bool:
        """Have a run begin from now on; those who ask before it begins share it.

        Returns:
            True when it succeeded within `patience` seconds.
        """
        with self._lock:
            if self._stopped:
                return False
            wait = max(0.0, self._due - monotonic())
            run = self._next
            if run is None:
                run = self._next = Future()
                self._timer = Timer(wait, self._run, (run,))
                self._timer.daemon = True
                self._timer.start()
        if wait > patience:
            return False
        try:
            return run.result(patience)
        except TimeoutError:
            return False

    def stop(self) -> None:
        """Begin no further run."""
        with self._lock:
            self._stopped = True
            if self._timer is not None:
                self._timer.cancel()

    def _run(self, run: Future[bool]) -> None:
        with self._lock:
            self._next = None  # whoever asks from here on may have erased too late for this run
            self._due = monotonic() + self._pause
        done = False
        try:
            done = self._scrub()
        except StoreError as error:
            if not self._stopped:
                LOG.warning("%s It is tried again in %g seconds.", error, self._pause)
        run.set_result(done)
        if not done:
            self.ask(0)
