"""The server: `netlearn run`, `python app.py`, `streamlit run app.py` and `uvicorn app:app` all start it."""

import logging

import streamlit as st

from netlearn.ui.server.failures import show_script_error
from netlearn.ui.server.parts import Parts, read_settings_or_exit, run_options

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
settings = read_settings_or_exit()
parts = Parts(settings)
app = st.App(
    "netlearn/ui/main.py",
    routes=parts.routes,
    middleware=parts.middleware,
    lifespan=parts.lifespan,
    on_script_error=show_script_error,
)

if __name__ == "__main__":
    app.run(config=run_options(settings))
