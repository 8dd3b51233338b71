"""Whether the screen is a phone's, for the few things that must be laid out otherwise there."""

import streamlit as st


def is_handheld() -> bool:
    """Whether the browser says that it is a phone's. A narrow window of a computer does not say so."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
