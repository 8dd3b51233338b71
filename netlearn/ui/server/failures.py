"""What is left of a fault: a calm page for the learner, and a number that finds the traceback in the log."""

import logging
import secrets

import streamlit as st

_LOG = logging.getLogger(__name__)
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no signs that are mistaken for one another when read aloud


def make_reference() -> str:
    """A speakable reference such as `K7QM-2XHR`: unguessable, and unique enough for one log."""
    signs = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{signs[:4]}-{signs[4:]}"


def log_fault(error: Exception) -> str:
    """Write `error` to the log with its traceback, under a reference that is returned."""
    reference = make_reference()
    _LOG.error("reference %s", reference, exc_info=error)
    return reference


def show_script_error(error: Exception) -> bool:
    """Log `error` under a reference and show that reference instead of Streamlit's error box.

    Returns:
        True: the error has been shown.
    """
    reference = log_fault(error)
    with st.container(border=True):
        st.subheader("This screen did not open", anchor=False)
        st.write("The fault is ours, not yours. Everything that was marked as saved is safe.")
        st.write(f"Load the page again. If it happens once more, tell us this reference: **{reference}**")
    return True
