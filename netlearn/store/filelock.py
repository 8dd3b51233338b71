"""One process at a time may hold an SQLite file."""

import fcntl
import os
from pathlib import Path

from netlearn.errors import StoreBusy


def hold_file(path: Path) -> int:
    """Lock the database at `path` for this process through a file beside it.

    The lock belongs to the open file, so the system drops it when the process dies, even by
    kill -9, and a left-over lock file means nothing. It also keeps out a second opening in the same
    process. The file is never deleted: that would let two processes lock two files of one name.

    Returns:
        The file descriptor that holds the lock until `release_file`.

    Raises:
        StoreBusy: somebody else holds it.
        OSError: the lock file cannot be made.
    """
    lock = path.with_name(f"{path.name}.lock")
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(descriptor, 20).decode("ascii", "replace").strip() or "unknown"
        os.close(descriptor)
        raise StoreBusy(
            f"{path} is in use by process {holder}. "
            "Stop that one first, or use PostgreSQL to run several servers on one database."
        ) from None
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"{os.getpid()}\n".encode())
    return descriptor


def release_file(descriptor: int) -> None:
    """Let go of the lock."""
    os.ftruncate(descriptor, 0)
    os.close(descriptor)
