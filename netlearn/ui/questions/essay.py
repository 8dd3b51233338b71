"""Questions answered freely: open. First one's own words, then a model answer to hold them against."""

import streamlit as st

from netlearn.content.model import Open
from netlearn.domain.written import LONGEST_ESSAY
from netlearn.ui.questions.asker import Asker


def render(question: Open, asker: Asker, text: str) -> str | None:
    """Room for a few lines; `text` is what was written before."""
    st.caption(f"Nobody marks it. You compare it with {len(question.options)} points yourself.")
    return st.text_area("Your answer", value=text, key=asker.key, max_chars=LONGEST_ESSAY, height=160)


def render_checks(question: Open, text: str, ticked: tuple[str, ...], asker: Asker) -> tuple[str, ...]:
    """The text beside the model answer, and ticks for what it has; the value is an answer in stored form."""
    st.markdown("Your answer")
    with st.container(border=True):
        st.text(text)
    st.markdown("One good answer")
    with st.container(border=True):
        asker.say(question.model_answer)
    st.markdown("What does yours have? Tick what you find in it.")
    found = [
        check.id
        for check in question.options
        if st.checkbox(asker.plain(check.text), value=check.id in ticked, key=f"{asker.key}-{check.id}")
    ]
    return (text, *found)


def reveal(question: Open, chosen: tuple[str, ...], asker: Asker) -> None:
    """What was written, the model answer, and what the points that were not ticked would add."""
    with st.container(border=True):
        st.text(chosen[0])
    missing = [check for check in question.options if check.id not in chosen[1:]]
    st.markdown(f"You found {len(question.options) - len(missing)} of {len(question.options)} points in it.")
    for check in missing:
        st.markdown(f"To add: *{asker.plain(check.text)}*")
        asker.say(check.feedback)
    with st.expander("One good answer"):
        asker.say(question.model_answer)
