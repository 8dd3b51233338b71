"""What the first learner would otherwise wait for, done in the background as soon as the server answers."""

import gc
import importlib
import threading
import time

# A second and a half of imports: tables and charts pull in pandas, pyarrow and Plotly.
MODULES = (
    "pandas",
    "pyarrow",
    "plotly.graph_objects",
    "streamlit.elements.arrow",
    "streamlit.elements.plotly_chart",
    "netlearn.export.figures",
)


def start_warming() -> threading.Thread:
    """Import the heavy modules in a thread of its own, then freeze."""
    thread = threading.Thread(target=_warm_up, name="warm-up", daemon=True)
    thread.start()
    return thread


def _warm_up() -> None:
    time.sleep(0.5)  # first the server finishes its own start
    for module in MODULES:
        importlib.import_module(module)
    # What is alive now lives as long as the server: full collections need not look at it again.
    gc.collect()
    gc.freeze()
