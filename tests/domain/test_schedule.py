"""The days of a plan."""

from datetime import UTC, date, datetime, timedelta

from netlearn.domain.if_then import IfThenPlan, keep_plan
from netlearn.domain.plan_log import PlanEvent
from netlearn.domain.schedule import Day, list_days
from tests.factories import make_action

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = START + timedelta(hours=1)
ACTIONS = {"call": make_action("call", "S1")}
PLAN = IfThenPlan(
    "it is Monday at nine", "write one line", "A. B.", date(2026, 3, 9), "it rains", "ring them"
)
ACCEPT = PlanEvent("call", "accept", None, START)
INTEND = PlanEvent("call", "intend", None, LATER, keep_plan(PLAN))


def test_a_plan_has_its_steps_weeks_and_stages_by_date() -> None:
    days = list_days([ACCEPT, INTEND], ACTIONS, ["S1"])
    assert [(day.key, day.on, day.weeks) for day in days] == [
        ("step-call", date(2026, 3, 9), 1),
        ("week", date(2026, 3, 9), 12),
        ("day-30", date(2026, 4, 1), 1),
        ("day-60", date(2026, 5, 1), 1),
        ("day-90", date(2026, 5, 31), 1),
    ]
    assert days[0] == Day(
        "step-call",
        "Do something",
        (
            "If it is Monday at nine, then I will write one line (with A. B.).\n"
            "If it rains, then I will ring them."
        ),
        date(2026, 3, 9),
        LATER,
    )


def test_a_changed_plan_keeps_its_key_and_says_when_it_was_changed() -> None:
    moved = PlanEvent(
        "call", "intend", None, LATER + timedelta(days=1), keep_plan(PLAN) | {"on": "2026-03-12"}
    )
    steps = [day for day in list_days([ACCEPT, INTEND, moved], ACTIONS, ["S1"]) if day.key == "step-call"]
    assert [(day.on, day.changed_at) for day in steps] == [(date(2026, 3, 12), LATER + timedelta(days=1))]


def test_what_is_done_leaves_the_calendar() -> None:
    done = PlanEvent("call", "done", None, LATER)
    assert [day.key for day in list_days([ACCEPT, INTEND, done], ACTIONS, ["S1"])] == [
        "day-30",
        "day-60",
        "day-90",
    ]


def test_an_action_that_the_course_no_longer_has_is_left_out() -> None:
    keys = [day.key for day in list_days([ACCEPT, INTEND], {}, ["S1"])]
    assert keys == ["week", "day-30", "day-60", "day-90"]


def test_before_anything_was_taken_on_there_are_no_days() -> None:
    assert list_days([], ACTIONS, ["S1"]) == ()
    assert list_days([INTEND], ACTIONS, ["S1"]) == ()
