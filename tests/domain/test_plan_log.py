"""Plan events, folded into where each action stands."""

from datetime import UTC, datetime, timedelta

import pytest

from netlearn.domain.plan_log import ActionStatus, EventName, PlanEvent, fold_plan, name_states

START = datetime(2025, 3, 3, 9, tzinfo=UTC)


def at(hours: int) -> datetime:
    return START + timedelta(hours=hours)


def happened(action_id: str, event: EventName, hours: int) -> PlanEvent:
    return PlanEvent(action_id, event, None, at(hours))


@pytest.mark.parametrize(
    ("events", "state"),
    [
        (["accept"], "accepted"),
        (["accept", "start"], "started"),
        (["accept", "start", "done"], "done"),
        (["accept", "drop"], "dropped"),
        (["drop", "reopen"], "open"),
        (["done", "reopen", "accept"], "accepted"),
    ],
)
def test_fold_plan_latest_event_decides(events: list[EventName], state: str) -> None:
    log = [happened("a", name, hour) for hour, name in enumerate(events)]

    assert name_states(fold_plan(log)) == {"a": state}


def test_fold_plan_repeated_event_keeps_its_first_moment() -> None:
    log = [happened("a", "accept", 1), happened("a", "accept", 5)]

    assert fold_plan(log) == {"a": ActionStatus("accepted", at(1))}


def test_fold_plan_events_count_in_the_order_written_whatever_the_clock_says() -> None:
    log = [happened("a", "accept", 5), happened("a", "done", 1)]

    assert fold_plan(log) == {"a": ActionStatus("done", at(1))}


def test_fold_plan_events_of_one_moment_count_in_the_order_given() -> None:
    log = [happened("a", "accept", 1), happened("a", "drop", 1)]

    assert fold_plan(log) == {"a": ActionStatus("dropped", at(1))}


def test_fold_plan_keeps_actions_apart() -> None:
    log = [happened("a", "accept", 1), happened("b", "drop", 2), happened("a", "start", 3)]

    assert fold_plan(log) == {"a": ActionStatus("started", at(3)), "b": ActionStatus("dropped", at(2))}


def test_fold_plan_without_events_is_empty() -> None:
    assert fold_plan([]) == {}
