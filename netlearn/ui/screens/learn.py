"""Learn: the modules and their lessons."""

import streamlit as st

from netlearn.content.model import Module
from netlearn.domain.lessons import LessonState, lesson_states
from netlearn.domain.mastery import measure_mastery
from netlearn.store.attempts import list_attempts
from netlearn.store.lessons import list_places
from netlearn.ui import places
from netlearn.ui.marks import mark_network
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner

course, store, learner = get_course(), get_store(), current_learner()
attempts = list_attempts(store, learner)
states = lesson_states(course, list_places(store, learner), attempts)
upcoming = next((state.lesson for state in states.values() if state.status != "done"), None)


def say_state(state: LessonState, minutes: int) -> str:
    """Where the learner is in a lesson, in a few words."""
    if state.status == "unread":
        return f"{minutes} minutes · {count(state.questions, 'question')}"
    where = "Read" if state.status == "done" else f"Step {state.step + 1} of {state.steps}"
    return f"{where} · {state.right} of {count(state.marked, 'question')} right"


def say_module(module: Module) -> str:
    """How far a module is read, and what its answers show."""
    read = sum(states[lesson].status == "done" for lesson in module.lessons)
    told = f"{read} of {count(len(module.lessons), 'lesson')} read"
    mastery = measure_mastery(course, module, attempts)
    return f"{told} · mastery {mastery.credit:.0%}" if mastery.answered else told


def draw_lesson(lesson_id: str, key: str) -> None:
    """A lesson with its state and the way into it."""
    lesson, state = course.lessons[lesson_id], states[lesson_id]
    with st.container(border=True):
        icon = ":material/check: " if state.status == "done" else ""
        told = (f"**{icon}{lesson.title}**", lesson.summary, f":small[{say_state(state, lesson.minutes)}]")
        st.markdown("\n\n".join(told))  # one text a lesson keeps the screen fast
        label = {"unread": "Start", "open": "Read on", "done": "Read again"}[state.status]
        places.link_next(
            f"{label}: {lesson.title}",
            places.LESSON,
            {"lesson": lesson_id},
            primary=lesson_id == upcoming,
            key=key,
        )


st.title("Learn", anchor=False)
st.markdown(course.file.summary)
finished = sum(state.status == "done" for state in states.values())
st.progress(finished / len(states), text=f"{finished} of {count(len(states), 'lesson')} read")
if attempts:
    st.caption("Mastery counts first answers, and better ones given a night or more later.")
for module in course.file.modules:
    st.header(mark_network(module.network, module.title), anchor=False)
    st.markdown(module.summary)
    st.caption(say_module(module))
    with st.expander(count(len(module.lessons), "lesson"), expanded=upcoming in module.lessons):
        for place, lesson_id in enumerate(module.lessons):
            draw_lesson(lesson_id, f"{module.id}-{place}")
if upcoming is None:
    st.success("You have read every lesson. The self-assessment shows where you stand.")
    places.link_next("Go to the self-assessment", places.ASSESS)
