"""Preview: one lesson or quiz while its author writes it, all of it at once, following every save."""

from pathlib import Path

import streamlit as st

from netlearn.content.model import Lesson, Quiz
from netlearn.content.problems import format_problem
from netlearn.content.watch_file import View, WatchedFile, find_course
from netlearn.domain.behaviour import settle
from netlearn.store.attempts import list_attempts
from netlearn.store.pools import load_draws
from netlearn.store.reflections import load_reflections
from netlearn.ui.blocks import Reading, draw_step
from netlearn.ui.phrases import count
from netlearn.ui.questions.asker import Asker
from netlearn.ui.questions.asking import ask
from netlearn.ui.resources import get_settings, get_store
from netlearn.ui.session import current_learner, device_token


@st.cache_resource(show_spinner=False)
def open_file(path: Path, content: Path) -> WatchedFile:
    """The file, shared by all tabs."""
    return WatchedFile(find_course(path, content / "en"), path)


@st.fragment(run_every=1.0)  # a number: text like "1s" would load pandas
def follow(watched: WatchedFile, drawn: int) -> None:
    """Draw the page anew when something was saved after the revision `drawn`."""
    watched.refresh()
    if watched.revision != drawn:
        st.rerun()


def draw_problems(watched: WatchedFile) -> None:
    """Say what is wrong with the file as it stands now."""
    lines = "\n".join(format_problem(problem) for problem in watched.problems)
    if watched.stale:
        shown = (
            "Below is the last version that could be shown." if watched.view else "Nothing can be shown yet."
        )
        st.error(f"**The file as it was saved cannot be shown.** {shown}", icon=":material/error:")
        st.code(lines, language=None, wrap_lines=True)
    elif watched.problems:
        with st.expander(
            f"{count(len(watched.problems), 'problem')} in this file", icon=":material/edit_note:"
        ):
            st.code(lines, language=None, wrap_lines=True)


def draw_lesson(view: View, lesson: Lesson) -> None:
    """Every step of the lesson, one below the other."""
    store, learner = get_store(), current_learner()
    attempts = list_attempts(store, learner)
    notes, draws = load_reflections(store, learner), load_draws(store, learner)
    reading = Reading(view.course, lesson, attempts, notes, draws)
    st.caption(f"Lesson · {count(lesson.minutes, 'minute')} · {count(len(lesson.steps), 'step')}")
    st.markdown(f"*{lesson.summary}*")
    for step in lesson.steps:
        draw_step(step, reading)
    st.header("To take with you", anchor=False)
    st.markdown("\n".join(f"- {takeaway}" for takeaway in lesson.takeaways))
    with st.container(border=True):
        st.markdown("**:material/edit: Try this week**")
        st.markdown(lesson.try_this)


def draw_quiz(view: View, quiz: Quiz) -> None:
    """Every question of the quiz, one below the other."""
    learner = current_learner()
    attempts = list_attempts(get_store(), learner)
    st.caption(f"Quiz · {count(len(quiz.questions), 'question')}")
    for question in quiz.questions:
        seed = f"{learner or device_token()}:{question.id}"
        asker = Asker(view.course, settle(question.behaviour), seed, question.id)
        st.caption(f"`{question.id}` · {question.kind}")
        with st.container(border=True):
            ask(question, asker, [one for one in attempts if one.question_id == question.id], ended=True)


settings = get_settings()
if settings.preview is None or not settings.author:
    st.title("There is nothing to preview", anchor=False)
    st.markdown("Start this page with `netlearn preview FILE`.")
    st.stop()
watched = open_file(settings.preview, settings.content)
watched.refresh()
revision = watched.revision
view = watched.view
st.title(view.file.title if view else settings.preview.name, anchor=False)
draw_problems(watched)
if view is not None:
    if isinstance(view.file, Lesson):
        draw_lesson(view, view.file)
    else:
        draw_quiz(view, view.file)
follow(watched, revision)
