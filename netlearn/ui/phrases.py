"""Sentences that several screens say."""

from datetime import datetime

import streamlit as st

from netlearn.errors import NetlearnError


def say_not_kept() -> None:
    """Warn that a browser without cookies loses the work on reload."""
    st.info(
        "This browser keeps no cookie for netlearn, so your work lasts only as long as this tab. "
        "Allow cookies for this site to find it again.",
        icon=":material/info:",
    )


def say_not_saved(error: NetlearnError) -> None:
    """Say that nothing was written, and why."""
    st.error(f"**Not saved.** {error} What was marked as saved before is safe.", icon=":material/error:")


def say_saved(at: datetime) -> None:
    """Confirm what the database has committed."""
    st.caption(f":material/check: Saved at {at:%H:%M} UTC")


def count(number: int, noun: str) -> str:
    """A number with its noun, for example "1 lesson" or "3 lessons"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
