"""The room as a state machine: from draft to end, one step at a time, each with a version.

A step is a pure function of the state, so it can be tried, refused and tested without a database. Storing
it is a compare-and-set on `version`: of two facilitators who press Next together, one moves the room.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal, assert_never

from netlearn.content.model import AgendaStep
from netlearn.errors import StepRefused

Phase = Literal["draft", "rehearsal", "lobby", "running", "wrap_up", "ended", "archived"]
Stage = Literal["ready", "read", "open", "closed", "revealed"]
Deed = Literal[
    "rehearse",
    "end_rehearsal",
    "open_lobby",
    "start",
    "next",
    "back",
    "read",
    "open",
    "close",
    "reveal",
    "reopen",
    "pause",
    "resume",
    "lock",
    "unlock",
    "wrap_up",
    "end",
    "archive",
]

GRACE = timedelta(seconds=2)  # a thumb on its way when the bell rings still counts
LIVE: frozenset[Phase] = frozenset({"rehearsal", "lobby", "running", "wrap_up"})


@dataclass(frozen=True, slots=True)
class RoomState:
    """Where a room stands.

    Attributes:
        phase: Draft, rehearsal, lobby, running, wrap-up, ended or archived.
        version: Goes up by one with every step.
        step: The place on the agenda, from 0.
        stage: How far the activity of this step is.
        rounds: How often the activity of a step has been opened anew, by step id; 1 when opened once.
        deadline: When the bell rings; None without a timer, and while paused.
        left: Seconds that were left when the room was paused.
        paused: Whether the facilitator has stopped the clock.
        locked: Whether nobody new may come in.
        path: The choices of a scenario decided so far, by step id.
        earlier: The id of the room in which this group met before; "" when it meets for the first time.
    """

    phase: Phase = "draft"
    version: int = 0
    step: int = 0
    stage: Stage = "ready"
    rounds: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    deadline: datetime | None = None
    left: float | None = None
    paused: bool = False
    locked: bool = False
    path: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    earlier: str = ""


def take_step(state: RoomState, deed: Deed, agenda: Sequence[AgendaStep], now: datetime) -> RoomState:
    """Do one deed of the facilitator's.

    Raises:
        StepRefused: The deed does not fit where the room stands.
    """
    if deed not in list_deeds(state, agenda):
        raise StepRefused("The room has moved on; this is not possible where it stands now.")
    moved = _move(state, deed, agenda, now)
    return replace(moved, version=state.version + 1)


def list_deeds(state: RoomState, agenda: Sequence[AgendaStep]) -> frozenset[Deed]:
    """List what a facilitator may do where the room stands."""
    match state.phase:
        case "draft":
            return frozenset({"rehearse", "open_lobby"})
        case "lobby":
            return frozenset({"start", "end", "unlock" if state.locked else "lock"})
        case "ended":
            return frozenset({"archive"})
        case "archived":
            return frozenset()
        case "rehearsal" | "running":
            return _list_running(state, agenda)
        case "wrap_up":
            return frozenset({"end", "back"})
        case _:
            assert_never(state.phase)


def accepts_answers(state: RoomState, now: datetime) -> bool:
    """Say whether an answer to the present activity counts: it is open, and the grace is not over."""
    if state.phase not in {"running", "rehearsal"} or state.stage != "open" or state.paused:
        return False
    return state.deadline is None or now <= state.deadline + GRACE


def accepts_people(state: RoomState, *, late_join: bool) -> bool:
    """Say whether somebody new may come in; who has a seat always may."""
    if state.locked or state.phase not in LIVE:
        return False
    return late_join or state.phase in {"lobby", "rehearsal"}


def is_over(state: RoomState, now: datetime) -> bool:
    """Say whether the bell has rung and the grace is over, so that the activity should be closed."""
    return (
        state.stage == "open"
        and not state.paused
        and state.deadline is not None
        and now > state.deadline + GRACE
    )


def count_round(state: RoomState, step: AgendaStep) -> int:
    """Give the round of this step's activity: 1 until it is opened a second time."""
    return max(state.rounds.get(step.id, 0), 1)


