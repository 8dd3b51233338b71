"""Attempts: one answer to one question, as it is kept and as every rule reads it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer.

    Attributes:
        question_id: The question.
        question_revision: The revision that was answered.
        chosen: The answer in its stored form: ids of options, or what was typed.
        credit: What it earned, 0 to 1; None where nothing is right or wrong.
        attempted_at: When it was given.
        confidence: How sure the learner was, 1 to 3; None when it was not said.
        hints: How many hints had been opened before.
    """

    question_id: str
    question_revision: str
    chosen: tuple[str, ...]
    credit: float | None
    attempted_at: datetime
    confidence: int | None = None
    hints: int = 0
