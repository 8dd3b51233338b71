"""The weekly minute: what is due, which weeks were kept up, and the stages up to day 90."""

from datetime import UTC, date, datetime, timedelta

import pytest

from netlearn.domain.check_ins import (
    Milestone,
    Weeks,
    count_weeks,
    find_start,
    list_due,
    list_milestones,
    list_plans,
)
from netlearn.domain.if_then import IfThenPlan, keep_plan
from netlearn.domain.plan_log import EventName, PlanEvent
from tests.factories import make_action

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
PLAN = IfThenPlan("it is Monday at nine", "write one line", "", date(2026, 3, 9))
ACTIONS = {
    "quick": make_action("quick", "O1", effort="quick"),
    "give": make_action("give", "P1", effort="ongoing", give_first=True),
    "future": make_action("future", "S1", effort="hour"),
}


def at(days: float) -> datetime:
    return START + timedelta(days=days)


def happened(event: EventName, days: float, action: str = "quick") -> PlanEvent:
    return PlanEvent(action, event, None, at(days))


# --- due -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "due"), [(6.9, ()), (7, ("quick",)), (30, ("quick",))])
def test_an_action_is_due_a_week_after_it_was_taken_on(days: float, due: tuple[str, ...]) -> None:
    assert list_due([happened("accept", 0)], at(days)) == due


@pytest.mark.parametrize("event", ["did", "adapt", "keep", "intend", "start"])
def test_whatever_was_said_of_an_action_starts_its_week_anew(event: EventName) -> None:
    log = [happened("accept", 0), happened(event, 5)]
    assert (list_due(log, at(11)), list_due(log, at(12))) == ((), ("quick",))


@pytest.mark.parametrize("event", ["done", "drop"])
def test_what_is_done_or_dropped_is_not_asked_about(event: EventName) -> None:
    assert list_due([happened("accept", 0), happened(event, 1)], at(30)) == ()


def test_the_action_waiting_longest_is_asked_about_first() -> None:
    log = [happened("accept", 2, "give"), happened("accept", 1), happened("accept", 3, "future")]
    assert list_due(log, at(20)) == ("quick", "give", "future")


# --- weeks -----------------------------------------------------------------------------------


def test_a_plan_begins_when_the_first_action_is_taken_on() -> None:
    assert find_start([happened("drop", 0), happened("accept", 2), happened("accept", 1)]) == at(1)
    assert find_start([happened("drop", 0)]) is None


@pytest.mark.parametrize(
    ("checks", "now", "weeks"),
    [
        ([], 0, Weeks(0, 1, 0)),
        ([], 20, Weeks(0, 3, 0)),
        ([8], 8, Weeks(1, 2, 1)),
        ([8, 9, 10], 10, Weeks(1, 2, 1)),
        ([8, 15, 22], 22, Weeks(3, 4, 3)),
        # one week off: the row goes on
        ([8, 22], 22, Weeks(2, 4, 2)),
        # two weeks off: it begins anew, and what was done still counts
        ([8, 29], 29, Weeks(2, 5, 1)),
        # the last look lies two weeks back
        ([8], 22, Weeks(1, 4, 1)),
        ([8], 29, Weeks(1, 5, 0)),
    ],
)
def test_count_weeks(checks: list[int], now: int, weeks: Weeks) -> None:
    log = [happened("accept", 0), *(happened("keep", day) for day in checks)]
    assert count_weeks(log, at(now)) == weeks


def test_count_weeks_without_a_plan_is_nothing() -> None:
    assert count_weeks([], START) == Weeks(0, 0, 0)


def test_count_weeks_survives_a_clock_that_was_set_back() -> None:
    assert count_weeks([happened("accept", 5), happened("keep", 1)], at(0)) == Weeks(0, 1, 0)


# --- stages ----------------------------------------------------------------------------------


def met(milestones: tuple[Milestone, ...]) -> list[list[bool]]:
    return [[done for _, done in stage.aims] for stage in milestones]


def test_stages_have_their_days_and_begin_open() -> None:
    stages = list_milestones([happened("accept", 0)], ACTIONS, ["S1"], retaken_at=at(-1))
    assert [(stage.day, stage.on) for stage in stages] == [
        (30, date(2026, 4, 1)),
        (60, date(2026, 5, 1)),
        (90, date(2026, 5, 31)),
    ]
    assert met(stages) == [[False, False], [False, False], [False]]


def test_stages_are_met_by_what_was_done() -> None:
    log = [
        happened("accept", 0),
        happened("done", 3),
        happened("did", 5, "give"),
        happened("done", 40, "future"),
    ]
    assert met(list_milestones(log, ACTIONS, ["S1"], retaken_at=at(91))) == [
        [True, True],
        [True, True],
        [True],
    ]


def test_stages_are_not_met_by_what_was_only_begun_or_dropped() -> None:
    log = [happened("accept", 0), happened("start", 1, "give"), happened("drop", 2, "future")]
    assert met(list_milestones(log, ACTIONS, ["S1"], retaken_at=None)) == [
        [False, False],
        [False, False],
        [False],
    ]


def test_without_a_plan_there_are_no_stages() -> None:
    assert list_milestones([], ACTIONS, ["S1"], retaken_at=None) == ()


# --- plans -----------------------------------------------------------------------------------


def test_the_latest_if_then_plan_of_an_action_stands() -> None:
    first, second = keep_plan(PLAN), keep_plan(PLAN) | {"commitment": 5}
    log = [
        PlanEvent("quick", "intend", None, at(0), first),
        PlanEvent("quick", "intend", None, at(1), second),
        PlanEvent("give", "intend", None, at(1), {"broken": True}),
        happened("done", 2),
    ]
    assert {name: plan.commitment for name, plan in list_plans(log).items()} == {"quick": 5}