def decide_path(state: RoomState, step_id: str, choice: str) -> RoomState:
    """Take a choice of a scenario for the room; its next scene is voted on in a round of its own.

    Raises:
        StepRefused: The vote is not closed.
    """
    if state.stage not in {"closed", "revealed"}:
        raise StepRefused("Close the vote before you go on.")
    path = MappingProxyType({**state.path, step_id: (*state.path.get(step_id, ()), choice)})
    return replace(state, path=path, stage="ready", deadline=None, left=None, version=state.version + 1)


def _list_running(state: RoomState, agenda: Sequence[AgendaStep]) -> frozenset[Deed]:
    rehearsing = state.phase == "rehearsal"
    deeds: set[Deed] = {"end_rehearsal"} if rehearsing else {"unlock" if state.locked else "lock", "end"}
    if state.paused:
        return frozenset(deeds | {"resume"})
    deeds.add("pause")
    if state.stage != "open":
        if state.step > 0:
            deeds.add("back")
        if state.step < len(agenda) - 1:
            deeds.add("next")
        elif not rehearsing:
            deeds.add("wrap_up")
    if agenda[state.step].activity is not None:
        by_stage: Mapping[Stage, tuple[Deed, ...]] = {
            "ready": ("read", "open"),
            "read": ("open",),
            "open": ("close",),
            "closed": ("reveal", "reopen"),
            "revealed": ("reopen",),
        }
        deeds.update(by_stage[state.stage])
    return frozenset(deeds)


def _move(  # noqa: C901, PLR0911, PLR0912 -- a branch a deed
    state: RoomState, deed: Deed, agenda: Sequence[AgendaStep], now: datetime
) -> RoomState:
    match deed:
        case "rehearse":
            return replace(state, phase="rehearsal")
        case "end_rehearsal":
            return RoomState(version=state.version, earlier=state.earlier)
        case "open_lobby":
            return replace(state, phase="lobby")
        case "start":
            return replace(state, phase="running", step=0, stage="ready")
        case "next":
            return _go_to(state, state.step + 1, agenda)
        case "back":
            if state.phase == "wrap_up":
                return replace(state, phase="running")
            return _go_to(state, state.step - 1, agenda)
        case "read":
            return replace(state, stage="read")
        case "open" | "reopen":
            return _open(state, agenda[state.step], now)
        case "close":
            return replace(state, stage="closed", deadline=None)
        case "reveal":
            return replace(state, stage="revealed")
        case "pause":
            left = (state.deadline - now).total_seconds() if state.deadline else None
            return replace(state, paused=True, deadline=None, left=left)
        case "resume":
            bell = None if state.left is None else now + timedelta(seconds=max(state.left, 0))
            return replace(state, paused=False, deadline=bell, left=None)
        case "lock" | "unlock":
            return replace(state, locked=deed == "lock")
        case "wrap_up":
            return replace(state, phase="wrap_up")
        case "end":
            closed: Stage = "closed" if state.stage == "open" else state.stage
            return replace(
                state, phase="ended", stage=closed, deadline=None, left=None, paused=False, locked=True
            )
        case "archive":
            return replace(state, phase="archived")
        case _:
            assert_never(deed)


def _open(state: RoomState, step: AgendaStep, now: datetime) -> RoomState:
    rounds = MappingProxyType({**state.rounds, step.id: state.rounds.get(step.id, 0) + 1})
    bell = None if step.timer is None else now + timedelta(seconds=step.timer)
    return replace(state, stage="open", rounds=rounds, deadline=bell, left=None)


def _go_to(state: RoomState, step: int, agenda: Sequence[AgendaStep]) -> RoomState:
    # A step that was open once comes back closed: its answers stand, and its result can be shown again.
    seen = agenda[step].id in state.rounds
    return replace(state, step=step, stage="closed" if seen else "ready", deadline=None, left=None)
