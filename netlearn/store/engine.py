"""Opening the database: one writer, many readers, and nothing acknowledged before its commit."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar, TypeVarTuple

from sqlalchemy import Connection, Engine, Row, Select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from netlearn.errors import SettingsError, StoreError, StoreUnreadable
from netlearn.store.connect import ALONE, WAIT_SECONDS, connect_postgres, connect_sqlite, run_plainly
from netlearn.store.failures import explained
from netlearn.store.filelock import hold_file, release_file
from netlearn.store.scrubbing import Scrubber, needs_scrub, scrub_file
from netlearn.store.writing import Writer

T = TypeVar("T")
Columns = TypeVarTuple("Columns")

SCRUB_PAUSE = 60.0  # seconds between two scrubs, each of which keeps writers waiting
_UNREADABLE = "The database could not be read"
SCHEMA_LOCK = 0x6E65746C  # "netl"; one number that all netlearn servers on a PostgreSQL database share


class Store:
    """An open database. Safe to share between threads; made by `open_store`.

    Attributes:
        path: the SQLite file, or None on PostgreSQL.
    """

    def __init__(self, writer: Engine, reader: Engine, path: Path | None, lock: int | None) -> None:
        self.path = path
        self._writer = writer
        self._reader = reader
        self._lock = lock
        # Writing from a connection per thread loses answers on SQLite ("database is locked").
        self._turn = threading.Lock() if path else None
        self._together = Writer(writer, lambda: self._take_turn("Nothing was saved")) if path else None
        self._scrubber = Scrubber(self.scrub, SCRUB_PAUSE)
        self._closed = False

    def write(self, work: Callable[[Session], T]) -> T:
        """Run `work` in one transaction and return its result once the commit is on the disk.

        On SQLite one thread writes, see `Writer`; on PostgreSQL transactions run side by side. Any exception
        rolls back. `work` must not call `write` itself, and may be done anew after it was rolled back.

        Raises:
            StoreError: the database refused; nothing was saved.
        """
        self._check_open()
        with explained("Nothing was saved"):
            if self._together:
                return self._together.run(work)
            with Session(self._writer) as session, session.begin():
                return work(session)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that reads one unchanging snapshot and cannot write.

        Raises:
            StoreUnreadable: the database does not answer.
            StoreError: it is closed.
        """
        self._check_open()
        with explained(_UNREADABLE, StoreUnreadable), Session(self._reader) as session:
            yield session

    def fetch(self, statement: Select[*Columns], **values: object) -> Sequence[Row[*Columns]]:
        """The rows of one statement, made once and asked often, at a fifth of what a session costs.

        Args:
            statement: Of columns, not of whole tables' rows; kept by its module, so that it is compiled once.
            values: What its `bindparam`s stand for.

        Raises:
            StoreUnreadable: the database does not answer.
            StoreError: it is closed.
        """
        with self._connect(alone=True) as connection:
            return connection.execute(statement, values).all()

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """Like `read`, without what turns rows into objects: for several statements on one snapshot.

        Raises:
            StoreUnreadable: the database does not answer.
            StoreError: it is closed.
        """
        with self._connect(alone=False) as connection:
            yield connection

    def change_schema(self, work: Callable[[Connection], None]) -> None:
        """Run `work`, which alters tables, in one transaction that no other server can interleave.

        Raises:
            StoreError: refused, or rows would be left without their owner; nothing was changed.
        """
        outcome = "The database was not changed"
        with self._take_turn(outcome), explained(outcome), self._writer.connect() as connection:
            if self.path is None:
                with connection.begin():
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": SCHEMA_LOCK})
                    work(connection)
                return
            # SQLite alters a table by rebuilding it; with foreign keys on, the drop would cascade.
            run_plainly(connection, "PRAGMA foreign_keys=OFF")
            try:
                with connection.begin():
                    work(connection)
                    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                        raise StoreError(f"{outcome}: rows would be left without what they belong to.")
            finally:
                run_plainly(connection, "PRAGMA foreign_keys=ON")

    def scrub(self) -> bool:
        """Remove the bytes of erased rows from the SQLite file and its write-ahead log, now.

        Returns:
            True when none are left; False when a reader still needs the old log, or on PostgreSQL,
            where the server's own vacuum reuses the space in time.

        Raises:
            StoreError: the disk refused; the rows are gone all the same.
        """
        if self.path is None:
            return False
        outcome = "The file was not scrubbed"
        with self._take_turn(outcome), explained(outcome), self._writer.connect() as connection:
            return scrub_file(connection)

    def scrub_soon(self, patience: float = 0) -> bool:
        """Scrub in the background if somebody was erased, together with whoever else asks; never fails.

        What is left over when the program ends is scrubbed at the next start.

        Returns:
            True when no bytes are left by now, for which it waits up to `patience` seconds; always
            False on PostgreSQL.
        """
        if self.path is None:
            return False
        with suppress(StoreError), self.read() as session:
            if not needs_scrub(session):
                return True
        return self._scrubber.ask(patience)

    def ping(self) -> None:
        """Ask the database for a sign of life.

        Raises:
            StoreError: it gives none.
        """
        with self.read() as session:
            session.execute(text("SELECT count(*) FROM alembic_version"))

    def close(self) -> None:
        """Finish the write under way, close all connections and let go of the file."""
        if self._closed:
            return
        self._scrubber.stop()
        if self._together:
            self._together.stop()
        with self._take_turn("The database was not closed"):
            self._closed = True
            self._writer.dispose()
            self._reader.dispose()
            if self._lock is not None:
                release_file(self._lock)

    @contextmanager
    def _connect(self, *, alone: bool) -> Iterator[Connection]:
        self._check_open()
        with explained(_UNREADABLE, StoreUnreadable), self._reader.connect() as connection:
            yield connection.execution_options(**{ALONE: alone})

    @contextmanager
    def _take_turn(self, outcome: str) -> Iterator[None]:
        if self._turn is None:
            self._check_open()
            yield
            return
        if not self._turn.acquire(timeout=2 * WAIT_SECONDS):
            raise StoreError(f"{outcome}: the database is too busy; try again in a moment.")
        try:
            self._check_open()
            yield
        finally:
            self._turn.release()

    def _check_open(self) -> None:
        if self._closed:
            raise StoreError("The database is closed.")


