"""Lesson: one idea, a step at a time; the next step unfolds below what was read."""

import streamlit as st

from netlearn.content.markup import find_cited
from netlearn.domain.lessons import find_stop, lesson_states, resume_at
from netlearn.domain.mastery import find_missed
from netlearn.store.attempts import list_attempts
from netlearn.store.lessons import Place, finish_lesson, list_places, save_place
from netlearn.store.pools import load_draws
from netlearn.store.reflections import load_reflections
from netlearn.ui import places
from netlearn.ui.blocks import Reading, draw_step
from netlearn.ui.marks import mark_network
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, enrolled_learner, now
from netlearn.ui.sources import draw_sources

course, store, learner = get_course(), get_store(), current_learner()
wanted = st.query_params.get("lesson", "")
lesson = course.lessons.get(wanted)
if lesson is None:
    st.title("This lesson is not here", anchor=False)
    st.markdown(
        "The address names a lesson that the course does not have. All lessons are listed under Learn."
    )
    places.link_next("See all lessons", places.LEARN)
    st.stop()


@guard
def go_on(lesson_id: str, step: int) -> None:
    """Unfold the next step; a double click names the same one."""
    save_place(store, enrolled_learner(), lesson_id, step, now())


@guard
def close(lesson_id: str, step: int) -> None:
    """Finish the lesson."""
    finish_lesson(store, enrolled_learner(), lesson_id, step, now())


place = list_places(store, learner).get(lesson.id) or Place(step=0, visited_at=now(), finished_at=None)
last = len(lesson.steps) - 1
reached = last if place.finished_at else resume_at(lesson, place)
attempts, notes = list_attempts(store, learner), load_reflections(store, learner)
draws = load_draws(store, learner)
opened = st.session_state.get("opened")  # what this visit began at; main forgets it on other screens
if opened is None or opened[0] != lesson.id:
    stop = find_stop(
        lesson.steps[reached],
        {attempt.question_id for attempt in attempts},
        {block for where, block in notes if where == lesson.id},
        {block: drawn for (where, block), drawn in draws.items() if where == lesson.id},
    )
    begun = (0, None) if place.finished_at else (reached, stop)
    opened = st.session_state["opened"] = (lesson.id, *begun)
_, first, stop = opened

module = course.module_of(lesson.id)
st.markdown(mark_network(module.network, module.title))
st.title(lesson.title, anchor=False)
st.progress((reached + 1) / len(lesson.steps), text=f"Step {reached + 1} of {len(lesson.steps)}")
if first or stop:
    go_on_there = " [Go on there](#go-on-here)" if stop else ""
    st.markdown(f"You are back where you stopped.{go_on_there}")
if first:
    if st.button("Show the earlier steps", key="earlier"):
        st.session_state["opened"] = (lesson.id, 0, stop)
        st.rerun()
else:
    st.markdown(f"*{lesson.summary}*")

reading = Reading(course, lesson, attempts, notes, draws, stop)
for step in lesson.steps[first : reached + 1]:
    draw_step(step, reading)

if reached < last:
    st.button(
        "Continue",
        type="primary",
        icon=":material/arrow_downward:",
        key=f"continue-{lesson.id}-{reached}",
        on_click=go_on,
        args=(lesson.id, reached + 1),
    )
    st.stop()

st.header("To take with you", anchor=False)
st.markdown("\n".join(f"- {takeaway}" for takeaway in lesson.takeaways))
with st.container(border=True):
    st.markdown("**:material/edit: Try this week**")
    st.markdown(lesson.try_this)
if cited := find_cited(lesson, course):
    with st.expander("Sources"):
        draw_sources(course.sources[source_id] for source_id in cited)
order = [lesson_id for one in course.file.modules for lesson_id in one.lessons]
following = order[order.index(lesson.id) + 1 :]
if place.finished_at is None:
    st.button(
        "Finish the lesson",
        type="primary",
        icon=":material/check:",
        key=f"finish-{lesson.id}",
        on_click=close,
        args=(lesson.id, last),
    )
    st.stop()
st.success("This lesson is finished.", icon=":material/check_circle:")
if following:
    places.link_next(f"Next: {course.lessons[following[0]].title}", places.LESSON, {"lesson": following[0]})
else:
    places.link_next("Go to the self-assessment", places.ASSESS)
state = lesson_states(course, {}, attempts)[lesson.id]
if left := state.questions - state.answered:
    st.caption(f"{count(left, 'question')} above still open. Mastery counts them when they are answered.")
if missed := find_missed(course, lesson, attempts):
    label = f"Redo {count(len(missed), 'question')} you missed"
    places.link_next(label, places.REDO, {"lesson": lesson.id}, primary=False)
