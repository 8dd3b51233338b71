"""What the plan should fit: the learner's goal, time, role and place of work; each change ranks it anew."""

import streamlit as st

from netlearn.content.model import Instrument
from netlearn.domain.weighing import WEIGHTS, Preferences, Role, WorkMode
from netlearn.store.plans import save_preferences
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import enrolled_learner, now
from netlearn.ui.standing import GOALS, ROLES, WORK_MODES
from netlearn.ui.ticking import choose_one

MINUTES = (15, 30, 45, 60, 90, 120, 180, 240)
LEAST, MOST = MINUTES[0], MINUTES[-1]
ROLE_WORDS: dict[Role, str] = {"newcomer": "New", "established": "Settled", "senior": "Senior"}
MODE_WORDS: dict[WorkMode, str] = {"mixed": "Both", "remote": "Remotely", "onsite": "On site"}


def draw_wishes(instrument: Instrument, wishes: Preferences) -> None:
    """The wishes, each saved as it is changed."""
    titles = {network.id: network.title for network in instrument.networks}
    choices = [None, *titles]
    st.selectbox(
        "The network I want to work on most",
        choices,
        index=choices.index(wishes.goal),
        format_func=lambda one: "No preference" if one is None else titles[one],
        key="wish-goal",
        on_change=_keep,
    )
    minutes = sorted({*MINUTES, wishes.weekly_minutes})
    st.selectbox(
        "Minutes a week",
        minutes,
        index=minutes.index(wishes.weekly_minutes),
        key="wish-minutes",
        on_change=_keep,
    )
    choose_one("In my role I am", ROLE_WORDS, wishes.role, "wish-role", on_change=_keep)
    choose_one("I work mostly", MODE_WORDS, wishes.work_mode, "wish-mode", on_change=_keep)
    st.checkbox(
        "Let all three networks count alike",
        wishes.even_weights,
        help=f"Otherwise strategic facets weigh {WEIGHTS['strategic']:g}: the framework's own claim.",
        key="wish-even",
        on_change=_keep,
    )


@guard
def _keep() -> None:
    """Save the wishes as they stand in the widgets; anything that was not offered is left out."""
    goal, mode = st.session_state["wish-goal"], st.session_state["wish-mode"]
    minutes, role = st.session_state["wish-minutes"], st.session_state["wish-role"]
    save_preferences(
        get_store(),
        enrolled_learner(),
        goal=goal if goal in GOALS else None,
        weekly_minutes=minutes if minutes in range(LEAST, MOST + 1) else None,
        work_mode=mode if mode in WORK_MODES else None,
        role=role if role in ROLES else None,
        even_weights=st.session_state["wish-even"] is True,
        now=now(),
    )
