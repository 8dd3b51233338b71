"""Progress: the one thing to do next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from netlearn.content.model import Course
from netlearn.domain.lessons import Place, resume_at
from netlearn.domain.plan_log import ActionStatus

RETAKE_AFTER = timedelta(days=90)  # the window of the questions: the last three months

StepKind = Literal[
    "start_lesson",
    "resume_lesson",
    "start_assessment",
    "resume_assessment",
    "retake_assessment",
    "see_profile",
    "choose_actions",
    "do_action",
    "name_people",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the questionnaire is.

    Attributes:
        answered: Items of the questionnaire that are answered in the open draft.
        total: Items that the open draft asks, or else a new one would.
        touched_at: When the open draft was last rated; None when there is no draft or nothing is rated.
        submitted_at: When the latest one was submitted; None when none was.
        seen: Whether the profile of the latest one has been looked at.
    """

    answered: int = 0
    total: int = 0
    touched_at: datetime | None = None
    submitted_at: datetime | None = None
    seen: bool = True


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next: its kind, and the lesson with its step or the action it is about."""

    kind: StepKind
    lesson: str | None = None
    step: int = 0
    action: str | None = None


def next_step(
    course: Course,
    places: Mapping[str, Place],
    standing: Standing,
    plan: Mapping[str, ActionStatus],
    now: datetime,
    *,
    mapped: bool = True,
) -> NextStep:
    """Decide the one thing to do next.

    `mapped` tells whether somebody stands on the learner's network map, or the course has none. The first
    that applies:

    1. an open lesson or draft, the one touched last;
    2. an unread lesson of the first module;
    3. the questionnaire, if never submitted;
    4. a profile that was not looked at;
    5. choosing actions, if none was ever decided on;
    6. an accepted action, the one waiting longest;
    7. the next unread lesson;
    8. the questionnaire again, 90 days after the last time;
    9. a started action, the one begun first;
    10. the network map, if nobody is on it;
    11. choosing further actions.
    """
    unread = [
        (module, lesson_id)
        for module in course.file.modules
        for lesson_id in module.lessons
        if lesson_id not in places
    ]
    first = NextStep("start_lesson", lesson=unread[0][1]) if unread else None
    opened = _resume(course, places, standing)
    if opened:
        return opened
    if first and unread[0][0] == course.file.modules[0]:
        return first
    if standing.submitted_at is None:
        return NextStep("start_assessment")
    if not standing.seen:
        return NextStep("see_profile")
    waiting = _act(plan, "accepted") if plan else NextStep("choose_actions")
    again = NextStep("retake_assessment") if now - standing.submitted_at >= RETAKE_AFTER else None
    last = NextStep("choose_actions" if mapped else "name_people")
    return waiting or first or again or _act(plan, "started") or last


def _resume(course: Course, places: Mapping[str, Place], standing: Standing) -> NextStep | None:
    touched = [
        (
            place.visited_at,
            NextStep("resume_lesson", lesson=lesson_id, step=resume_at(course.lessons[lesson_id], place)),
        )
        for lesson_id, place in places.items()
        if place.finished_at is None and lesson_id in course.lessons
    ]
    if standing.touched_at is not None:
        touched.append((standing.touched_at, NextStep("resume_assessment")))
    return max(touched, key=lambda pair: pair[0])[1] if touched else None


def _act(plan: Mapping[str, ActionStatus], state: str) -> NextStep | None:
    """Name the action that has been longest in this state."""
    actions = [(status.since, action_id) for action_id, status in plan.items() if status.state == state]
    return NextStep("do_action", action=min(actions)[1]) if actions else None
