"""The three servers that are compared, each in its own process."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from netlearn.settings import ROOT
from netlearn.ui.server.parts import make_static_cache
from tests.serving import Server, prepare

HERE = Path(__file__).parent


@contextmanager
def serve_stock(folder: Path, data: Path) -> Iterator[Server]:
    """Our screens on Streamlit's default settings."""
    server = prepare(folder, HERE / "stock_app.py", NETLEARN_DATA=str(data), PYTHONPATH=str(ROOT))
    server.health = "/_stcore/health"
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def serve_bare(folder: Path) -> Iterator[Server]:
    """The bare page on the settings of our server."""
    server = prepare(folder, HERE / "bare_server.py", PYTHONPATH=str(ROOT))
    server.health = "/_stcore/health"
    settings = folder / ".streamlit"  # read from the working directory
    settings.unlink(missing_ok=True)
    settings.symlink_to(ROOT / ".streamlit")
    server.start()
    try:
        yield server
    finally:
        server.stop()


@cache
def fill_static_cache() -> None:
    """Compress what is not compressed yet: the second start of an installation is measured, not the first."""
    static = make_static_cache()
    for key in static.missing():
        static.keep(key)
