"""Writing from a button's callback, where nothing can be drawn and an exception would end the page."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from netlearn.errors import StoreError
from netlearn.ui.phrases import say_not_saved

P = ParamSpec("P")

_FAULT = "not-saved"


def guard(write: Callable[P, object]) -> Callable[P, None]:
    """The same callback, with a refusal of the database kept for `say_fault`."""

    @wraps(write)
    def attempt(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            write(*args, **kwargs)
        except StoreError as error:
            st.session_state[_FAULT] = error

    return attempt


def say_fault() -> None:
    """Say what the last callback could not write, once."""
    if fault := st.session_state.pop(_FAULT, None):
        say_not_saved(fault)
