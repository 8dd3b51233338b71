"""Plan: a few actions, each with its reason, and what became of them."""

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.domain.check_ins import list_plans
from netlearn.domain.choosing import MOST_LIVE
from netlearn.domain.plan_log import LIVE, name_states
from netlearn.domain.planning import Recommendation, plan_actions
from netlearn.domain.why_not import explain_absence, state_sum
from netlearn.store.plans import EventName, list_plan_events, log_plan_event, save_preferences
from netlearn.ui.calendar_feed import draw_calendar
from netlearn.ui.intentions import draw_intention
from netlearn.ui.marks import mark_network
from netlearn.ui.network.evidence import read_evidence
from netlearn.ui.next_steps import link_assessment
from netlearn.ui.norms import read_norms
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard, is_second_tap
from netlearn.ui.session import current_learner, enrolled_learner, now
from netlearn.ui.standing import (
    GOALS,
    ROLES,
    WORK_MODES,
    read_plan,
    read_preferences,
    read_results,
    recall_instrument,
    score_assessment,
)
from netlearn.ui.weekly import draw_check_in, draw_way

course, store, learner = get_course(), get_store(), current_learner()
instrument = course.instrument
EFFORTS = {"quick": "{} minutes", "hour": "{} minutes", "ongoing": "A habit of {} minutes at a time"}
TIERS = {
    "A": "A: randomised studies or meta-analyses",
    "B": "B: field or long-term studies",
    "C": "C: expert advice",
}
# What can be done with an action in each state, and what the log calls it.
MOVES: dict[str, dict[EventName, str]] = {
    "open": {"accept": "Take this on", "drop": "Not for me"},
    "accepted": {"done": "Done", "start": "I have begun", "drop": "Drop it"},
    "started": {"done": "Done", "drop": "Drop it"},
    "done": {"reopen": "Do it again"},
    "dropped": {"reopen": "Put it back"},
}
OTHERS = 6  # actions beyond the suggested ones that are offered at most
SINCE = {"accepted": "In hand since", "started": "Begun on", "done": "Done on", "dropped": "Dropped on"}


@guard
def log(action_id: str, event: EventName, count: int) -> None:
    """Write an event once: `count` earlier events make the key, so a double click is one row.

    The second tap of a double one meant the button that stood there before, and is let fall.
    """
    if action_id in statuses and is_second_tap(statuses[action_id].since):
        return
    log_plan_event(store, enrolled_learner(), action_id, event, key=f"{action_id}:{count}", now=now())


@guard
def keep_wishes() -> None:
    """Save the wishes as they stand in the widgets; anything that was not offered is left out."""
    goal, mode = st.session_state["wish-goal"], st.session_state["wish-mode"]
    minutes, role = st.session_state["wish-minutes"], st.session_state["wish-role"]
    save_preferences(
        store,
        enrolled_learner(),
        goal=goal if goal in GOALS else None,
        weekly_minutes=minutes if minutes in range(15, 241) else None,
        work_mode=mode if mode in WORK_MODES else None,
        role=role if role in ROLES else None,
        even_weights=st.session_state["wish-even"] is True,
        now=now(),
    )


def draw_action(one: Recommendation) -> None:
    """An action with reason, steps, if-then plan and message."""
    action = one.action
    with st.container(border=True):
        st.markdown(f"{mark_network(one.need.network, facets[action.facet])}")
        st.subheader(action.title, anchor=False)
        st.caption(f"{EFFORTS[action.effort].format(action.minutes)} · evidence {TIERS[action.evidence]}")
        if one.state in LIVE:
            st.caption(say_since(one))
        st.markdown(f"**Because** {one.because[0]}")
        if ask := evidence.asks.get(action.facet):
            st.markdown(f"**From your map** {write_literally(ask)}")
        if one.state in LIVE:
            draw_intention(action, intentions.get(action.id), counts.get(action.id, 0))
        with st.expander("How to do it, and why", key=f"how-{action.id}"):
            st.markdown(action.why)
            for reason in one.because[1:]:
                st.markdown(f"- {reason}")
            st.caption(f"Priority: {state_sum(one, wishes)}")
            st.caption("Steps")
            st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(action.steps, 1)))
            st.markdown(f"**If** {action.if_then.cue}, **then I will** {action.if_then.response}.")
            st.markdown(f"**If** {action.obstacle.cue}, **then I will** {action.obstacle.response}.")
            if action.message:
                st.caption("Words to start from")
                st.code(action.message, language=None, wrap_lines=True)
            if action.sources:
                st.caption("Sources: " + "; ".join(course.sources[key].short for key in action.sources))
        draw_moves(one)


