"""Writing from a button's callback, where nothing can be drawn and an exception would end the page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import ParamSpec

import streamlit as st

from netlearn.errors import NetlearnError, StoreError
from netlearn.ui.phrases import say_not_saved
from netlearn.ui.server.failures import log_fault
from netlearn.ui.session import now

P = ParamSpec("P")

_FAULT = "not-saved"
DOUBLE_TAP = timedelta(seconds=0.5)


def guard(write: Callable[P, object]) -> Callable[P, None]:
    """The same callback, with a refusal of the database logged and kept for `say_fault`.

    For a write in the script's own run there is `try_write`.
    """

    @wraps(write)
    def attempt(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            write(*args, **kwargs)
        except NetlearnError as error:
            st.session_state[_FAULT] = (error, log_fault(error))

    return attempt


def is_second_tap(last: datetime | None) -> bool:
    """Whether a press came so soon after the last change that it was meant for what stood there before."""
    return last is not None and timedelta() <= now() - last < DOUBLE_TAP


def say_fault() -> None:
    """Say what the last callback could not write, once."""
    if fault := st.session_state.pop(_FAULT, None):
        say_not_saved(*fault)


def try_write(write: Callable[[], object]) -> bool:
    """Write in the script's own run; a refusal is said right here and the screen goes on.

    Returns:
        Whether it was written.
    """
    try:
        write()
    except StoreError as error:
        say_not_saved(error)
        return False
    return True
