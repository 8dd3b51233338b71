"""The plan log, which only grows, and the wishes the plan takes into account."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import select

from netlearn.store.engine import Store
from netlearn.store.sql import add_once, put
from netlearn.store.tables import PlanEventRow, PreferencesRow

EventName = Literal["accept", "start", "done", "drop", "reopen"]


@dataclass(frozen=True, slots=True)
class PlanEvent:
    """Something that happened to one action."""

    action_id: str
    event: EventName
    note: str | None
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the learner told the planner; None where nothing was said."""

    goal: str | None
    weekly_minutes: int | None
    work_mode: str | None
    updated_at: datetime


def log_plan_event(
    store: Store,
    learner_id: str,
    action_id: str,
    event: EventName,
    *,
    key: str,
    now: datetime,
    note: str | None = None,
) -> bool:
    """Add an event; the same `key` of the same learner counts once, so a retry is harmless.

    Returns:
        True when it was added, False when this key was there already.

    Raises:
        StoreError: an unknown event, a note over 5,000 characters, no such learner, or the database
            refused.
    """
    row = {
        "learner_id": learner_id,
        "action_id": action_id,
        "event": event,
        "note": note,
        "happened_at": now,
        "write_key": key,
    }
    return store.write(lambda session: add_once(session, PlanEventRow, row))


def list_plan_events(store: Store, learner_id: str) -> tuple[PlanEvent, ...]:
    """All events of the learner's plan, oldest first."""
    mine = select(PlanEventRow).where(PlanEventRow.learner_id == learner_id).order_by(PlanEventRow.id)
    with store.read() as session:
        return tuple(
            PlanEvent(row.action_id, cast("EventName", row.event), row.note, row.happened_at)
            for row in session.scalars(mine)
        )


def save_preferences(
    store: Store,
    learner_id: str,
    *,
    goal: str | None,
    weekly_minutes: int | None,
    work_mode: str | None,
    now: datetime,
) -> None:
    """Keep the learner's wishes, all at once.

    Raises:
        StoreError: minutes outside 0 to 10,080 (a week), a goal over 2,000 characters, a work mode
            over 40, no such learner, or the database refused.
    """
    values = {"goal": goal, "weekly_minutes": weekly_minutes, "work_mode": work_mode, "updated_at": now}
    store.write(lambda session: put(session, PreferencesRow, {"learner_id": learner_id}, values))


def load_preferences(store: Store, learner_id: str) -> Preferences | None:
    """The learner's wishes; None when they never said any."""
    with store.read() as session:
        row = session.get(PreferencesRow, learner_id)
        if row is None:
            return None
        return Preferences(row.goal, row.weekly_minutes, row.work_mode, row.updated_at)
