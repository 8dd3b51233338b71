"""How each lesson block is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

import streamlit as st

from netlearn.content.markup import find_terms, write_out
from netlearn.content.model import (
    Block,
    Callout,
    Course,
    Lesson,
    Picture,
    PoolBlock,
    QuestionBlock,
    Reflection,
    TextBlock,
)
from netlearn.domain.attempts import Attempt
from netlearn.domain.behaviour import settle
from netlearn.domain.lessons import all_answered
from netlearn.domain.pools import draw_pool
from netlearn.errors import StoreError
from netlearn.store.pools import keep_draw
from netlearn.store.reflections import Reflection as SavedReflection
from netlearn.ui.journal import draw_reflection
from netlearn.ui.questions.asker import Asker
from netlearn.ui.questions.asking import ask
from netlearn.ui.resources import get_store
from netlearn.ui.session import current_learner, now, order_seed

_ICONS = {
    "scene": ":material/person:",
    "evidence": ":material/science:",
    "caution": ":material/warning:",
    "practice": ":material/edit:",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads which lesson, and what they have written and answered.

    Attributes:
        course: The course.
        lesson: The lesson.
        attempts: All answers to all questions, oldest first.
        reflections: Notes by lesson and block.
        draws: The questions drawn for each pool by lesson and block.
        stop: The block to go on at, which gets a mark.
    """

    course: Course
    lesson: Lesson
    attempts: tuple[Attempt, ...]
    reflections: Mapping[tuple[str, str], SavedReflection]
    draws: Mapping[tuple[str, str], tuple[str, ...]]
    stop: str | None = None


def draw_step(blocks: tuple[Block, ...], reading: Reading) -> None:
    """Draw the blocks of one step, and the terms that its prose uses."""
    for block in blocks:
        _draw_block(block, reading)
    bodies = (block.body for block in blocks if isinstance(block, TextBlock | Callout))
    terms = [reading.course.terms[name] for name in find_terms(bodies)]
    if not terms:
        return
    with st.container(horizontal=True):
        for term in terms:
            with st.popover(term.term, icon=":material/dictionary:"):
                st.markdown(f"**{term.term}**")
                st.markdown(write_out(term.definition, reading.course))
                st.caption(write_out(term.example, reading.course))


def _draw_block(block: Block, reading: Reading) -> None:
    if block.id == reading.stop:
        st.header(":small[Go on here]", anchor="go-on-here")
    if block.heading:
        st.header(block.heading, anchor=False)
    match block:
        case TextBlock():
            st.markdown(write_out(block.body, reading.course))
        case Callout():
            with st.container(border=True):
                st.markdown(f"**{_ICONS[block.tone]} {block.title}**")
                st.markdown(write_out(block.body, reading.course))
        case Picture():
            st.image(
                str(reading.course.assets / block.file), caption=block.caption, alt=block.alt, width="stretch"
            )
        case QuestionBlock():
            _ask(block.question, reading)
        case PoolBlock():
            for question in _draw_from(block, reading):
                _ask(question, reading)
        case Reflection():
            draw_reflection(block, reading.lesson, reading.reflections)
        case _:
            assert_never(block)


def _ask(question_id: str, reading: Reading) -> None:
    course = reading.course
    question = course.questions[question_id]
    seed = f"{order_seed()}:{question.id}"
    asker = Asker(course, settle(reading.lesson.behaviour, question.behaviour), seed, question.id)
    given = [attempt for attempt in reading.attempts if attempt.question_id == question.id]
    with st.container(border=True):
        ask(
            question,
            asker,
            given,
            ended=all_answered(course, reading.lesson, reading.draws, reading.attempts),
        )


def _draw_from(block: PoolBlock, reading: Reading) -> tuple[str, ...]:
    """The pool's questions for this learner: those drawn before, or now for good once they have answered."""
    kept = reading.draws.get((reading.lesson.id, block.id))
    if kept is not None:
        return tuple(name for name in kept if name in reading.course.questions)
    learner = current_learner()
    seen = {attempt.question_id for attempt in reading.attempts}
    drawn = draw_pool(reading.course, block, seen, f"{order_seed()}:{block.id}")
    if not learner:  # a passing visitor: nothing is kept, and the seed keeps the draw stable
        return drawn
    try:
        return keep_draw(get_store(), learner, reading.lesson.id, block.id, drawn, now=now())
    except StoreError:  # the seed draws the same questions until it can be kept
        return drawn
