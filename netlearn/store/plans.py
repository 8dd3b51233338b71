"""The plan log, which only grows, and the wishes the plan takes into account."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import bindparam, select

from netlearn.domain.plan_log import EventName, PlanEvent
from netlearn.store.engine import Store
from netlearn.store.sql import add_once, clean_json, put
from netlearn.store.tables import PlanEventRow, PreferencesRow

__all__ = [
    "EventName",
    "PlanEvent",
    "Preferences",
    "list_plan_events",
    "load_preferences",
    "log_plan_event",
    "save_preferences",
]

_EVENTS = (
    select(
        PlanEventRow.action_id,
        PlanEventRow.event,
        PlanEventRow.note,
        PlanEventRow.happened_at,
        PlanEventRow.detail,
    )
    .where(PlanEventRow.learner_id == bindparam("learner"))
    .order_by(PlanEventRow.id)
)
_WISHES = select(
    PreferencesRow.goal,
    PreferencesRow.weekly_minutes,
    PreferencesRow.work_mode,
    PreferencesRow.updated_at,
    PreferencesRow.role,
    PreferencesRow.even_weights,
).where(PreferencesRow.learner_id == bindparam("learner"))


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the learner told the planner; None where nothing was said."""

    goal: str | None
    weekly_minutes: int | None
    work_mode: str | None
    updated_at: datetime
    role: str | None = None
    even_weights: bool = False


def log_plan_event(
    store: Store,
    learner_id: str,
    action_id: str,
    event: EventName,
    *,
    key: str,
    now: datetime,
    note: str | None = None,
    detail: Mapping[str, object] | None = None,
) -> bool:
    """Add an event; the same `key` of the same learner counts once, so a retry is harmless.

    Args:
        store: An open database.
        learner_id: Whose plan it is.
        action_id: What it happened to.
        event: What happened.
        key: Tells this event from every other one of the learner.
        now: When.
        note: The learner's words on it.
        detail: Plain JSON values, such as the halves of an if-then plan.

    Returns:
        True when it was added, False when this key was there already.

    Raises:
        StoreError: an unknown event, a note over 5,000 or a detail over 10,000 characters, no such
            learner, or the database refused.
    """
    row = {
        "learner_id": learner_id,
        "action_id": action_id,
        "event": event,
        "note": note,
        "detail": detail and clean_json(detail),
        "happened_at": now,
        "write_key": key,
    }
    return store.write(lambda session: add_once(session, PlanEventRow, row))


def list_plan_events(store: Store, learner_id: str) -> tuple[PlanEvent, ...]:
    """All events of the learner's plan, oldest first."""
    return tuple(
        PlanEvent(action, cast("EventName", event), *rest)
        for action, event, *rest in store.fetch(_EVENTS, learner=learner_id)
    )


def save_preferences(
    store: Store,
    learner_id: str,
    *,
    goal: str | None,
    weekly_minutes: int | None,
    work_mode: str | None,
    role: str | None = None,
    even_weights: bool = False,
    now: datetime,
) -> None:
    """Keep the learner's wishes, all at once.

    Raises:
        StoreError: minutes outside 0 to 10,080 (a week), a goal over 2,000 characters, a work mode
            or role over 40, no such learner, or the database refused.
    """
    values = {
        "goal": goal,
        "weekly_minutes": weekly_minutes,
        "work_mode": work_mode,
        "role": role,
        "even_weights": even_weights,
        "updated_at": now,
    }
    store.write(lambda session: put(session, PreferencesRow, {"learner_id": learner_id}, values))


def load_preferences(store: Store, learner_id: str) -> Preferences | None:
    """The learner's wishes; None when they never said any."""
    rows = store.fetch(_WISHES, learner=learner_id)
    return Preferences(*rows[0]) if rows else None
