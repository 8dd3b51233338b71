"""Questions with several right options: multi."""

import streamlit as st

from netlearn.content.model import Multi


def render(question: Multi, key: str) -> None:
    """A list of ticks, each with a key of its own below `key`."""
    st.caption("Choose all that apply")
    for option in question.options:
        st.checkbox(option.text, key=f"{key}-{option.id}")
    st.session_state[key] = {option.id: f"{key}-{option.id}" for option in question.options}


def parse(question: Multi, raw: object) -> tuple[str, ...]:
    """The ids of the ticked options."""
    keys = raw if isinstance(raw, dict) else {}
    return tuple(
        option.id for option in question.options if st.session_state.get(keys.get(option.id, "")) is True
    )
