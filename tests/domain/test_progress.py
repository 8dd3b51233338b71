"""The one thing to do next, rule by rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from netlearn.domain.plan_log import ActionState, ActionStatus
from netlearn.domain.progress import NextStep, Standing, next_step
from tests.factories import make_course

NOW = datetime(2025, 6, 3, 9, tzinfo=UTC)
COURSE = make_course()


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


@dataclass(frozen=True)
class At:
    step: int
    visited_at: datetime
    finished_at: datetime | None = None


def read(*lessons: str) -> dict[str, At]:
    return {lesson: At(1, ago(20), ago(20)) for lesson in lessons}


def status(state: ActionState, days: float) -> ActionStatus:
    return ActionStatus(state, ago(days))


SUBMITTED = Standing(submitted_at=ago(10))
LONG_AGO = Standing(submitted_at=ago(90))
ACCEPTED = {"x": status("accepted", 2), "y": status("accepted", 5), "z": status("dropped", 9)}
STARTED = {"x": status("started", 2), "y": status("started", 5)}
OVER = {"x": status("done", 2)}


@pytest.mark.parametrize(
    ("places", "standing", "plan", "expected"),
    [
        pytest.param({}, Standing(), {}, NextStep("start_lesson", lesson="a"), id="newcomer"),
        pytest.param(read("a"), Standing(), {}, NextStep("start_lesson", lesson="b"), id="first_module"),
        pytest.param(
            {"a": At(2, ago(1))},
            Standing(),
            {},
            NextStep("resume_lesson", lesson="a", step=2),
            id="open_lesson",
        ),
        pytest.param(
            {"a": At(7, ago(1))},
            Standing(),
            {},
            NextStep("resume_lesson", lesson="a", step=2),
            id="lost_steps",
        ),
        pytest.param(
            {"a": At(1, ago(3)), "b": At(0, ago(1))},
            Standing(),
            {},
            NextStep("resume_lesson", lesson="b"),
            id="latest_open_lesson",
        ),
        pytest.param(
            {"a": At(1, ago(3))},
            Standing(touched_at=ago(1)),
            {},
            NextStep("resume_assessment"),
            id="later_draft",
        ),
        pytest.param(
            {"a": At(1, ago(1))},
            Standing(touched_at=ago(3)),
            {},
            NextStep("resume_lesson", lesson="a", step=1),
            id="earlier_draft",
        ),
        pytest.param(
            {"gone": At(1, ago(1))},
            Standing(),
            {},
            NextStep("start_lesson", lesson="a"),
            id="lesson_withdrawn",
        ),
        pytest.param(read("a", "b"), Standing(), {}, NextStep("start_assessment"), id="basics_read"),
        pytest.param(
            read("a", "b"),
            Standing(submitted_at=ago(1), seen=False),
            {},
            NextStep("see_profile"),
            id="profile_unseen",
        ),
        pytest.param(read("a", "b"), SUBMITTED, {}, NextStep("choose_actions"), id="nothing_decided"),
        pytest.param(
            read("a", "b"), SUBMITTED, ACCEPTED, NextStep("do_action", action="y"), id="longest_waiting"
        ),
        pytest.param(
            read("a", "b"), SUBMITTED, STARTED, NextStep("start_lesson", lesson="c"), id="more_to_read"
        ),
        pytest.param(
            read("a", "b", "c"), SUBMITTED, STARTED, NextStep("do_action", action="y"), id="all_read"
        ),
        pytest.param(read("a", "b", "c"), SUBMITTED, OVER, NextStep("choose_actions"), id="nothing_live"),
        pytest.param(read("a", "b", "c"), LONG_AGO, STARTED, NextStep("retake_assessment"), id="ninety_days"),
        pytest.param(
            read("a", "b", "c"),
            LONG_AGO,
            ACCEPTED,
            NextStep("do_action", action="y"),
            id="promise_before_retake",
        ),
    ],
)
def test_next_step(
    places: Mapping[str, At], standing: Standing, plan: Mapping[str, ActionStatus], expected: NextStep
) -> None:
    assert next_step(COURSE, places, standing, plan, NOW) == expected


@pytest.mark.parametrize(
    ("standing", "plan", "expected"),
    [
        pytest.param(SUBMITTED, OVER, NextStep("name_people"), id="nothing_else_is_due"),
        pytest.param(SUBMITTED, STARTED, NextStep("do_action", action="y"), id="an_action_is_under_way"),
        pytest.param(SUBMITTED, {}, NextStep("choose_actions"), id="nothing_decided"),
        pytest.param(LONG_AGO, OVER, NextStep("retake_assessment"), id="ninety_days"),
    ],
)
def test_an_empty_map_comes_last_but_before_further_actions(
    standing: Standing, plan: Mapping[str, ActionStatus], expected: NextStep
) -> None:
    assert next_step(COURSE, read("a", "b", "c"), standing, plan, NOW, mapped=False) == expected
