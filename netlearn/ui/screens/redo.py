"""Redo: only the questions of a lesson that were missed, asked afresh."""

import streamlit as st

from netlearn.domain.behaviour import settle
from netlearn.domain.mastery import find_missed
from netlearn.store.attempts import list_attempts
from netlearn.ui import places
from netlearn.ui.phrases import count
from netlearn.ui.questions.asker import Asker
from netlearn.ui.questions.asking import ask
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner, now, order_seed

course, store, learner = get_course(), get_store(), current_learner()
lesson = course.lessons.get(st.query_params.get("lesson", ""))
attempts = list_attempts(store, learner)
if lesson is None:
    st.title("Nothing to redo here", anchor=False)
    st.markdown("The address names a lesson that the course does not have.")
    places.link_next("See all lessons", places.LEARN)
    st.stop()

# A round is settled when it begins, so that a question stays on the screen when it is answered; what was
# missed elsewhere since then begins another.
left = find_missed(course, lesson, attempts)
began, missed = st.session_state.get(f"redo-{lesson.id}", (now(), ()))
if not set(left) <= set(missed):
    began, missed = st.session_state[f"redo-{lesson.id}"] = (now(), left)
st.caption(lesson.title)
st.title("Once more", anchor=False)
if not missed:
    st.markdown("You have missed nothing in this lesson.")
for name in missed:
    question = course.questions.get(name)
    if question is None:
        continue
    use = f"redo-{began:%Y%m%d%H%M%S%f}"
    asker = Asker(
        course,
        settle(lesson.behaviour, question.behaviour),
        f"{order_seed()}:{use}:{name}",
        f"{use}-{name}",
        use=use,
    )
    given = [one for one in attempts if one.question_id == name and one.attempted_at >= began]
    with st.container(border=True):
        ask(question, asker, given)
if missed and not left:
    st.success(f"{count(len(missed), 'question')}, all right now.", icon=":material/check_circle:")
places.link_next("Back to the lessons", places.LEARN)
