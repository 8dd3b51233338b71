"""What meets a learner who comes back: the note written last, and the cards that are due."""

from collections.abc import Mapping, Sequence

import streamlit as st

from netlearn.content.model import Course, Reflection
from netlearn.domain.attempts import Attempt
from netlearn.domain.lessons import Place
from netlearn.domain.memory import Practice, find_cards, plan_practice
from netlearn.store.cards import list_cards
from netlearn.store.reflections import load_reflections
from netlearn.ui import places
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_store
from netlearn.ui.session import now


def read_practice(
    course: Course, learner: str, seen: Mapping[str, Place], attempts: Sequence[Attempt]
) -> Practice:
    """Today's practice, from what the learner has read and answered."""
    finished = [name for name, place in seen.items() if place.finished_at]
    return plan_practice(find_cards(course, finished, attempts), list_cards(get_store(), learner), now())


def recall_note(course: Course, learner: str) -> None:
    """The note written last, with the way back to where it was written."""
    saved = load_reflections(get_store(), learner)
    written = sorted(saved.items(), key=lambda entry: entry[1].written_at, reverse=True)
    for (lesson_id, block_id), note in written:
        lesson = course.lessons.get(lesson_id)
        asked = [block for block in lesson.blocks if block.id == block_id] if lesson else []
        prompts = [block.prompt for block in asked if isinstance(block, Reflection)]
        if lesson and prompts:
            with st.container(border=True):
                st.caption(f"Last time you said, on {note.written_at:%-d %B %Y}")
                st.text(note.text)
                st.caption(prompts[0])
                places.link_next(
                    "Go on from there", places.LESSON, {"lesson": lesson.id}, primary=False, key="note"
                )
            return


def offer_practice(practice: Practice) -> None:
    """The way to the cards that are due, if any are."""
    if practice.due:
        places.link_next(f"Practise {count(len(practice.due), 'card')}", places.PRACTICE, primary=False)
