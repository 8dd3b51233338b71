"""What is folded away costs nothing: an expander draws what is in it only while it is open."""

from collections.abc import Callable

import streamlit as st


def unfold(label: str, key: str, draw: Callable[[], object], *, expanded: bool = False) -> None:
    """An expander whose content is drawn while it is open; opening it draws the whole screen anew.

    What was typed inside and not yet sent is gone once it is folded.
    """
    with st.expander(label, expanded=expanded, key=key, on_change="rerun") as folded:
        if folded.open:
            draw()


@st.fragment
def unfold_alone(label: str, key: str, draw: Callable[[], object]) -> None:
    """The same for content that changes nothing outside itself: opening it draws only that."""
    unfold(label, key, draw)
