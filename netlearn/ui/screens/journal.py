"""Journal: all notes in one place, to read again and to take away with plan and profile."""

import streamlit as st

from netlearn.domain.reading import state_figures
from netlearn.domain.scoring import Score as ScoredPart
from netlearn.domain.scoring import name_bands
from netlearn.export.journal import Journal, Note, PlannedAction, Score, write_markdown, write_pdf
from netlearn.store.reflections import load_reflections
from netlearn.ui import places
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner, now
from netlearn.ui.standing import read_plan, read_results, recall_instrument, score_assessment

course, store, learner = get_course(), get_store(), current_learner()
saved = load_reflections(store, learner)


def list_notes() -> list[Note]:
    """Notes in course order."""
    return [
        Note(lesson.title, block.prompt, kept.text, kept.written_at.date())
        for lesson in course.lessons.values()
        for block in lesson.blocks
        if block.kind == "reflection" and (kept := saved.get((lesson.id, block.id)))
    ]


def list_plan() -> list[PlannedAction]:
    """The actions that were decided on."""
    return [
        PlannedAction(action.title, status.state, f"If {action.if_then.cue}, then {action.if_then.response}.")
        for name, status in read_plan(store, learner).items()
        if (action := course.actions.get(name))
    ]


def list_scores() -> list[Score]:
    """The latest profile in words."""
    latest = read_results(store, learner).latest
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


st.title("Journal", anchor=False)
notes = list_notes()
journal = Journal("My netlearn journal", now().date(), notes, list_plan(), list_scores())
if not notes:
    st.markdown(
        "Every lesson asks you one thing about your own work. What you write there comes together here, "
        "with your plan and your profile, to read again, print or take along."
    )
else:
    st.markdown("Your notes for yourself, in the order of the lessons. You change them where you wrote them.")
for note in notes:
    with st.container(border=True):
        st.caption(f"{note.lesson} · {note.written_on:%-d %B %Y}")
        st.markdown(f"**{note.prompt}**")
        st.text(note.text)
if notes or journal.actions or journal.scores:
    with st.container(horizontal=True):
        st.download_button(
            "Download as PDF",
            lambda: write_pdf(journal),
            file_name="netlearn-journal.pdf",
            mime="application/pdf",
            icon=":material/download:",
        )
        st.download_button(
            "Download as Markdown",
            write_markdown(journal),
            file_name="netlearn-journal.md",
            mime="text/markdown",
            icon=":material/download:",
        )
places.link_next("Go on learning", places.LEARN)
