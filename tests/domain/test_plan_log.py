"""Plan events, folded into where each action stands."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.plan_log import ActionStatus, fold_plan, name_states

START = datetime(2025, 3, 3, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Event:
    action_id: str
    event: str
    happened_at: datetime


def at(hours: int) -> datetime:
    return START + timedelta(hours=hours)


EVENTS = st.lists(
    st.builds(
        Event,
        st.sampled_from(["a", "b"]),
        st.sampled_from(["accept", "start", "done", "drop", "reopen"]),
        st.integers(0, 1000).map(at),
    ),
    unique_by=lambda event: event.happened_at,
)


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
def test_fold_plan_latest_event_decides(events: list[str], state: str) -> None:
    log = [Event("a", name, at(hour)) for hour, name in enumerate(events)]

    assert name_states(fold_plan(log)) == {"a": state}


def test_fold_plan_repeated_event_keeps_its_first_moment() -> None:
    log = [Event("a", "accept", at(1)), Event("a", "accept", at(5))]

    assert fold_plan(log) == {"a": ActionStatus("accepted", at(1))}


def test_fold_plan_events_of_one_moment_count_in_the_order_given() -> None:
    log = [Event("a", "accept", at(1)), Event("a", "drop", at(1))]

    assert fold_plan(log) == {"a": ActionStatus("dropped", at(1))}


def test_fold_plan_keeps_actions_apart() -> None:
    log = [Event("a", "accept", at(1)), Event("b", "drop", at(2)), Event("a", "start", at(3))]

    assert fold_plan(log) == {"a": ActionStatus("started", at(3)), "b": ActionStatus("dropped", at(2))}


def test_fold_plan_without_events_is_empty() -> None:
    assert fold_plan([]) == {}


def test_fold_plan_unknown_event_is_an_error() -> None:
    with pytest.raises(KeyError):
        fold_plan([Event("a", "explode", START)])


@given(events=EVENTS, data=st.data())
def test_fold_plan_order_of_rows_changes_nothing(events: list[Event], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(events))

    assert fold_plan(shuffled) == fold_plan(events)
