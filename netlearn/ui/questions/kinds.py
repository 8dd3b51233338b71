"""What each kind of question does on a screen, found by its kind: drawn, read, revealed."""

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
from netlearn.ui.questions import choice, essay, opinion, pairs, steps, story, ticks, typed
from netlearn.ui.questions.asker import Asker


def say_prompt(question: Question, asker: Asker) -> None:
    """Draw the scene, and what is asked in bold."""
    scene, asked = split_prompt(question.prompt)
    if scene:
        asker.say(scene)
    st.markdown(f"**{asker.plain(asked)}**")


def render(question: Question, asker: Asker) -> object:
    """Draw what a question is answered with, and give its raw value.

    Raises:
        TypeError: An essay or a story, which take several goes.
    """
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
        case Open() | Scenario():
            raise TypeError("these are drawn in several goes")
        case _:
            assert_never(question)


def parse(question: Question, raw: object) -> tuple[str, ...]:
    """The answer in its stored form; whether it fits is the grader's business.

    Raises:
        TypeError: A story, which is no widget's value.
    """
    match question:
        case Single() | TrueFalse():
            return choice.parse(raw)
        case Multi():
            return ticks.parse(raw)
        case Match() | Categorise():
            return pairs.parse(raw)
        case Order():
            return steps.parse(raw)
        case Blank() | Open():
            return typed.parse(raw)
        case Rating():
            return opinion.parse(raw)
        case Scenario():
            raise TypeError("a story is told in several goes")
        case _:
            assert_never(question)


def reveal(question: Question, answer: tuple[str, ...], asker: Asker, *, all_: bool) -> None:
    """Draw what is to be said of an answer; with `all_` also what would have been right."""
    match question:
        case Single() | TrueFalse() | Multi():
            choice.reveal(question, answer, asker, all_=all_)
        case Match() | Categorise():
            pairs.reveal(question, answer, asker, all_=all_)
        case Order():
            steps.reveal(question, answer, asker, all_=all_)
        case Blank():
            typed.reveal(question, answer, asker, all_=all_)
        case Rating():
            opinion.reveal(question, answer, asker)
        case Open():
            essay.reveal(question, answer, asker)
        case Scenario():
            story.reveal(question, answer, asker)
        case _:
            assert_never(question)
