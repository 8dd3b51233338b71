"""Confidence: how sure learners were, and how often they were right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from netlearn.domain.attempts import Attempt

Confidence = Literal[1, 2, 3]
GUESSING, FAIRLY_SURE, CERTAIN = 1, 2, 3
LEVELS: tuple[Confidence, ...] = (1, 2, 3)

# Marks for right and wrong by level, as in Moodle's certainty-based marking (Gardner-Medwin 1995).
MARKS: Mapping[int, tuple[int, int]] = MappingProxyType({1: (1, 0), 2: (2, -2), 3: (3, -6)})


@dataclass(frozen=True, slots=True)
class Level:
    """How answers given with one confidence turned out: their number and the right ones among them."""

    confidence: Confidence
    answers: int
    right: int

    @property
    def share(self) -> float | None:
        """Share of right answers, 0 to 1; None without answers."""
        return self.right / self.answers if self.answers else None


def calibrate(answers: Iterable[Attempt]) -> tuple[Level, ...]:
    """Count first answers by confidence, least sure first. Later tries are left out: the answer was seen."""
    first = _keep_first(answers)
    return tuple(
        Level(
            level,
            answers=sum(one.confidence == level for one in first),
            right=sum(one.confidence == level and one.credit == 1 for one in first),
        )
        for level in LEVELS
    )


def find_sure_and_wrong(answers: Iterable[Attempt]) -> tuple[str, ...]:
    """Questions whose first answer was certain and wrong: the ones worth talking about."""
    return tuple(
        one.question_id
        for one in _keep_first(answers)
        if one.confidence == CERTAIN and one.credit is not None and one.credit < 1
    )


def mark_confidence(confidence: int, *, right: bool) -> int:
    """Marks for one answer: 1, 2 or 3 when right, 0, -2 or -6 when wrong. Raises KeyError for no level."""
    return MARKS[confidence][0 if right else 1]


def _keep_first(answers: Iterable[Attempt]) -> Sequence[Attempt]:
    first: dict[str, Attempt] = {}
    for one in answers:
        if one.credit is not None and one.confidence is not None:
            first.setdefault(one.question_id, one)
    return tuple(first.values())