def draw_moves(one: Recommendation, *, full: bool = False, quiet: bool = False) -> None:
    """The buttons of an action; with `full` hands it cannot be taken on, and `quiet` ones stand back."""
    counted = counts.get(one.action.id, 0)
    with st.container(horizontal=True):
        for event, label in MOVES[one.state].items():
            if event == "accept" and full:
                continue
            st.button(
                label,
                key=f"{event}-{one.action.id}-{counted}",
                type="primary" if event in {"accept", "done"} and not quiet else "secondary",
                on_click=log,
                args=(one.action.id, event, counted),
            )


def say_since(one: Recommendation) -> str:
    """Since when an action stands where it stands."""
    return f"{SINCE[one.state]} {statuses[one.action.id].since:%d %B %Y}"


st.title("Your plan", anchor=False)
results = read_results(store, learner)
if not results.latest:
    st.markdown(
        "The plan picks a few actions that fit where you stand, and says why it picked each. "
        "It needs your self-assessment first."
    )
    link_assessment(results)
    st.stop()

instrument = recall_instrument(results.latest, course.instrument)
precision = read_norms(store, course.instrument, now()).precision
profile, mindset = score_assessment(results.latest, instrument, precision)
events = list_plan_events(store, learner)
counts: dict[str, int] = {}
for event in events:
    counts[event.action_id] = counts.get(event.action_id, 0) + 1
facets = {facet.id: facet.title for facet in instrument.facets}
intentions = list_plans(events)
wishes, statuses = read_preferences(store, learner), read_plan(store, learner)
evidence = read_evidence(store, learner)
plan = plan_actions(
    instrument,
    course.actions.values(),
    profile,
    wishes,
    mindset,
    decided=name_states(statuses),
    map_evidence=evidence.points,
    map_facts=evidence.facts,
)
if not plan.ranked:
    for note in plan.notes:
        st.markdown(note)
    link_assessment(results)
    st.stop()
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
        "In my role I am",
        ROLES,
        default=wishes.role,
        required=True,
        format_func={"newcomer": "New", "established": "Settled", "senior": "Senior"}.__getitem__,
        key="wish-role",
        on_change=keep_wishes,
    )
    st.segmented_control(
        "I work mostly",
        WORK_MODES,
        default=wishes.work_mode,
        required=True,
        format_func={"mixed": "Both", "remote": "Remotely", "onsite": "On site"}.__getitem__,
        key="wish-mode",
        on_change=keep_wishes,
    )
    st.checkbox(
        "Let all three networks count alike",
        wishes.even_weights,
        help="Otherwise strategic facets weigh 1.25, which is the framework's own claim.",
        key="wish-even",
        on_change=keep_wishes,
    )
for note in plan.notes:
    st.info(note, icon=":material/info:")
if plan.maintenance:
    st.markdown(
        "What is a habit of yours may be new to somebody else. Take a newer colleague along to one "
        "conversation a month, let them ask the questions, and talk it over afterwards."
    )
draw_check_in(course, events, counts)

in_hand = [one for one in plan.ranked if one.state in LIVE]
full = len(in_hand) >= MOST_LIVE
if in_hand:
    st.header("In hand", anchor=False)
    for one in in_hand:
        draw_action(one)
if full:
    st.caption(f"{MOST_LIVE} actions in hand are enough. When one is done or dropped, the next is suggested.")
if plan.recommended:
    st.header("Suggested next" if in_hand else "Begin with these", anchor=False)
    st.markdown(f"Never more than {MOST_LIVE} at a time: a short list gets done.")
    for one in plan.recommended:
        draw_action(one)
shown = {one.action.id for one in (*plan.recommended, *in_hand)}
others = [one for one in plan.ranked if one.state == "open" and one.action.id not in shown]
others = [one for one in others if one.priority > 0 or one.action.id in statuses]
if others:
    with st.expander("What else would fit"):
        # What was put back comes first: nothing that was just chosen may be out of sight.
        for one in sorted(others, key=lambda one: one.action.id not in statuses)[:OTHERS]:
            st.markdown(f"{mark_network(one.need.network, facets[one.action.facet])}: **{one.action.title}**")
            st.caption(one.because[0])
            st.caption("Why not this one? " + " ".join(explain_absence(one, plan, instrument, wishes)))
            draw_moves(one, full=full, quiet=True)
closed = [one for one in plan.ranked if one.state in {"done", "dropped"}]
if closed:
    with st.expander(f"Done and dropped ({len(closed)})"):
        for one in closed:
            st.markdown(f"**{one.action.title}**")
            st.caption(say_since(one))
            draw_moves(one)
draw_way(course, results, events)
if statuses:
    with st.expander("In your calendar"):
        draw_calendar(course, learner)
