"""The certificate: what earns it, and how far a learner is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from netlearn.content.model import Course
from netlearn.domain.mastery import Mastery


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that the certificate asks for; `have` and `need` are in the same unit."""

    kind: Literal["lessons", "mastery", "assessment"]
    have: float
    need: float

    @property
    def met(self) -> bool:
        """Whether it is reached."""
        return self.have >= self.need


def check_criteria(
    course: Course, finished: Collection[str], mastery: Iterable[Mastery], *, assessed: bool
) -> tuple[Criterion, ...]:
    """Say how far a learner is with each criterion; empty for a course without a certificate.

    Args:
        course: The course.
        finished: Ids of the lessons read to the end.
        mastery: The mastery of every module.
        assessed: Whether a self-assessment was submitted.
    """
    wanted = course.file.certificate
    if wanted is None:
        return ()
    lessons = [name for module in course.file.modules for name in module.lessons]
    done = sum(name in finished for name in lessons)
    criteria = [
        Criterion("lessons", done, len(lessons)),
        Criterion("mastery", combine(mastery), wanted.mastery),
    ]
    if wanted.assessment:
        criteria.append(Criterion("assessment", float(assessed), 1.0))
    return tuple(criteria)


def combine(mastery: Iterable[Mastery]) -> float:
    """Mastery of the whole course: the evidence over all questions, 0 to 1; 0 without questions."""
    parts = tuple(mastery)
    questions = sum(part.questions for part in parts)
    return sum(part.credit * part.questions for part in parts) / questions if questions else 0.0
