"""Plan: a few actions, each with its reason, and what became of them."""

from collections import Counter

import streamlit as st

from netlearn.domain.check_ins import list_plans
from netlearn.domain.choosing import MOST_LIVE
from netlearn.domain.plan_log import LIVE, fold_plan, name_states
from netlearn.domain.planning import Recommendation, plan_actions
from netlearn.store.plans import list_plan_events
from netlearn.ui.calendar_feed import draw_calendar
from netlearn.ui.coaching.planned import draw_planned
from netlearn.ui.folding import unfold, unfold_alone
from netlearn.ui.network.evidence import read_evidence
from netlearn.ui.next_steps import link_assessment
from netlearn.ui.norms import read_norms
from netlearn.ui.plan_cards import Board, draw_card, draw_closed, draw_other
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner, now
from netlearn.ui.standing import read_preferences, read_results, recall_instrument, score_assessment
from netlearn.ui.weekly import draw_check_in, draw_way
from netlearn.ui.wishes import draw_wishes

OTHERS = 6  # actions beyond the suggested ones that are offered at most

course, store, learner = get_course(), get_store(), current_learner()


def list_others(board: Board, shown: set[str]) -> list[Recommendation]:
    """The best of what was not chosen; what was put back comes first, so that it is in sight."""
    found = [one for one in board.plan.ranked if one.state == "open" and one.action.id not in shown]
    found = [one for one in found if one.priority > 0 or one.action.id in board.statuses]
    return sorted(found, key=lambda one: one.action.id not in board.statuses)[:OTHERS]


def draw_others(others: list[Recommendation], board: Board, *, full: bool) -> None:
    """What was not chosen, each with the reason."""
    for one in others:
        draw_other(one, board, full=full)


def draw_all_closed(closed: list[Recommendation], board: Board) -> None:
    """What was done or dropped."""
    for one in closed:
        draw_closed(one, board)


st.title("Your plan", anchor=False)
draw_planned(learner)
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
wishes, statuses = read_preferences(store, learner), fold_plan(events)
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
counts = Counter(event.action_id for event in events)
board = Board(course, instrument, plan, wishes, statuses, list_plans(events), counts, evidence.asks)

unfold("What should the plan fit?", "plan-wishes", lambda: draw_wishes(instrument, wishes))
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
        draw_card(one, board)
if full:
    st.caption(f"{MOST_LIVE} actions in hand are enough. When one is done or dropped, the next is suggested.")
if plan.recommended:
    st.header("Suggested next" if in_hand else "Begin with these", anchor=False)
    st.markdown(f"Never more than {MOST_LIVE} at a time: a short list gets done.")
    for one in plan.recommended:
        draw_card(one, board)
others = list_others(board, {one.action.id for one in (*plan.recommended, *in_hand)})
if others:
    unfold("What else would fit", "plan-others", lambda: draw_others(others, board, full=full))
closed = [one for one in plan.ranked if one.state in {"done", "dropped"}]
if closed:
    unfold(f"Done and dropped ({len(closed)})", "plan-closed", lambda: draw_all_closed(closed, board))
draw_way(course, results, events)
if statuses:
    unfold_alone("In your calendar", "plan-calendar", lambda: draw_calendar(course, learner))
