"""The parts that `app.py` joins, made from one reading of the settings."""

import os
from collections.abc import Mapping
from pathlib import Path
from threading import Event

import streamlit
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit.file_util import get_static_dir

from netlearn.errors import SettingsError
from netlearn.settings import ROOT, Settings, read_settings
from netlearn.ui.server.compression import CompressedStatic
from netlearn.ui.server.demo import make_demo_route
from netlearn.ui.server.documents import Documents
from netlearn.ui.server.fonts import CutFonts
from netlearn.ui.server.headers import SecurityHeaders
from netlearn.ui.server.lifespan import Lifespan, make_lifespan, refuse
from netlearn.ui.server.reports import make_report_route
from netlearn.ui.server.routes import make_routes
from netlearn.ui.server.shell import hash_inline_scripts, rewrite_shell
from netlearn.ui.server.static_files import StaticCache

LANGUAGE = "en"
_PURGES: list[Event] = []  # what ends the purging of this server


class Parts:
    """Routes, middleware and lifespan of one server, sharing one cache of compressed files."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._shell = Path(get_static_dir())
        self._cache = make_static_cache()

    @property
    def routes(self) -> list[BaseRoute]:
        """`/health`, `/calendar`, `/report`, `/join`, `/demo` and `/assets`."""
        return make_routes(
            self._settings.assets,
            _ping,
            _answer_feed,
            make_report_route(_open_report, _check_report),
            make_demo_route(_fill_rehearsal, _read_secret),
        )

    @property
    def middleware(self) -> list[Middleware]:
        """From the outermost inwards; Streamlit's own follow."""
        page = rewrite_shell((self._shell / "index.html").read_text(), LANGUAGE)
        return [
            Middleware(SecurityHeaders, script_hashes=hash_inline_scripts(page)),
            Middleware(Documents, language=LANGUAGE, secret=_read_secret),
            Middleware(CutFonts),
            Middleware(CompressedStatic, cache=self._cache),
        ]

    @property
    def lifespan(self) -> Lifespan:
        """Opens content and database, and closes them."""
        return make_lifespan(_open_all, _close_all, self._cache)


def make_static_cache() -> StaticCache:
    """The compressed copies of this Streamlit's files. They belong to the installation, not to its data."""
    return StaticCache(Path(get_static_dir()) / "static", ROOT / ".cache" / f"static-{streamlit.__version__}")


def read_settings_or_exit() -> Settings:
    """The settings; a value that cannot be used ends the process with one sentence."""
    try:
        return read_settings()
    except SettingsError as error:
        refuse(str(error))


def run_options(settings: Settings, environ: Mapping[str, str] = os.environ) -> dict[str, object]:
    """Streamlit options for `python app.py`: our port if set, and watching the content for authors."""
    options: dict[str, object] = {}
    if environ.get("NETLEARN_PORT"):
        options["server.port"] = settings.port
    if settings.author:
        options |= {
            "server.fileWatcherType": "auto",
            "server.folderWatchList": [str(settings.content)],
            "server.runOnSave": True,
        }
    return options


def _open_all() -> None:
    from netlearn.ui.resources import open_resources
    from netlearn.ui.rooms.purging import start_purging

    open_resources()
    _PURGES.append(start_purging())


def _close_all() -> None:
    from netlearn.ui.resources import get_store

    while _PURGES:
        _PURGES.pop().set()
    get_store().close()


def _read_secret() -> bytes:
    from netlearn.ui.resources import get_secret

    return get_secret()


def _ping() -> None:
    from netlearn.ui.resources import get_store

    get_store().ping()


def _answer_feed(token: str) -> bytes | None:
    from netlearn.ui.calendar_feed import answer_feed
    from netlearn.ui.resources import get_course, get_store

    return answer_feed(get_store(), get_course(), token)


def _open_report(token: str) -> bytes | None:
    from netlearn.ui.resources import get_course, get_store
    from netlearn.ui.session import now
    from netlearn.ui.shared_report import open_report

    return open_report(get_store(), get_course(), token, now)


def _check_report(token: str) -> bool:
    from netlearn.ui.resources import get_store
    from netlearn.ui.session import now
    from netlearn.ui.shared_report import check_report

    return check_report(get_store(), token, now)


def _fill_rehearsal(code: str, people: int) -> tuple[int, int]:
    from netlearn.ui.rooms.rehearsing import fill_rehearsal

    return fill_rehearsal(code, people)
