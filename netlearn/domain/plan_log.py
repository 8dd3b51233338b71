"""The plan log: what happened to each action, folded into where it stands now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Literal, Protocol

ActionState = Literal["open", "accepted", "started", "done", "dropped"]
LIVE: frozenset[str] = frozenset({"accepted", "started"})

_STATES: Mapping[str, ActionState] = MappingProxyType(
    {
        "accept": "accepted",
        "start": "started",
        "done": "done",
        "drop": "dropped",
        "reopen": "open",
    }
)


class PlanEvent(Protocol):
    """Something that happened to one action: accept, start, done, drop or reopen."""

    @property
    def action_id(self) -> str:
        """The action it happened to."""

    @property
    def event(self) -> str:
        """What happened."""

    @property
    def happened_at(self) -> datetime:
        """When it happened, with its time zone."""


@dataclass(frozen=True, slots=True)
class ActionStatus:
    """Where an action stands, and since when."""

    state: ActionState
    since: datetime


def fold_plan(events: Iterable[PlanEvent]) -> dict[str, ActionStatus]:
    """Fold events into the status of each action: the latest event decides.

    Events of the same moment count in the order given. A repeated event keeps its first moment.

    Raises:
        KeyError: An event of an unknown name.
    """
    statuses: dict[str, ActionStatus] = {}
    for event in sorted(events, key=lambda event: event.happened_at):
        state = _STATES[event.event]
        before = statuses.get(event.action_id)
        if before is None or before.state != state:
            statuses[event.action_id] = ActionStatus(state, event.happened_at)
    return statuses


def name_states(statuses: Mapping[str, ActionStatus]) -> dict[str, str]:
    """Leave out the moments: the state of each action by its id."""
    return {action_id: status.state for action_id, status in statuses.items()}
