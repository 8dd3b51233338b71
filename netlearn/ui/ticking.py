"""Bins to tap: one of several, or any of several, in a row that wraps on a phone.

Streamlit's pills and segments write what is chosen in the primary colour, which is too faint on the dark
ground; radio buttons and tick boxes write in the colour of text.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import streamlit as st

Bin = TypeVar("Bin")


def choose_one(
    label: str,
    bins: Mapping[Bin, str],
    chosen: Bin | None,
    key: str,
    *,
    on_change: Callable[..., None] | None = None,
    args: tuple[object, ...] = (),
) -> None:
    """One of the bins, or none while nothing was chosen."""
    options = list(bins)
    st.radio(
        label,
        options,
        index=options.index(chosen) if chosen is not None and chosen in bins else None,
        format_func=bins.__getitem__,
        horizontal=True,
        key=key,
        on_change=on_change,
        args=args,
    )


def tick_any(
    label: str,
    bins: Mapping[str, str],
    ticked: Sequence[str],
    key: str,
    *,
    on_change: Callable[..., None] | None = None,
    args: tuple[object, ...] = (),
) -> None:
    """Any of the bins, each a tick box; the callback gets the bin's name behind its other arguments."""
    if label:
        st.markdown(label)
    with st.container(horizontal=True):
        for name, word in bins.items():
            st.checkbox(
                word,
                value=name in ticked,
                key=f"{key}-{name}",
                on_change=on_change,
                args=(*args, name),
                width="content",
            )


def read_ticks(key: str, bins: Mapping[str, str]) -> list[str]:
    """The bins that are ticked under a key."""
    return [name for name in bins if st.session_state.get(f"{key}-{name}")]
