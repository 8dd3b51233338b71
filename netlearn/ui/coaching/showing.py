"""What the coachee chooses to show of the course and the map: nothing without a tick, and names never."""

import streamlit as st

from netlearn.content.markup import split_prompt, write_literally
from netlearn.domain.calibration import find_sure_and_wrong
from netlearn.domain.map_cuts import judge_density
from netlearn.domain.map_evidence import tell_of_others
from netlearn.domain.map_measures import measure_map
from netlearn.store.attempts import list_attempts
from netlearn.store.engagement_words import SHOWN, Kind, Word, save_word
from netlearn.store.engagements import Engagement
from netlearn.store.maps import load_map
from netlearn.ui.coaching.here import call, may
from netlearn.ui.network.evidence import read_evidence
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, enrolled_learner, now

SHAPES = {
    "open": "Many people on my map do not know each other",
    "closed": "Most people on my map know each other",
}


def draw_choice(here: Engagement, words: tuple[Word, ...]) -> None:
    """The coachee ticks what the coach may see; each tick can be taken back."""
    shown = {
        (str(word.kind), word.name): SHAPES.get(word.text, word.text)
        for word in words
        if word.by == "coachee" and word.kind in SHOWN
    }
    # What is shown already stands first as it is shown: it can be taken back whatever the map says today.
    offered = _list_questions() | _list_facts() | shown
    with st.expander("Show something from the course or your map"):
        if not offered:
            st.markdown(
                "Once you have answered questions with confidence, or named people on your map, you can "
                "choose here what to show."
            )
            return
        st.markdown(
            f"{call(here, 'coach')} sees what you tick, and nothing else. No name from your map is ever in "
            "it."
        )
        for (kind, name), text in offered.items():
            key = f"show-{here.id}-{kind}-{name}"
            st.checkbox(
                write_literally(text),
                value=(kind, name) in shown,
                key=key,
                on_change=_keep,
                args=(here.id, kind, name, text, key),
                disabled=not may(here, "prepare"),
            )


def draw_shown(here: Engagement, words: tuple[Word, ...]) -> None:
    """What the coach was shown; nothing where there is nothing."""
    for kind, title in (("question", "Sure, and mistaken"), ("map", "From the map")):
        texts = [word for word in words if word.kind == kind and word.by == "coachee"]
        if texts:
            st.subheader(title, anchor=False)
            st.caption(f"{call(here, 'coachee')} chose to show this.")
            for word in texts:
                st.markdown(f"- {write_literally(' '.join(tell_shown(word).split()))}")


def tell_shown(word: Word) -> str:
    """Something that was shown, as somebody else than the coachee reads it."""
    said = SHAPES.get(word.text, word.text)
    return tell_of_others(said) if word.kind == "map" else said


@guard
def _keep(engagement_id: str, kind: str, name: str, text: str, key: str) -> None:
    shown = text if st.session_state[key] else ""
    if name == "shape" and shown:
        shown = next(shape for shape, words in SHAPES.items() if words == text)
    wanted: Kind = "question" if kind == "question" else "map"
    save_word(get_store(), engagement_id, enrolled_learner(), wanted, shown, name=name, now=now())


def _list_questions() -> dict[tuple[str, str], str]:
    """The questions answered with certainty and wrongly, by kind and id."""
    course = get_course()
    found = find_sure_and_wrong(list_attempts(get_store(), current_learner()))
    return {
        ("question", name): " ".join(split_prompt(course.questions[name].prompt)[1].split())
        for name in found
        if name in course.questions
    }


def _list_facts() -> dict[tuple[str, str], str]:
    """What the map says without naming anybody, by kind and facet; and whether it is open or closed."""
    learner = current_learner()
    facts = {
        ("map", facet): f"{lines[0][:1].upper()}{lines[0][1:]}"
        for facet, lines in read_evidence(get_store(), learner).facts.items()
    }
    network_map = load_map(get_store(), learner)
    structure = measure_map(network_map).structure if network_map else None
    if structure and structure.density is not None and (shape := judge_density(structure.density)) in SHAPES:
        facts["map", "shape"] = SHAPES[shape]
    return facts
