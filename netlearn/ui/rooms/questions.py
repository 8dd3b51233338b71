"""Questions of the course in a room: asked without a solution, and shown with it once it is revealed."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from netlearn.content.model import (
    Open,
    Question,
    Scenario,
)
from netlearn.domain.behaviour import settle
from netlearn.domain.grading import grade
from netlearn.domain.written import LONGEST_ESSAY
from netlearn.errors import AnswerRefused
from netlearn.ui.questions.asker import Asker
from netlearn.ui.questions.kinds import parse, render, reveal, say_prompt
from netlearn.ui.resources import get_course
from netlearn.ui.session import order_seed


def make_asker(question: Question, use: str) -> Asker:
    """How a question is drawn in a room."""
    rules = settle(question.behaviour, default="exam")
    return Asker(
        get_course(), rules, f"{order_seed()}:{use}:{question.id}", f"room-{use}-{question.id}", use=use
    )


def ask_question(
    question: Question,
    use: str,
    given: tuple[str, ...],
    keep: Callable[[Mapping[str, Sequence[str]]], None],
) -> None:
    """Ask, and keep the answer; nothing on the screen tells whether it is right."""
    asker = make_asker(question, use)
    say_prompt(question, asker)
    if given:
        st.caption("You have answered this. You may give another answer while it is open.")
    if isinstance(question, Scenario):
        st.markdown("A scenario is decided by vote, in an activity of its own.")
        return
    with st.form(f"form-{asker.key}", border=False):
        raw = _draw(question, asker)
        if st.form_submit_button("Send my answer"):
            answer = parse(question, raw)
            try:
                grade(question, answer)
            except AnswerRefused as refusal:
                st.warning(str(refusal), icon=":material/touch_app:")
                return
            keep({question.id: answer})


def show_solution(question: Question, use: str, given: tuple[str, ...]) -> None:
    """What was answered, what is right and why, once the room may know."""
    asker = make_asker(question, use)
    say_prompt(question, asker)
    if given:
        reveal(question, given, asker, all_=True)
    else:
        st.caption("You gave no answer.")
    asker.say(question.explanation)


def _draw(question: Question, asker: Asker) -> object:
    """Essays are written in one go here, and stories are decided by vote."""
    if isinstance(question, Open):
        return st.text_area("Your answer", key=asker.key, max_chars=LONGEST_ESSAY, height=160)
    return render(question, asker)
