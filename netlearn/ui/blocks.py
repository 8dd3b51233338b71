"""How each lesson block is drawn."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

import streamlit as st

from netlearn.content.model import (
    Block,
    Callout,
    Course,
    Lesson,
    Picture,
    QuestionBlock,
    Reflection,
    TextBlock,
)
from netlearn.store.attempts import Attempt
from netlearn.store.reflections import Reflection as SavedReflection
from netlearn.store.reflections import save_reflection
from netlearn.ui.phrases import say_saved
from netlearn.ui.questions.asking import ask
from netlearn.ui.resources import get_settings, get_store
from netlearn.ui.session import now

_ICONS = {
    "scene": ":material/person:",
    "evidence": ":material/science:",
    "caution": ":material/warning:",
    "practice": ":material/edit:",
}
_CITATION = re.compile(r"\[@([A-Za-z0-9-]+)\]")


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads which lesson, and what they have written and answered."""

    course: Course
    lesson: Lesson
    learner: str
    attempts: tuple[Attempt, ...]
    reflections: Mapping[tuple[str, str], SavedReflection]


def draw_block(block: Block, reading: Reading) -> None:
    """Draw one block of a lesson."""
    if block.heading:
        st.header(block.heading, anchor=False)
    match block:
        case TextBlock():
            st.markdown(cite(block.body, reading.course))
        case Callout():
            with st.container(border=True):
                st.markdown(f"**{_ICONS[block.tone]} {block.title}**")
                st.markdown(cite(block.body, reading.course))
        case Picture():
            st.image(
                str(get_settings().assets / block.file), caption=block.caption, alt=block.alt, width="stretch"
            )
        case QuestionBlock():
            question = reading.course.questions[block.question]
            given = [
                attempt
                for attempt in reading.attempts
                if (attempt.question_id, attempt.question_revision) == (question.id, question.revision)
            ]
            with st.container(border=True):
                ask(question, given, reading.learner)
        case Reflection():
            _draw_reflection(block, reading)
        case _:
            assert_never(block)


def cite(text: str, course: Course) -> str:
    """Markdown with `[@id]` written out as a short citation."""
    return _CITATION.sub(lambda match: f"({course.sources[match[1]].short})", text)


def find_cited(lesson: Lesson, course: Course) -> list[str]:
    """The ids of the sources that a lesson cites, in order of first mention."""
    texts = [block.body for block in lesson.blocks if isinstance(block, TextBlock | Callout)]
    found = (match for text in texts for match in _CITATION.findall(text))
    return [source for source in dict.fromkeys(found) if source in course.sources]


def _draw_reflection(block: Reflection, reading: Reading) -> None:
    saved = reading.reflections.get((reading.lesson.id, block.id))
    key = f"reflection-{reading.lesson.id}-{block.id}"
    with st.container(border=True):
        st.markdown(f"**:material/edit_note: {block.prompt}**")
        text = st.text_area(
            "Your notes, for you alone",
            value=saved.text if saved else "",
            placeholder=block.starter,
            key=key,
            max_chars=5000,
            height=140,
        )
        if text is not None and text.strip() != (saved.text.strip() if saved else ""):
            at = now()
            save_reflection(get_store(), reading.learner, reading.lesson.id, block.id, text[:5000], now=at)
            say_saved(at)
        elif saved:
            say_saved(saved.written_at)
