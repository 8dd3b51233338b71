"""Questions with one right option: single and true_false."""

import streamlit as st

from netlearn.content.model import Multi, Single, TrueFalse
from netlearn.ui.questions.asker import Asker, reveal_piece


def render(question: Single | TrueFalse, asker: Asker) -> str | None:
    """A radio list with nothing chosen beforehand; the value is an option id."""
    options = question.options if isinstance(question, TrueFalse) else asker.arrange(question.options)
    texts = {option.id: asker.plain(option.text) for option in options}
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
    """The chosen option id, or nothing; whether it exists is the grader's business."""
    return (raw,) if isinstance(raw, str) else ()


def reveal(
    question: Single | TrueFalse | Multi, chosen: tuple[str, ...], asker: Asker, *, all_: bool
) -> None:
    """What was chosen and what it misses; with `all_` also what would have been right, and the rest."""
    for option in question.options:
        if option.id in chosen:
            mark = ":material/check:" if option.correct else ":material/close:"
            reveal_piece(asker, f"{mark} You chose:", option.text, option.feedback)
    if not all_:
        return
    rest = [option for option in question.options if option.id not in chosen]
    for option in rest:
        if option.correct:
            reveal_piece(asker, "A right answer:", option.text, option.feedback)
    wrong = [option for option in rest if not option.correct]
    if wrong and not isinstance(question, TrueFalse):
        with st.expander("What about the other options?"):
            for option in wrong:
                reveal_piece(asker, "", option.text, option.feedback)
