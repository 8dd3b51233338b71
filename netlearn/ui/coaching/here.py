"""The engagement that the address names, as the reader may know it, and the words that several parts say."""

from contextlib import suppress

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.content.model import Coaching
from netlearn.domain.coaching import Deed, Phase, list_deeds
from netlearn.errors import NotFound
from netlearn.store.engagement_stamp import stamp_engagement
from netlearn.store.engagement_steps import Step, step_engagement
from netlearn.store.engagements import Engagement, load_engagement
from netlearn.ui import places
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard, is_second_tap
from netlearn.ui.session import current_learner, enrolled_learner, now, server_address

BEAT = 4.0  # seconds between two looks for what the other one of the pair has done
PHASES: dict[Phase, str] = {
    "invited": "invited, no answer yet",
    "declined": "declined",
    "revoked": "link taken back",
    "expired": "link expired",
    "rating": "ratings under way",
    "sealed": "both ratings sealed",
    "open": "ratings open",
    "agreed": "agreed",
    "closed": "closed",
    "withdrawn": "ended",
}


def find_here() -> Engagement | None:
    """The engagement in the address; None where there is none, or it is not the reader's: both look alike."""
    learner, wanted = current_learner(), st.query_params.get("engagement", "")
    if learner and wanted:
        with suppress(NotFound):
            return load_engagement(get_store(), wanted, learner)
    return None


def say_gone() -> None:
    """What everybody sees who has no place in the engagement, or names none."""
    st.title("There is no such coaching here", anchor=False)
    st.markdown(
        "The address leads to no coaching of yours. It may belong to another browser, or somebody has ended "
        "it."
    )
    places.link_next("My coaching", places.COACHING)


def may(here: Engagement, deed: Deed, *, kept: int = 0) -> bool:
    """Whether the reader may do something now."""
    return deed in list_deeds(here.pair, here.me, now(), kept=kept)


def call(here: Engagement, role: str) -> str:
    """What somebody goes by, as Markdown that shows it as it was typed."""
    return write_literally(here.names.get("coach" if role == "coach" else "coachee", f"the {role}"))


def read_content() -> Coaching:
    """The content of coaching.

    Raises:
        LookupError: the course has none; the screens then are not in the navigation.
    """
    coaching = get_course().coaching
    if coaching is None:
        raise LookupError("this course has no coaching.yaml")
    return coaching


def pressed_twice(name: str) -> bool:
    """Whether the same button was pressed a moment ago: the second tap of a double one is let fall."""
    key = f"pressed-{name}"
    last, st.session_state[key] = st.session_state.get(key), now()
    return is_second_tap(last)


@guard
def step(engagement_id: str, deed: Step) -> None:
    """Move the pair."""
    if pressed_twice(deed):
        return
    step_engagement(get_store(), engagement_id, enrolled_learner(), deed, now())


def watch(here: Engagement) -> None:
    """Look every few seconds whether the other one has done something, and show it."""
    store, learner = get_store(), current_learner()
    seen = stamp_engagement(store, here.id, learner)

    @st.fragment(run_every=BEAT)
    def look() -> None:
        with suppress(NotFound):
            if stamp_engagement(store, here.id, learner) == seen:
                return
        st.rerun()

    look()


def write_link(token: str) -> str:
    """The address of an invitation."""
    return f"{server_address()}/coaching?invite={token}"
