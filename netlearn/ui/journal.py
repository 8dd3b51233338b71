"""Reflections: notes to oneself that are kept as they are written, and never overwritten by an older tab."""

from collections.abc import Mapping

import streamlit as st

from netlearn.content.model import Lesson, Reflection
from netlearn.store.reflections import Reflection as SavedReflection
from netlearn.store.reflections import save_reflection
from netlearn.ui.phrases import say_saved
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import enrolled_learner, now

LONGEST = 5000  # characters

Saved = Mapping[tuple[str, str], SavedReflection]


def draw_reflection(block: Reflection, lesson: Lesson, saved: Saved) -> None:
    """Room for notes, with what was written before."""
    before = saved.get((lesson.id, block.id))
    text = before.text if before else ""
    key = f"reflection-{lesson.id}-{block.id}"
    base = f"base-{key}"
    # What this tab began from; the widget keeps its own text while the tab is open.
    st.session_state.setdefault(base, text)
    with st.container(border=True):
        st.markdown(f"**:material/edit_note: {block.prompt}**")
        if st.session_state[base].strip() != text.strip():
            _show_both(key, base, text)
        st.text_area(
            "Your notes, for you alone",
            value=text,
            placeholder=block.starter,
            key=key,
            max_chars=LONGEST,
            height="content",
            on_change=guard(_keep),
            args=(lesson.id, block.id, key, base),
        )
        if before and (st.session_state[key] or "").strip() == text.strip():
            say_saved(before.written_at)


def _keep(lesson_id: str, block_id: str, key: str, base: str) -> None:
    """Write what was typed, unless another tab has written meanwhile: then both are shown."""
    text = str(st.session_state[key] or "")[:LONGEST]
    began = st.session_state[base]
    if save_reflection(get_store(), enrolled_learner(), lesson_id, block_id, text, before=began, now=now()):
        st.session_state[base] = text


def _show_both(key: str, base: str, stored: str) -> None:
    """Say that another tab wrote meanwhile, and let the learner choose."""
    st.warning("You changed these notes in another tab. They now read:", icon=":material/tab:")
    st.text(stored or "(empty)")

    def take() -> None:
        st.session_state[key] = stored
        st.session_state[base] = stored

    def replace() -> None:
        st.session_state[base] = stored

    st.button("Go on from those", key=f"take-{key}", on_click=take)
    st.button("Keep what is written here", key=f"mine-{key}", on_click=replace)
