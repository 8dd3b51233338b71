"""What all sessions share: settings, content, database and secret, each opened once a process."""

import os
import secrets
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import RLock

from netlearn.content.library import Library
from netlearn.content.model import Course
from netlearn.errors import SettingsError
from netlearn.settings import Settings, read_settings
from netlearn.store.engine import Store, open_store
from netlearn.store.migrate import migrate

SECRET_BYTES = 32  # the shortest that is taken: as long as the digests made with it

_LOCK = RLock()  # two first visitors must not open the database twice


@cache
def get_settings() -> Settings:
    """The settings of this process."""
    return read_settings()


def get_store() -> Store:
    """The database, migrated.

    Raises:
        StoreError: it cannot be opened or is held by another process.
    """
    with _LOCK:
        return _open_store()


def get_library() -> Library:
    """The content, of which the last valid revision is served.

    Raises:
        ContentError: there is no valid content to begin with.
    """
    with _LOCK:
        return _open_library()


def get_course() -> Course:
    """The course in service."""
    return get_library().course


def refresh_content() -> None:
    """For authors: read again what was saved, at the top of a run, so that all of it shows one revision."""
    if get_settings().author:
        get_library().refresh()


def get_secret() -> bytes:
    """The key that signs cookies and hashes resume codes: NETLEARN_SECRET, else one made once on the disk.

    Raises:
        SettingsError: it is too short, or cannot be read or made.
    """
    with _LOCK:
        return _read_secret()


def open_resources() -> None:
    """Open everything now, so that nobody waits and every fault is met at the start.

    Raises:
        NetlearnError: something cannot be opened.
    """
    get_library()
    get_store()
    get_secret()


def forget_resources() -> None:
    """Close the database and forget everything, so that changed settings take effect."""
    with _LOCK:
        if _open_store.cache_info().currsize:
            _open_store().close()
        for opened in (get_settings, _open_store, _open_library, _read_secret):
            opened.cache_clear()


@cache
def _open_store() -> Store:
    store = open_store(get_settings().database_url)
    migrate(store)
    return store


@cache
def _open_library() -> Library:
    return Library(get_settings().content / "en")


@cache
def _read_secret() -> bytes:
    settings = get_settings()
    if settings.secret:
        return _check_length(settings.secret.encode(), "NETLEARN_SECRET")
    path = settings.data / "secret"
    try:
        if not path.exists():
            _make_secret(path)
        return _check_length(path.read_bytes(), str(path))
    except OSError as error:
        raise SettingsError(f"The secret {path} cannot be read or made: {error.strerror}.") from error


def _make_secret(path: Path) -> None:
    """Put a new secret at `path`, whole or not at all; one that another process made meanwhile stands."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix="secret-")  # 0600
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(SECRET_BYTES))
            file.flush()
            os.fsync(descriptor)
        with suppress(FileExistsError):
            path.hardlink_to(name)
    finally:
        Path(name).unlink()


def _check_length(secret: bytes, where: str) -> bytes:
    if len(secret) < SECRET_BYTES:
        raise SettingsError(
            f"{where} holds {len(secret)} bytes: give {SECRET_BYTES} or more. Another secret than before "
            "makes every cookie and resume code useless, so put back the old one if there is a backup."
        )
    return secret
