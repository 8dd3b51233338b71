"""Connections to the two kinds of database: how they are set up, and how a transaction begins."""

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from netlearn.errors import SettingsError, StoreError
from netlearn.store.failures import explained

WAIT_SECONDS = 15
ALONE = "netlearn_alone"  # the option of a connection that runs one statement, which is a snapshot by itself

# FULL, because we answer "saved": in WAL mode NORMAL may lose the last commits at a power cut.
PRAGMAS = (
    f"busy_timeout={WAIT_SECONDS * 1000}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
)


def connect_sqlite(path: Path) -> tuple[Engine, Engine]:
    """The writer, a pool of exactly one connection, and the readers, which cannot write.

    Raises:
        StoreError: not an SQLite database, or a disk that allows no write-ahead log.
    """
    # IMMEDIATE asks for the write lock at once: no transaction fails half-way because it came second.
    writer = _sqlite_engine(path, "BEGIN IMMEDIATE", PRAGMAS, kept=1, spare=0)
    reader = _sqlite_engine(path, "BEGIN", (*PRAGMAS, "query_only=ON"), kept=8, spare=24)
    with explained(f"{path} cannot be used"), writer.connect() as connection:
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    if mode != "wal":
        raise StoreError(f"{path} cannot be used: its disk allows no write-ahead log. Use a local disk.")
    return writer, reader


def connect_postgres(address: URL) -> tuple[Engine, Engine]:
    """Writer and reader on one pool; the reader sees one snapshot a transaction and cannot write.

    Raises:
        SettingsError: the driver is not installed.
        StoreError: the server does not answer.
    """
    try:
        writer = create_engine(
            address.set(drivername="postgresql+psycopg"),
            connect_args={
                "connect_timeout": WAIT_SECONDS,
                "options": f"-c timezone=UTC -c lock_timeout={WAIT_SECONDS * 1000}",
            },
            pool_pre_ping=True,
            hide_parameters=True,  # an error in the log names its statement, never a reflection
            pool_size=8,
            max_overflow=24,
            pool_timeout=WAIT_SECONDS,
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise SettingsError("PostgreSQL needs its driver: pip install 'netlearn[postgres]'") from error
    with explained(f"{address.render_as_string(hide_password=True)} cannot be used"), writer.connect():
        reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return writer, reader


def run_plainly(connection: Connection, statement: str) -> tuple[int, ...]:
    """Run a statement that SQLite refuses inside a transaction; returns its one row, if any.

    Raises:
        sqlite3.Error: the driver's own, because SQLAlchemy is passed by.
    """
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statement)
        return tuple(cursor.fetchone() or ())
    finally:
        cursor.close()


def _sqlite_engine(path: Path, begin: str, pragmas: tuple[str, ...], *, kept: int, spare: int) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False},
        hide_parameters=True,
        pool_size=kept,
        max_overflow=spare,
        pool_timeout=WAIT_SECONDS,
    )

    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver's own idea of when to begin would drop our BEGIN
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def start(connection: Connection) -> None:
        if not connection.get_execution_options().get(ALONE):
            connection.exec_driver_sql(begin)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", start)
    return engine