def open_store(url: str) -> Store:
    """Open the database at an SQLAlchemy URL: `sqlite:///folder/file.db` or `postgresql+psycopg://…`.

    An SQLite file is made if absent (0600, its folder 0700) and held for this process alone.

    Raises:
        SettingsError: no such kind of address.
        StoreBusy: another process, or an earlier opening in this one, holds the SQLite file.
        StoreError: the database cannot be opened or does not answer.
    """
    try:
        address = make_url(url)
    except ArgumentError:
        raise SettingsError("The database address cannot be read; write sqlite:///data/netlearn.db") from None
    if address.get_backend_name() == "postgresql":
        return Store(*connect_postgres(address), None, None)
    if address.get_backend_name() != "sqlite" or address.host or address.query:
        raise SettingsError("The database address must start with sqlite:/// or postgresql+psycopg://")
    if not address.database or address.database == ":memory:":
        raise SettingsError("The database must be a file; write sqlite:///data/netlearn.db")
    return _open_sqlite(Path(address.database).resolve())


def _open_sqlite(path: Path) -> Store:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = hold_file(path)
    except OSError as error:
        raise StoreError(f"{path.parent} cannot be written: {error.strerror}.") from error
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        store = Store(*connect_sqlite(path), path, lock)
    except OSError as error:
        release_file(lock)
        raise StoreError(f"{path} cannot be written: {error.strerror}.") from error
    except StoreError:
        release_file(lock)
        raise
    store.scrub_soon()
    return store
