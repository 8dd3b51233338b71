"""A copy of an SQLite database, taken while the server runs."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from netlearn.errors import StoreError


def backup(source: Path, target: Path) -> None:
    """Copy the database at `source` to `target`, whole or not at all (0600).

    Raises:
        StoreError: no such database, a target that exists, or a disk that refused.
    """
    if not source.is_file():
        raise StoreError(f"There is no database at {source}.")
    if target.exists():
        raise StoreError(f"{target} exists already; nothing was overwritten.")
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with (
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, timeout=15)) as live,
            closing(sqlite3.connect(part)) as copy,
        ):
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, no log beside it
            sound = copy.execute("PRAGMA quick_check").fetchone() == ("ok",)
        if not sound:
            raise StoreError(f"{source} is damaged; no backup was made.")
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"No backup was made: {error}.") from error
    finally:
        part.unlink(missing_ok=True)
