"""Questions of the course in a room: asked without a solution, and shown with it once it is revealed."""

from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

import streamlit as st

from netlearn.content.markup import split_prompt
from netlearn.content.model import (
    Blank,
    Categorise,
    Match,
    Multi,
    Open,
    Order,
    Question,
    Rating,
    Scenario,
    Single,
    TrueFalse,
)
from netlearn.domain.behaviour import settle
from netlearn.domain.grading import grade
from netlearn.domain.written import LONGEST_ESSAY
from netlearn.errors import AnswerRefused
from netlearn.ui.questions import choice, essay, opinion, pairs, steps, story, ticks, typed
from netlearn.ui.questions.asker import Asker
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
    with st.form(f"form-{asker.key}", border=False):
        raw = _render(question, asker)
        if st.form_submit_button("Send my answer"):
            answer = _parse(question, raw)
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
        _reveal(question, given, asker)
    else:
        st.caption("You gave no answer.")
    asker.say(question.explanation)


def say_prompt(question: Question, asker: Asker) -> None:
    """Draw the scene and what is asked."""
    scene, asked = split_prompt(question.prompt)
    if scene:
        asker.say(scene)
    st.markdown(f"**{asker.plain(asked)}**")


def _render(question: Question, asker: Asker) -> object:  # noqa: PLR0911 -- a branch a kind
    match question:
        case Single() | TrueFalse():
            return choice.render(question, asker)
        case Multi():
            return ticks.render(question, asker)
        case Match() | Categorise():
            return pairs.render(question, asker)
        case Order():
            return steps.render(question, asker)
        case Blank():
            return typed.render(question, asker)
        case Rating():
            return opinion.render(question, asker)
        case Open():
            return st.text_area("Your answer", key=asker.key, max_chars=LONGEST_ESSAY, height=160)
        case Scenario():
            st.markdown("A scenario is decided by vote, in an activity of its own.")
            return None
        case _:
            assert_never(question)


def _parse(question: Question, raw: object) -> tuple[str, ...]:
    match question:
        case Single() | TrueFalse():
            return choice.parse(raw)
        case Multi():
            return ticks.parse(raw)
        case Match() | Categorise():
            return pairs.parse(raw)
        case Order():
            return steps.parse(raw)
        case Rating():
            return opinion.parse(raw)
        case Blank() | Open() | Scenario():
            return typed.parse(raw)
        case _:
            assert_never(question)


def _reveal(question: Question, answer: tuple[str, ...], asker: Asker) -> None:
    match question:
        case Single() | TrueFalse() | Multi():
            choice.reveal(question, answer, asker, all_=True)
        case Match() | Categorise():
            pairs.reveal(question, answer, asker, all_=True)
        case Order():
            steps.reveal(question, answer, asker, all_=True)
        case Blank():
            typed.reveal(question, answer, asker, all_=True)
        case Rating():
            opinion.reveal(question, answer, asker)
        case Open():
            essay.reveal(question, answer, asker)
        case Scenario():
            story.reveal(question, answer, asker)
        case _:
            assert_never(question)
