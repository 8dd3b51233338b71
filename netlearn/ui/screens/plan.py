"""Plan: a few actions, each with its reason, and what became of them."""

import streamlit as st

from netlearn.domain.plan_log import LIVE, name_states
from netlearn.domain.planning import Recommendation, plan_actions
from netlearn.store.plans import EventName, list_plan_events, log_plan_event, save_preferences
from netlearn.ui.marks import mark_network
from netlearn.ui.next_steps import link_assessment
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, now
from netlearn.ui.standing import (
    GOALS,
    WORK_MODES,
    read_plan,
    read_preferences,
    read_results,
    score_assessment,
)

course, store, learner = get_course(), get_store(), current_learner()
instrument = course.instrument
EFFORTS = {"quick": "A quarter of an hour", "hour": "Up to an hour", "ongoing": "A habit"}
TIERS = {
    "A": "A: randomised studies or meta-analyses",
    "B": "B: field or long-term studies",
    "C": "C: expert advice",
}


@guard
def log(action_id: str, event: EventName, count: int) -> None:
    """Write an event once: `count` earlier events make the key, so a double click is one row."""
    log_plan_event(store, learner, action_id, event, key=f"{action_id}:{count}", now=now())


@guard
def keep_wishes() -> None:
    """Save the wishes as they stand in the widgets; anything that was not offered is left out."""
    goal, mode = st.session_state["wish-goal"], st.session_state["wish-mode"]
    minutes = st.session_state["wish-minutes"]
    save_preferences(
        store,
        learner,
        goal=goal if goal in GOALS else None,
        weekly_minutes=minutes if minutes in range(15, 241) else None,
        work_mode=mode if mode in WORK_MODES else None,
        now=now(),
    )


def draw_action(one: Recommendation, *, opened: bool = False) -> None:
    """An action with reason, steps, if-then plan and message."""
    action = one.action
    counted = counts.get(action.id, 0)
    with st.container(border=True):
        st.markdown(f"{mark_network(one.need.network, facets[action.facet])}")
        st.subheader(action.title, anchor=False)
        st.caption(f"{EFFORTS[action.effort]} · {action.minutes} minutes · evidence {TIERS[action.evidence]}")
        st.markdown(f"**Because** {one.because[0]}")
        with st.expander("How to do it, and why", expanded=opened):
            st.markdown(action.why)
            for reason in one.because[1:]:
                st.markdown(f"- {reason}")
            st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(action.steps, 1)))
            st.markdown(f"**If** {action.if_then.cue}, **then I will** {action.if_then.response}.")
            st.markdown(f"**If** {action.obstacle.cue}, **then I will** {action.obstacle.response}.")
            if action.message:
                st.caption("Words to start from")
                st.code(action.message, language=None, wrap_lines=True)
            if action.sources:
                st.caption("Sources: " + "; ".join(course.sources[key].short for key in action.sources))
        moves: dict[str, tuple[tuple[str, EventName], ...]] = {
            "open": (("Take this on", "accept"),),
            "accepted": (("Done", "done"), ("Drop it", "drop")),
            "started": (("Done", "done"), ("Drop it", "drop")),
            "done": (("Do it again", "reopen"),),
            "dropped": (("Put it back", "reopen"),),
        }
        with st.container(horizontal=True):
            for label, event in moves[one.state]:
                st.button(
                    label,
                    key=f"{event}-{action.id}-{counted}",
                    type="primary" if event in {"accept", "done"} else "secondary",
                    on_click=log,
                    args=(action.id, event, counted),
                )


st.title("Your plan", anchor=False)
results = read_results(store, learner)
if not results.latest:
    st.markdown(
        "The plan picks a few actions that fit where you stand, and says why it picked each. "
        "It needs your self-assessment first."
    )
    link_assessment(results)
    st.stop()

profile, mindset = score_assessment(results.latest, instrument)
events = list_plan_events(store, learner)
counts: dict[str, int] = {}
for event in events:
    counts[event.action_id] = counts.get(event.action_id, 0) + 1
facets = {facet.id: facet.title for facet in instrument.facets}
wishes = read_preferences(store, learner)
plan = plan_actions(
    instrument,
    course.actions.values(),
    profile,
    wishes,
    mindset,
    decided=name_states(read_plan(store, learner)),
)
with st.expander("What should the plan fit?"):
    titles = {network.id: network.title for network in instrument.networks}
    choices = [None, *titles]
    st.selectbox(
        "The network I want to work on most",
        choices,
        index=choices.index(wishes.goal),
        format_func=lambda one: "No preference" if one is None else titles[one],
        key="wish-goal",
        on_change=keep_wishes,
    )
    st.slider("Minutes a week", 15, 240, wishes.weekly_minutes, 15, key="wish-minutes", on_change=keep_wishes)
    st.segmented_control(
        "I work mostly",
        WORK_MODES,
        default=wishes.work_mode,
        required=True,
        format_func={"mixed": "Both", "remote": "Remotely", "onsite": "On site"}.__getitem__,
        key="wish-mode",
        on_change=keep_wishes,
    )
for note in plan.notes:
    st.info(note, icon=":material/info:")

in_hand = [one for one in plan.ranked if one.state in LIVE]
if in_hand:
    st.header("In hand", anchor=False)
    for one in in_hand:
        draw_action(one)
if plan.recommended:
    st.header("Suggested next" if in_hand else "Begin with these", anchor=False)
    st.markdown("Never more than three at a time: a short list gets done.")
    for one in plan.recommended:
        draw_action(one)
elif in_hand:
    st.caption("Three actions in hand are enough. When one is done or dropped, the next is suggested.")
closed = [one for one in plan.ranked if one.state in {"done", "dropped"}]
if closed:
    with st.expander(f"Done and dropped ({len(closed)})"):
        for one in closed:
            st.markdown(f"{'Done' if one.state == 'done' else 'Dropped'}: {one.action.title}")
            st.button(
                "Put it back",
                key=f"reopen-{one.action.id}-{counts.get(one.action.id, 0)}",
                on_click=log,
                args=(one.action.id, "reopen", counts.get(one.action.id, 0)),
            )
chosen = {one.action.id for one in (*plan.recommended, *in_hand, *closed)}
others = [one for one in plan.ranked if one.action.id not in chosen and one.priority > 0][:6]
if others:
    with st.expander("What else would fit"):
        for one in others:
            st.markdown(f"{mark_network(one.need.network, facets[one.action.facet])}: **{one.action.title}**")
            st.caption(one.because[0])
