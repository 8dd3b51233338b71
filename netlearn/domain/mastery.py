"""Mastery: what the answers show, which clicks alone never do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from netlearn.content.model import Course, Lesson, Module
from netlearn.domain.attempts import Attempt
from netlearn.domain.lessons import list_askable

FORGETTING = timedelta(hours=20)  # after a night, a right answer is remembered and no longer copied


@dataclass(frozen=True, slots=True)
class Mastery:
    """What the answers of one module show.

    Attributes:
        module: The module id.
        questions: Questions with a right answer.
        answered: Those answered at least once as they now stand.
        credit: What the evidence earns over all questions, 0 to 1; an unanswered question earns 0.
        missed: Ids of those whose evidence is less than full, in course order.
        changed: Ids of those answered before they were edited and not since.
    """

    module: str
    questions: int
    answered: int
    credit: float
    missed: tuple[str, ...]
    changed: tuple[str, ...]


def find_missed(course: Course, lesson: Lesson, answers: Iterable[Attempt]) -> tuple[str, ...]:
    """The ids of a lesson's questions whose latest answer, as they now stand, was not fully right.

    Those drawn from its pools are among them.
    """
    given = _collect(course, list_askable(course, lesson), answers)
    latest = {name: now[-1].credit for name, (now, _) in given.items() if now}
    return tuple(name for name, credit in latest.items() if credit is not None and credit < 1)


def measure_mastery(course: Course, module: Module, answers: Iterable[Attempt]) -> Mastery:
    """Weigh the evidence of one module.

    A question's evidence is the credit of its first answer, or a better one given after a night's
    sleep: a right answer minutes after the solution was shown is a copy.
    """
    wanted = [name for lesson in module.lessons for name in course.marked[lesson]]
    given = _collect(course, wanted, answers)
    evidence = {name: weigh_evidence(now) for name, (now, _) in given.items() if now}
    return Mastery(
        module=module.id,
        questions=len(wanted),
        answered=len(evidence),
        credit=sum(evidence.values()) / len(wanted) if wanted else 0.0,
        missed=tuple(name for name in wanted if evidence.get(name, 1.0) < 1),
        changed=tuple(name for name, (now, earlier) in given.items() if earlier and not now),
    )


def weigh_evidence(answers: Sequence[Attempt]) -> float:
    """The evidence of the answers to one question, oldest first, 0 to 1."""
    best, before = 0.0, None
    for answer in answers:
        if before is None or answer.attempted_at - before >= FORGETTING:
            best = max(best, answer.credit or 0.0)
        before = answer.attempted_at
    return best


def _collect(
    course: Course, wanted: Sequence[str], answers: Iterable[Attempt]
) -> dict[str, tuple[list[Attempt], list[Attempt]]]:
    """The answers to each question as it now stands, and those to earlier revisions."""
    given: dict[str, tuple[list[Attempt], list[Attempt]]] = {name: ([], []) for name in wanted}
    for answer in answers:
        if answer.question_id in given:
            current = answer.question_revision == course.questions[answer.question_id].revision
            given[answer.question_id][0 if current else 1].append(answer)
    return given
