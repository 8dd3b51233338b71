"""Who sees what, thing by thing, in the same words before and after the yes."""

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.ui.coaching.here import read_content


def draw_sights(*, coach: str, coachee: str) -> None:
    """A line a thing; the names are shown as they were typed."""
    first, second = write_literally(coachee), write_literally(coach)
    lines = [
        f"- **{one.thing}**  \n{first}: {_lower(one.coachee)}  \n{second}: {_lower(one.coach)}"
        for one in read_content().sights
    ]
    st.markdown("\n".join(lines))


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
