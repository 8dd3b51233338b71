"""The coach's own lessons, read on the coaching screen; they count for no progress and no certificate."""

import streamlit as st

from netlearn.content.markup import find_cited
from netlearn.store.attempts import list_attempts
from netlearn.store.pools import load_draws
from netlearn.store.reflections import load_reflections
from netlearn.ui import places
from netlearn.ui.blocks import Reading, draw_step
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner
from netlearn.ui.sources import draw_sources


def list_lessons() -> None:
    """The lessons for whoever coaches, each a button."""
    lessons = get_course().coach_lessons.values()
    if not lessons:
        return
    st.header("For whoever coaches", anchor=False)
    for lesson in lessons:
        st.markdown(f"**{lesson.title}** · {lesson.minutes} minutes. {lesson.summary}")
        places.link_next("Read", places.COACHING, {"lesson": lesson.id}, primary=False, key="coach-lesson")


def draw_lesson(name: str) -> None:
    """One of them, all steps at once."""
    course, store, learner = get_course(), get_store(), current_learner()
    lesson = course.coach_lessons.get(name)
    if lesson is None:
        st.title("This lesson is not here", anchor=False)
        places.link_next("Coaching", places.COACHING)
        return
    st.title(lesson.title, anchor=False)
    st.markdown(f"*{lesson.summary}*")
    attempts, reflections = list_attempts(store, learner), load_reflections(store, learner)
    reading = Reading(course, lesson, attempts, reflections, load_draws(store, learner))
    for step in lesson.steps:
        draw_step(step, reading)
    st.header("To take with you", anchor=False)
    st.markdown("\n".join(f"- {takeaway}" for takeaway in lesson.takeaways))
    st.markdown(f"**Try this** {lesson.try_this}")
    if cited := find_cited(lesson, course):
        with st.expander("Sources"):
            draw_sources(course.sources[source_id] for source_id in cited)
    places.link_next("Back to coaching", places.COACHING)
