"""Questions with a gap to fill: blank."""

import streamlit as st

from netlearn.content.model import Blank
from netlearn.domain.written import LONGEST_BLANK, find_form
from netlearn.ui.questions.asker import Asker, reveal_piece


def render(question: Blank, asker: Asker) -> str | None:
    """One line to type in."""
    what = "A number" if question.answer == "number" else "A word or a few"
    label = f"{what} ({question.unit})" if question.unit else what
    return st.text_input(label, key=asker.key, max_chars=LONGEST_BLANK, autocomplete="off")


def parse(raw: object) -> tuple[str, ...]:
    """What was typed."""
    return (raw,) if isinstance(raw, str) else ()


def reveal(question: Blank, chosen: tuple[str, ...], asker: Asker, *, all_: bool) -> None:
    """What was typed and what it misses; with `all_` also the right answer."""
    form = find_form(question, chosen[0])
    reveal_piece(asker, "You wrote:", chosen[0], form.feedback if form else question.otherwise)
    if all_ and not (form and form.correct):
        right = next(one for one in question.options if one.correct)
        unit = f" {question.unit}" if question.unit else ""
        reveal_piece(asker, "A right answer:", right.text + unit, right.feedback)
