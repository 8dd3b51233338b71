"""What the first learner would otherwise wait for, done before the server answers its first request."""

import gc
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

PACKAGES = ("netlearn.domain", "netlearn.store", "netlearn.ui")
# What Streamlit and our charts import when they first draw a picture or a figure.
DRAWING = ("PIL.Image", "numpy", "plotly.graph_objs._figure", "netlearn.export.figures")
# Scripts, which Streamlit runs and does not import; what only a new database needs; and charts, whose tables
# bring in pandas: a second that would go onto every start, and that only the first profile needs.
LATER = ("netlearn.ui.screens.", "netlearn.ui.main", "netlearn.store.migrations.", "netlearn.ui.charts")


def warm_up() -> None:
    """Import what the screens import and make what they share.

    Raises:
        NetlearnError: there is no content that could be served.
    """
    from netlearn.ui.searching import get_search

    for name in (*list_modules(), *DRAWING):
        import_module(name)
    get_search()


def list_modules() -> Iterator[str]:
    """The modules of ours that screens import."""
    for package in PACKAGES:
        yield package
        prefix = f"{package}."
        for module in pkgutil.walk_packages(import_module(package).__path__, prefix):
            if not module.name.startswith(LATER):
                yield module.name


@contextmanager
def settled_memory() -> Iterator[None]:
    """Run a start without garbage collection, then spare what it has made from all later collections.

    What is alive after the start lives as long as the server. While it is made, there is little garbage to
    find: half a second of a start would be looking for it. Nobody is being served yet.
    """
    gc.disable()
    try:
        yield
        gc.collect()
        gc.freeze()
    finally:
        gc.enable()
