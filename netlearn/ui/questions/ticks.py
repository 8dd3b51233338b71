"""Questions with several right options: multi."""

import streamlit as st

from netlearn.content.model import Multi


def render(question: Multi, key: str) -> dict[str, bool]:
    """A list of ticks, each with a key of its own below `key`; the value says by option id what is ticked."""
    st.caption("Choose all that apply")
    return {option.id: st.checkbox(option.text, key=f"{key}-{option.id}") for option in question.options}


def parse(raw: object) -> tuple[str, ...]:
    """The ids of the ticked options."""
    return tuple(option for option, ticked in raw.items() if ticked is True) if isinstance(raw, dict) else ()
