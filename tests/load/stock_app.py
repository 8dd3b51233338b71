"""The same screens as `app.py` on Streamlit's default settings, with nothing around them."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from netlearn.settings import ROOT, read_settings
from netlearn.ui.resources import get_store, open_resources


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open what the screens need."""
    open_resources()
    gc.collect()
    yield
    get_store().close()


app = st.App(ROOT / "netlearn" / "ui" / "main.py", lifespan=lifespan)

if __name__ == "__main__":
    app.run(
        config={
            "server.port": read_settings().port,
            "server.headless": True,
            "browser.serverAddress": "localhost",
        }
    )
