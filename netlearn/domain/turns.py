"""Turns: where a learner stands with one question, from what they have answered so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from netlearn.content.model import Question
from netlearn.domain.attempts import Attempt
from netlearn.domain.behaviour import Rules


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a learner stands with one question.

    Attributes:
        tries: Answers to the question as it now stands.
        answer: The latest of them; None when there is none.
        credit: What it earned; None when there is none or nothing is right or wrong.
        confidence: How sure the learner was of it, 1 to 3; None when it was not said.
        told: Whether the verdict and the feedback on the answer may show.
        revealed: Whether the right answer and the explanation may show.
        again: Whether another try makes sense.
        hints: How many hints may be opened now.
        changed: Whether it was answered before it was edited, and not since.
    """

    tries: int
    answer: tuple[str, ...] | None
    credit: float | None
    confidence: int | None
    told: bool
    revealed: bool
    again: bool
    hints: int
    changed: bool


def take_turn(question: Question, rules: Rules, given: Sequence[Attempt], *, ended: bool = False) -> Turn:
    """Say where a learner stands.

    Args:
        question: The question as it now stands.
        rules: How it behaves.
        given: All answers to it, at any revision, oldest first.
        ended: Whether everything that belongs together has been answered, for `at_end`.
    """
    now = [one for one in given if one.question_revision == question.revision]
    last = now[-1] if now else None
    unmarked = last is not None and last.credit is None
    right = last is not None and last.credit == 1.0
    used_up = 0 < rules.attempts <= len(now)
    told = last is not None and (rules.reveal != "at_end" or ended)
    done = right or unmarked or used_up or rules.reveal == "after_each"
    misses = sum(one.credit is not None and one.credit < 1 for one in now)
    open_hints = misses - rules.hint_after + 1 if not right else 0
    return Turn(
        tries=len(now),
        answer=last.chosen if last else None,
        credit=last.credit if last else None,
        confidence=last.confidence if last else None,
        told=told,
        revealed=told and done,
        again=last is not None and not right and (rules.reveal != "at_end" or not used_up),
        hints=max(0, min(len(question.hints), open_hints)),
        changed=bool(given) and not now,
    )
