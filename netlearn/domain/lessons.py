"""Lessons: where a learner is in each of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from netlearn.content.model import Block, Course, Lesson, PoolBlock, QuestionBlock
from netlearn.domain.attempts import Attempt
from netlearn.domain.pools import list_pool


class Place(Protocol):
    """Where a learner is in a lesson; `step` counts from 0."""

    @property
    def step(self) -> int:
        """The step last shown."""

    @property
    def visited_at(self) -> datetime:
        """When it was shown."""

    @property
    def finished_at(self) -> datetime | None:
        """When the lesson was finished, if it was."""


@dataclass(frozen=True, slots=True)
class LessonState:
    """Where a learner is in one lesson.

    Attributes:
        lesson: The lesson id.
        status: Whether it is unread, open or done.
        step: The step to resume at, from 0.
        steps: How many steps there are.
        answered: Questions answered at their present revision.
        right: Those among them that were once answered fully right.
        questions: How many questions there are.
        marked: Those among them that have a right answer.
    """

    lesson: str
    status: Literal["unread", "open", "done"]
    step: int
    steps: int
    answered: int
    right: int
    questions: int
    marked: int


def lesson_states(
    course: Course, places: Mapping[str, Place], attempts: Iterable[Attempt]
) -> dict[str, LessonState]:
    """Say where a learner is in every lesson, in course order."""
    best: dict[tuple[str, str], float] = {}
    for attempt in attempts:
        key = (attempt.question_id, attempt.question_revision)
        best[key] = max(best.get(key, 0.0), attempt.credit or 0.0)
    order = [lesson_id for module in course.file.modules for lesson_id in module.lessons]
    return {
        lesson_id: _state_lesson(course, course.lessons[lesson_id], places.get(lesson_id), best)
        for lesson_id in order
    }


def resume_at(lesson: Lesson, place: Place) -> int:
    """Keep the step inside the lesson, which may have lost steps since the last visit."""
    return min(place.step, len(lesson.steps) - 1)


def find_stop(
    step: Sequence[Block],
    answered: Collection[str],
    noted: Collection[str],
    drawn: Mapping[str, Collection[str]],
) -> str | None:
    """Find the block to go on at in a step that was left: the one below what was done in it last.

    Args:
        step: The blocks of the step.
        answered: Ids of the questions that were answered.
        noted: Ids of the reflections that were written.
        drawn: The questions drawn for each pool by its block.

    Returns:
        The block's id; None where nothing was done in the step, and where nothing stands below it.
    """
    for place in reversed(range(len(step))):
        block = step[place]
        asked = {block.question} if isinstance(block, QuestionBlock) else set(drawn.get(block.id, ()))
        if asked.intersection(answered) or block.id in noted:
            following = place + asked.issubset(answered)
            return step[following].id if 0 < following < len(step) else None
    return None


def all_answered(
    course: Course,
    lesson: Lesson,
    draws: Mapping[tuple[str, str], tuple[str, ...]],
    attempts: Iterable[Attempt],
) -> bool:
    """Whether every question of the lesson has an answer as it now stands, those drawn from pools included.

    Args:
        course: The course.
        lesson: The lesson.
        draws: The questions drawn for each pool, by lesson and block.
        attempts: All answers of the learner.
    """
    asked = set(lesson.asked)
    asked.update(
        name
        for block in lesson.blocks
        if isinstance(block, PoolBlock)
        for name in draws.get((lesson.id, block.id), ())
    )
    answered = {(attempt.question_id, attempt.question_revision) for attempt in attempts}
    questions = course.questions
    return all((name, questions[name].revision) in answered for name in asked if name in questions)


def list_askable(course: Course, lesson: Lesson) -> tuple[str, ...]:
    """The ids of all questions that a lesson can ask: those placed, then those drawn by pools."""
    pools = [list_pool(course, block) for block in lesson.blocks if isinstance(block, PoolBlock)]
    return tuple(dict.fromkeys((*lesson.asked, *(name for pool in pools for name in pool))))


def find_homes(course: Course) -> dict[str, str]:
    """The lesson of each question by its id: the one that places it, else the first that can draw it."""
    return course.derive(_find_homes)


def _find_homes(course: Course) -> dict[str, str]:
    lessons = course.lessons.values()
    drawn = {name: lesson.id for lesson in reversed(lessons) for name in list_askable(course, lesson)}
    return drawn | {name: lesson.id for lesson in lessons for name in lesson.asked}


def _state_lesson(
    course: Course, lesson: Lesson, place: Place | None, best: Mapping[tuple[str, str], float]
) -> LessonState:
    keys = [(name, course.questions[name].revision) for name in lesson.asked]
    return LessonState(
        lesson=lesson.id,
        status="unread" if place is None else "open" if place.finished_at is None else "done",
        step=0 if place is None else resume_at(lesson, place),
        steps=len(lesson.steps),
        answered=sum(key in best for key in keys),
        right=sum(best.get(key, 0.0) >= 1 for key in keys),
        questions=len(keys),
        marked=len(course.marked[lesson.id]),
    )
