"""The bare page behind the same server as our screens: same settings, middleware and start, no database."""

import streamlit as st

from netlearn.settings import read_settings
from netlearn.ui.server.lifespan import make_lifespan
from netlearn.ui.server.parts import Parts, make_static_cache, run_options


def do_nothing() -> None:
    """There is nothing to open or to close."""


settings = read_settings()
app = st.App(
    "bare_app.py",
    middleware=Parts(settings).middleware,
    lifespan=make_lifespan(do_nothing, do_nothing, make_static_cache()),
)

if __name__ == "__main__":
    app.run(config=run_options(settings))
