"""The plan log: what happened to each action, folded into where it stands now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Literal

EventName = Literal["accept", "start", "done", "drop", "reopen", "intend", "did", "adapt", "keep"]
ActionState = Literal["open", "accepted", "started", "done", "dropped"]
LIVE: frozenset[str] = frozenset({"accepted", "started"})

_STATES: Mapping[EventName, ActionState] = MappingProxyType(
    {
        "accept": "accepted",
        "start": "started",
        "done": "done",
        "drop": "dropped",
        "reopen": "open",
        "did": "started",
        "adapt": "started",
    }
)
# An if-then plan, and a week in which nothing happened, leave an action where it stands.


@dataclass(frozen=True, slots=True)
class PlanEvent:
    """Something that happened to one action; `happened_at` has its time zone.

    `intend` sets an if-then plan, held in `detail`. `did` (done this week, goes on), `adapt` (made
    smaller or other) and `keep` (nothing happened, stays) come from the weekly check-in, as do `done`
    and `drop`; `note` says why.
    """

    action_id: str
    event: EventName
    note: str | None
    happened_at: datetime
    detail: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class ActionStatus:
    """Where an action stands, and since when."""

    state: ActionState
    since: datetime


def fold_plan(events: Iterable[PlanEvent]) -> dict[str, ActionStatus]:
    """Fold events, given in the order they were written, into the status of each action: the last decides.

    The clock is not asked: it may have been set back between two events. A repeated event keeps its
    first moment.
    """
    statuses: dict[str, ActionStatus] = {}
    for event in events:
        state = _STATES.get(event.event)
        before = statuses.get(event.action_id)
        if state is not None and (before is None or before.state != state):
            statuses[event.action_id] = ActionStatus(state, event.happened_at)
    return statuses


def name_states(statuses: Mapping[str, ActionStatus]) -> dict[str, str]:
    """Leave out the moments: the state of each action by its id."""
    return {action_id: status.state for action_id, status in statuses.items()}
