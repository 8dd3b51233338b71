"""The form in which a facilitator changes an agenda: steps of all plans, and activities of their own."""

from typing import cast

import streamlit as st

from netlearn.content.markup import split_prompt
from netlearn.content.model import AgendaStep, AssessmentActivity, RoomForm, Workshop
from netlearn.errors import RoomRefused
from netlearn.ui.resources import get_course
from netlearn.ui.rooms.composing import (
    compose,
    list_steps,
    make_poll,
    make_quiz,
    make_scenario,
    make_sort,
    make_wall,
    read_cards,
)

FEWEST_CARDS, MOST_CARDS = 3, 12


def draw_form(plan: Workshop) -> None:
    """What the room is called, its steps, and what is added to them."""
    course = get_course()
    st.text_input("What this room is called", value=plan.title, max_chars=120, key=f"title-{plan.id}")
    steps = list_steps(sorted(course.workshops.values(), key=lambda one: (one.id != plan.id, one.minutes)))
    st.multiselect(
        "Steps, in the order in which you choose them",
        list(steps),
        default=[name for name in steps if name.startswith(f"{plan.id}/")],
        format_func=lambda name: f"{steps[name].title} · {steps[name].minutes} min",
        key=f"steps-{plan.id}",
    )
    if any(isinstance(step.activity, AssessmentActivity) for step in steps.values()):
        st.radio("Items of the self-assessment", [12, 24, 48], horizontal=True, key=f"form-{plan.id}")
    st.markdown("**Add before the last step**")
    st.text_input("A poll of your own", max_chars=280, key="add-poll")
    st.text_area("Its answers, one a line, two to eight", max_chars=1000, key="add-options", height=100)
    st.text_input("A wall for short texts: what do you ask?", max_chars=280, key="add-wall")
    st.text_area(
        "Cards to sort into the three networks, one a line, three to twelve",
        placeholder="O The planner of the next shift\nP A friend from my first job\nS A member of the board",
        help="Begin each line with the network in which you would put it: O, P or S.",
        max_chars=2000,
        key="add-cards",
        height=120,
    )
    kinds = {name: one.kind for name, one in course.questions.items()}
    st.multiselect(
        "Questions of the course",
        [name for name, kind in kinds.items() if kind != "scenario"],
        format_func=word_question,
        key="add-quiz",
    )
    st.selectbox(
        "A scenario to decide by vote",
        [name for name, kind in kinds.items() if kind == "scenario"],
        format_func=word_question,
        index=None,
        key="add-scenario",
    )


def word_question(name: str) -> str:
    """A question by its last sentence, short enough for a list."""
    asked = " ".join(split_prompt(get_course().questions[name].prompt)[1].split())
    return asked if len(asked) < 90 else f"{asked[:87]}…"


def read_plan(plan: Workshop) -> Workshop:
    """The plan as the form says.

    Raises:
        RoomRefused: It cannot be made so; the message says what is missing.
    """
    state = st.session_state
    form = cast("RoomForm", state.get(f"form-{plan.id}", 12))
    title = str(state.get(f"title-{plan.id}") or plan.title).strip() or plan.title
    steps = list_steps(get_course().workshops.values())
    chosen = [steps[name] for name in state.get(f"steps-{plan.id}", ()) if name in steps]
    return compose(plan, title, chosen, form, _read_added())


def _read_added() -> list[AgendaStep]:
    state, added = st.session_state, []
    options = [line.strip() for line in str(state.get("add-options", "")).splitlines() if line.strip()]
    if prompt := str(state.get("add-poll", "")).strip():
        if not 2 <= len(options) <= 8:
            raise RoomRefused("Your poll needs two to eight answers, one a line. Nothing was made.")
        added.append(make_poll(1, prompt, options))
    if wall := str(state.get("add-wall", "")).strip():
        added.append(make_wall(2, wall))
    if questions := state.get("add-quiz", []):
        added.append(make_quiz(3, "Questions of the course", questions))
    if scenario := state.get("add-scenario"):
        added.append(make_scenario(4, "Decide together", scenario))
    if typed := str(state.get("add-cards", "")).strip():
        cards = read_cards(typed)
        if not FEWEST_CARDS <= len(cards) <= MOST_CARDS or len(cards) < len(typed.splitlines()):
            raise RoomRefused(
                "Cards need three to twelve lines, each beginning with O, P or S. Nothing was made."
            )
        added.append(make_sort(5, cards))
    return added
