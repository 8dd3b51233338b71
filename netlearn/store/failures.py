"""Why the database refused, in words a person can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from netlearn.errors import StoreError

# SQLite error names and PostgreSQL SQLSTATE codes; the first prefix that fits gives the reason.
REASONS = (
    ("SQLITE_FULL", "the disk is full."),
    ("SQLITE_READONLY", "the database may only be read."),
    ("SQLITE_BUSY", "another program holds the database; try again in a moment."),
    ("SQLITE_LOCKED", "another program holds the database; try again in a moment."),
    ("SQLITE_IOERR", "the disk is full, over its quota or failing."),
    ("SQLITE_CANTOPEN", "the database file cannot be opened."),
    ("SQLITE_NOTADB", "the file is not an SQLite database."),
    ("SQLITE_CORRUPT", "the database file is damaged; restore a backup."),
    ("SQLITE_CONSTRAINT_FOREIGNKEY", "what it belongs to has been erased."),
    ("SQLITE_CONSTRAINT", "a value lies outside what is allowed."),
    ("SQLITE_TOOBIG", "a value is too large."),
    ("53100", "the disk is full."),
    ("53", "the database server has too much to do; try again in a moment."),
    ("25006", "the database may only be read."),
    ("55P03", "another program holds the database; try again in a moment."),
    ("40", "two writes collided; try again."),
    ("23503", "what it belongs to has been erased."),
    ("23", "a value lies outside what is allowed."),
    ("22", "a value lies outside what is allowed."),
    ("28", "the database server refused the user name or password."),
    ("3D", "the database server has no database of that name."),
)


def explain(error: Exception) -> str:
    """The reason for a database error as half a sentence with a full stop."""
    if isinstance(error, PoolTimeout):
        return "the database is too busy; try again in a moment."
    if isinstance(error, UnicodeError | OverflowError):
        return "a value lies outside what is allowed."
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    for prefix, reason in REASONS:
        if code.startswith(prefix):
            return reason
    return "the database does not answer." if not code or code.startswith(("08", "57")) else f"error {code}."


@contextmanager
def explained(outcome: str, kind: type[StoreError] = StoreError) -> Iterator[None]:
    """Turn every database error inside into a StoreError of this kind that starts with `outcome`.

    Raises:
        StoreError: with one clear sentence; the cause is chained for the log.
    """
    try:
        yield
    except (DBAPIError, PoolTimeout, sqlite3.Error, UnicodeError, OverflowError) as error:
        if isinstance(error, DBAPIError):
            _drop_details(error)
        raise kind(f"{outcome}: {explain(error)}") from error


def _drop_details(error: DBAPIError) -> None:
    """Shorten what PostgreSQL says to its first line; the next ones quote the refused row for the log."""
    if (cause := error.orig) is not None:
        for one in (error, cause):
            one.args = tuple(str(part).split("\n", 1)[0] for part in one.args)
