"""Sentences that several screens say."""

from datetime import datetime

import streamlit as st

from netlearn.errors import NetlearnError, StoreError
from netlearn.ui.server.failures import log_fault
from netlearn.ui.session import to_local


def say_not_kept() -> None:
    """Warn that a browser without cookies loses the work on reload."""
    st.info(
        "This browser keeps no cookie for netlearn, so your work lasts only as long as this tab. "
        "Allow cookies for this site to find it again.",
        icon=":material/info:",
    )


def say_not_saved(error: NetlearnError, reference: str = "") -> None:
    """Say that nothing was written, and why; without a reference, a fault of the database is logged now."""
    _say_refused("Not saved.", error, "What was marked as saved before is safe.", reference)


def say_unreadable(error: StoreError, reference: str = "") -> None:
    """Say that something kept could not be shown, and why; without a reference, it is logged now."""
    _say_refused("Could not be read.", error, "Nothing is lost by that; load the page again.", reference)


def say_saved(at: datetime) -> None:
    """Confirm what the database has committed."""
    st.caption(f":material/check: Saved at {to_local(at):%H:%M}")


def count(number: int, noun: str, many: str = "") -> str:
    """A number with its noun, for example "1 lesson" or "3 lessons"; `many` is a plural without s."""
    return f"{number} {noun if number == 1 else many or f'{noun}s'}"


def _say_refused(what: str, error: NetlearnError, comfort: str, reference: str) -> None:
    if not reference and isinstance(error, StoreError):
        reference = log_fault(error)
    told = f" Reference: **{reference}**" if reference else ""
    st.error(f"**{what}** {error} {comfort}{told}", icon=":material/error:")
