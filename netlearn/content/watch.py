"""Noticing that files were saved, by looking at them: this works on every disk, also on a shared one."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

Signature = tuple[tuple[str, int, int], ...]

PAUSE = 0.3  # seconds between two looks


def sign_files(*places: Path, suffixes: tuple[str, ...] = (".yaml", ".yml", ".svg")) -> Signature:
    """Name, date in nanoseconds and size of the files at or below these places; it changes when one does.

    Args:
        places: Files, which always count, and folders.
        suffixes: Which files of a folder count.
    """
    found = (path for place in places for path in _list_files(place, suffixes))
    return tuple(sorted({signed for path in found for signed in _sign(path)}))


def wait_for_change(*places: Path, since: Signature, pause: float = PAUSE) -> Signature:
    """Wait until these files are no longer what they were. Returns what they are now."""
    while (signature := sign_files(*places)) == since:
        time.sleep(pause)
    return signature


def _list_files(place: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    if not place.is_dir():
        yield place
    for folder, _, names in os.walk(place):
        for name in names:
            if name.endswith(suffixes):
                yield Path(folder, name)


def _sign(path: Path) -> Iterator[tuple[str, int, int]]:
    try:
        stat = path.stat()
    except OSError:  # removed between listing and looking, or a dangling link
        return
    yield str(path), stat.st_mtime_ns, stat.st_size
