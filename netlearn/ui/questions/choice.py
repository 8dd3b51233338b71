"""Questions with one right option: single and true_false."""

import streamlit as st

from netlearn.content.model import Single, TrueFalse


def render(question: Single | TrueFalse, key: str) -> str | None:
    """A radio list with nothing chosen beforehand; the value is an option id."""
    texts = {option.id: option.text for option in question.options}
    return st.radio(
        question.prompt,
        list(texts),
        format_func=texts.__getitem__,
        index=None,
        key=key,
        label_visibility="collapsed",  # the prompt stands above; here it names the group for screen readers
        width="stretch",
    )


def parse(raw: object) -> tuple[str, ...]:
    """The chosen option id, or nothing; whether it exists is the grader's business."""
    return (raw,) if isinstance(raw, str) else ()
