"""Journal: all notes in one place, to read again and to take away with plan and profile."""

import streamlit as st

from netlearn.content.markup import write_plainly
from netlearn.content.model import Block, Lesson, Open, QuestionBlock, Rating, Reflection
from netlearn.domain.reading import state_figures
from netlearn.domain.scoring import Score as ScoredPart
from netlearn.domain.scoring import name_bands
from netlearn.export.journal import Journal, Note, PlannedAction, Score, write_markdown, write_pdf
from netlearn.store.assessments import Assessment
from netlearn.store.attempts import list_attempts
from netlearn.store.reflections import load_reflections
from netlearn.ui import places
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner, now
from netlearn.ui.standing import read_plan, read_results, recall_instrument, score_assessment

course, store, learner = get_course(), get_store(), current_learner()
saved = load_reflections(store, learner)


answers = {attempt.question_id: attempt for attempt in list_attempts(store, learner)}


def find_note(lesson: Lesson, block: Block) -> Note | None:
    """What was written or said in this block: a reflection, an open answer, an opinion."""
    if isinstance(block, Reflection):
        kept = saved.get((lesson.id, block.id))
        return Note(lesson.title, block.prompt, kept.text, kept.written_at.date()) if kept else None
    if not isinstance(block, QuestionBlock) or block.question not in answers:
        return None
    question, answer = course.questions[block.question], answers[block.question]
    match question:
        case Open():
            text = answer.chosen[0]
        case Rating():
            text = next((point.text for point in question.options if point.id in answer.chosen), "")
        case _:
            return None
    return Note(lesson.title, write_plainly(question.prompt, course), text, answer.attempted_at.date())


def list_notes() -> dict[str, list[Note]]:
    """Notes by lesson, in course order."""
    found = {
        lesson.id: [note for block in lesson.blocks if (note := find_note(lesson, block))]
        for lesson in course.every_lesson.values()
    }
    return {lesson: notes for lesson, notes in found.items() if notes}


def list_plan() -> list[PlannedAction]:
    """The actions that were decided on."""
    return [
        PlannedAction(action.title, status.state, f"If {action.if_then.cue}, then {action.if_then.response}.")
        for name, status in read_plan(store, learner).items()
        if (action := course.actions.get(name))
    ]


def list_scores(latest: Assessment | None) -> list[Score]:
    """The latest profile in words."""
    if latest is None:
        return []
    instrument = recall_instrument(latest, course.instrument)
    profile, _ = score_assessment(latest, instrument)
    scores: list[Score] = []
    for network in instrument.networks:
        scores.append(_word(network.title, profile.networks[network.id], is_network=True))
        scores += [_word(facet.title, profile.facets[facet.id], is_network=False) for facet in network.facets]
    return scores


def _word(title: str, score: ScoredPart, *, is_network: bool) -> Score:
    return Score(title, f"{state_figures(score)} · {name_bands(course.instrument, score)}", is_network)


def bind() -> Journal:
    """All of it; put together when it is asked for, since scoring takes its time."""
    return Journal("My netlearn journal", today, notes, actions, list_scores(latest))


st.title("Journal", anchor=False)
by_lesson = list_notes()
notes = [note for found in by_lesson.values() for note in found]
actions, latest, today = list_plan(), read_results(store, learner).latest, now().date()
if not notes:
    st.markdown(
        "Every lesson asks you one thing about your own work. What you write there comes together here, "
        "with your plan and your profile, to read again, print or take along."
    )
else:
    st.markdown("Your notes for yourself, in the order of the lessons. You change them where you wrote them.")
for lesson_id, found in by_lesson.items():
    st.header(course.every_lesson[lesson_id].title, anchor=False)
    for note in found:
        with st.container(border=True):
            st.markdown(f"**{note.prompt}**")
            st.text(note.text)
            st.caption(f"{note.written_on:%-d %B %Y}")
    place = places.COACHING if lesson_id in course.coach_lessons else places.LESSON
    places.link_next("Open the lesson", place, {"lesson": lesson_id}, primary=False)
if notes or actions or latest:
    with st.container(horizontal=True):
        st.download_button(
            "Download as PDF",
            lambda: write_pdf(bind()),
            file_name="netlearn-journal.pdf",
            mime="application/pdf",
            icon=":material/download:",
        )
        st.download_button(
            "Download as Markdown",
            lambda: write_markdown(bind()),
            file_name="netlearn-journal.md",
            mime="text/markdown",
            icon=":material/download:",
        )
places.link_next("Go on learning", places.LEARN)
