"""Streamlit's own JavaScript and CSS, compressed once.

Streamlit sends these files as they lie on the disk: 2.7 MB for a first page, 7.4 MB with a chart. Brotli's
best quality needs 40 s of one core for all of them, so it is done once and kept in a folder. Until a file is
there, it is compressed quickly when somebody asks and kept in memory.
"""

import contextlib
import gzip
import mimetypes
import os
import threading
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import brotli

from netlearn.ui.server.encodings import BEST, Encoding, compress

TEXT_LIKE = frozenset({".js", ".css", ".svg", ".json", ".html", ".map", ".txt", ".wasm"})
ENCODINGS: tuple[Encoding, ...] = ("br", "gzip")


@dataclass(frozen=True, slots=True)
class Packed:
    """One file as it goes over the wire."""

    body: bytes
    etag: str
    media_type: str


class StaticCache:
    """The compressible files under `source`, found once; a request can only name one of them.

    Args:
        source: the folder served as `/static`.
        folder: where compressed files are kept from one start to the next; need not exist or be writable.
    """

    def __init__(self, source: Path, folder: Path) -> None:
        self._folder = folder
        # Names come from the disk and a request is only looked up, so no path can lead elsewhere.
        self._files = {
            path.relative_to(source).as_posix(): path
            for path in sorted(source.rglob("*"))
            if path.suffix in TEXT_LIKE and path.is_file()
        }
        self._quick: dict[tuple[str, Encoding], Packed] = {}
        self._best: dict[tuple[str, Encoding], Packed] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def pack(self, name: str, encoding: Encoding) -> Packed:
        """The file `name` in `encoding`, at the best quality at hand. May read the disk: call in a thread."""
        key = (name, encoding)
        if key in self._best:
            return self._best[key]
        plain = self._files[name].read_bytes()
        kept = self._read_kept(key, plain)
        if kept is not None:
            self._best[key] = self._label(key, kept)
            self._quick.pop(key, None)
            return self._best[key]
        if key not in self._quick:
            self._quick[key] = self._label(key, compress(plain, encoding))
        return self._quick[key]

    def missing(self) -> list[tuple[str, Encoding]]:
        """What is not yet kept, what a first page needs first: brotli before gzip, chart code before maps."""
        keys = [(name, encoding) for encoding in ENCODINGS for name in self._files]
        return [key for key in sorted(keys, key=_urgency) if not _has_content(self._kept_path(key))]

    def keep(self, key: tuple[str, Encoding]) -> None:
        """Compress one file at the best quality and keep it; whole or not at all, also in a power cut.

        Raises:
            OSError: the folder cannot be written.
        """
        name, encoding = key
        path = self._kept_path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
        with partial.open("wb") as file:
            file.write(compress(self._files[name].read_bytes(), encoding, BEST))
            file.flush()
            os.fsync(file.fileno())  # else the name may reach the disk before what it names
        partial.replace(path)

    def _read_kept(self, key: tuple[str, Encoding], plain: bytes) -> bytes | None:
        """What is kept for `key`; browsers hold it for a year, so so only what gives `plain` again counts."""
        path = self._kept_path(key)
        with contextlib.suppress(OSError):
            body = path.read_bytes()
            if _unpack(body, key[1]) == plain:
                return body
            path.unlink()  # the next start makes it anew
        return None

    def _kept_path(self, key: tuple[str, Encoding]) -> Path:
        name, encoding = key
        return self._folder / f"{name}.{encoding}"

    def _label(self, key: tuple[str, Encoding], body: bytes) -> Packed:
        name, encoding = key
        digest = blake2b(body, digest_size=12).hexdigest()
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Packed(body, f'"{digest}-{encoding}"', media_type)


def fill_cache(cache: StaticCache, keys: Iterable[tuple[str, Encoding]], stop: threading.Event) -> None:
    """Keep each of `keys` until done, told to stop, or the folder turns out to be read-only."""
    with contextlib.suppress(OSError):
        for key in keys:
            if stop.is_set():
                return
            cache.keep(key)


def start_filling(cache: StaticCache) -> threading.Event:
    """Fill the cache in a background thread at the lowest priority. Set the returned event to stop it."""
    stop = threading.Event()
    keys = cache.missing()
    if keys:
        threading.Thread(
            target=_fill_quietly, args=(cache, keys, stop), name="static-cache", daemon=True
        ).start()
    return stop


def _fill_quietly(cache: StaticCache, keys: Iterable[tuple[str, Encoding]], stop: threading.Event) -> None:
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)  # learners come first
    fill_cache(cache, keys, stop)


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _unpack(body: bytes, encoding: Encoding) -> bytes | None:
    try:
        return bytes(brotli.decompress(body)) if encoding == "br" else gzip.decompress(body)
    except (brotli.error, OSError, EOFError, zlib.error):
        return None


def _urgency(key: tuple[str, Encoding]) -> tuple[bool, bool, str]:
    name, encoding = key
    first_page = ("index.", "protobuf", "react", "src.", "Markdown", "Button", "Radio", "Plotly", "emotion")
    return encoding != "br", not any(part in name for part in first_page), name
