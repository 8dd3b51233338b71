"""What all sessions share: settings, content and database, each opened once a process."""

import secrets
from functools import cache
from threading import RLock

from netlearn.content.library import Library
from netlearn.content.model import Course
from netlearn.settings import Settings, read_settings
from netlearn.store.engine import Store, open_store
from netlearn.store.migrate import migrate

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
    """The course in service; authors get what they saved last."""
    library = get_library()
    if get_settings().author:
        library.refresh()
    return library.course


def get_secret() -> bytes:
    """The key of resume codes: NETLEARN_SECRET, else one made once beside the database."""
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
        return settings.secret.encode()
    path = settings.data / "secret"
    if not path.exists():
        settings.data.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32), encoding="ascii")
    return path.read_bytes()
