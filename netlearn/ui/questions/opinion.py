"""Questions of opinion: scale."""

import streamlit as st

from netlearn.content.model import Rating
from netlearn.ui.questions.asker import Asker, reveal_piece


def render(question: Rating, asker: Asker) -> str | None:
    """The labelled points from end to end; there is no right one."""
    texts = {point.id: asker.plain(point.text) for point in question.options}
    st.caption("There is no right answer")
    return st.radio(
        question.prompt,
        list(texts),
        format_func=texts.__getitem__,
        index=None,
        key=asker.key,
        label_visibility="collapsed",  # the prompt stands above; here it names the group for screen readers
        width="stretch",
    )


def parse(raw: object) -> tuple[str, ...]:
    """The id of the chosen point."""
    return (raw,) if isinstance(raw, str) else ()


def reveal(question: Rating, chosen: tuple[str, ...], asker: Asker) -> None:
    """Where the learner stands, and a word about it."""
    for point in question.options:
        if point.id in chosen:
            reveal_piece(asker, "You said:", point.text, point.feedback)
