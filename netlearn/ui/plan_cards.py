"""An action of the plan as a card: why it is there, how to do it, and what can be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.content.model import Course, Instrument
from netlearn.domain.because import split_reasons
from netlearn.domain.if_then import IfThenPlan
from netlearn.domain.plan_log import LIVE, ActionStatus, EventName
from netlearn.domain.planning import Plan, Preferences, Recommendation
from netlearn.domain.why_not import explain_absence, state_sum
from netlearn.store.plans import log_plan_event
from netlearn.ui.folding import unfold_alone
from netlearn.ui.intentions import draw_intention
from netlearn.ui.marks import mark_network
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard, is_second_tap
from netlearn.ui.session import enrolled_learner, now

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
SINCE = {"accepted": "In hand since", "started": "Begun on", "done": "Done on", "dropped": "Dropped on"}


@dataclass(frozen=True, slots=True)
class Board:
    """What the cards of a plan have in common.

    Attributes:
        course: The course in service.
        instrument: As it was when the answers were given.
        plan: All actions in order.
        wishes: What the plan should fit.
        statuses: Where each action stands, by id.
        intentions: The if-then plan of each action that has one, by id.
        counts: Events so far, by action id; makes the key of the next, so that a double click is one row.
        asks: What the map of contacts asks for, by facet id.
    """

    course: Course
    instrument: Instrument
    plan: Plan
    wishes: Preferences
    statuses: Mapping[str, ActionStatus]
    intentions: Mapping[str, IfThenPlan]
    counts: Mapping[str, int]
    asks: Mapping[str, str]


def draw_card(one: Recommendation, board: Board) -> None:
    """An action with its reason, its if-then plan once it is in hand, and folded away, how to do it."""
    action = one.action
    with st.container(border=True):
        st.markdown(_mark(one, board))
        st.subheader(action.title, anchor=False)
        since = f" · {_say_since(one, board)}" if one.state in LIVE else ""
        effort = EFFORTS[action.effort].format(action.minutes)
        st.caption(f"{effort} · evidence {TIERS[action.evidence]}{since}")
        ask = board.asks.get(action.facet)
        from_map = f"\n\n**From your map** {write_literally(ask)}" if ask else ""
        st.markdown(f"**Because** {' '.join(split_reasons(one.because)[0])}{from_map}")
        if one.state in LIVE:
            draw_intention(action, board.intentions.get(action.id), board.counts.get(action.id, 0))
        unfold_alone("How to do it, and why", f"how-{action.id}", lambda: _draw_how(one, board))
        _draw_moves(one, board)


def draw_other(one: Recommendation, board: Board, *, full: bool) -> None:
    """An action that was not chosen, and why not; with `full` hands it cannot be taken on."""
    why = " ".join(explain_absence(one, board.plan, board.instrument, board.wishes))
    st.markdown(f"{_mark(one, board)}: **{one.action.title}**")
    st.caption(f"{' '.join(split_reasons(one.because)[0])}\n\nWhy not this one? {why}")
    _draw_moves(one, board, full=full, quiet=True)


def draw_closed(one: Recommendation, board: Board) -> None:
    """An action that was done or dropped, and the way back."""
    st.markdown(f"**{one.action.title}**")
    st.caption(_say_since(one, board))
    _draw_moves(one, board)


def _draw_how(one: Recommendation, board: Board) -> None:
    action = one.action
    reasons = "".join(f"\n- {reason}" for reason in split_reasons(one.because)[1])
    st.markdown(f"{action.why}\n{reasons}")
    st.caption(f"Priority: {state_sum(one, board.wishes)}")
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(action.steps, 1))
    st.markdown(
        f"**Steps**\n\n{steps}\n\n"
        f"**If** {action.if_then.cue}, **then I will** {action.if_then.response}.\n\n"
        f"**If** {action.obstacle.cue}, **then I will** {action.obstacle.response}."
    )
    if action.message:
        st.caption("Words to start from")
        st.code(action.message, language=None, wrap_lines=True)
    if action.sources:
        st.caption("Sources: " + "; ".join(board.course.sources[key].short for key in action.sources))


def _draw_moves(one: Recommendation, board: Board, *, full: bool = False, quiet: bool = False) -> None:
    """The buttons of an action; `quiet` ones stand back."""
    counted = board.counts.get(one.action.id, 0)
    with st.container(horizontal=True):
        for event, label in MOVES[one.state].items():
            if event == "accept" and full:
                continue
            st.button(
                label,
                key=f"{event}-{one.action.id}-{counted}",
                type="primary" if event in {"accept", "done"} and not quiet else "secondary",
                on_click=_log,
                args=(one.action.id, event, counted, board.statuses.get(one.action.id)),
            )


@guard
def _log(action_id: str, event: EventName, count: int, status: ActionStatus | None) -> None:
    """Write an event once: `count` earlier events make the key, so a double click is one row.

    The second tap of a double one meant the button that stood there before, and is let fall.
    """
    if status is not None and is_second_tap(status.since):
        return
    log_plan_event(get_store(), enrolled_learner(), action_id, event, key=f"{action_id}:{count}", now=now())


def _mark(one: Recommendation, board: Board) -> str:
    titles = {facet.id: facet.title for facet in board.instrument.facets}
    return mark_network(one.need.network, titles[one.action.facet])


def _say_since(one: Recommendation, board: Board) -> str:
    return f"{SINCE[one.state]} {board.statuses[one.action.id].since:%d %B %Y}"
