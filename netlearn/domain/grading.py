"""Grading: a question and the chosen options become a verdict."""

from dataclasses import dataclass
from typing import assert_never

from netlearn.content.model import Multi, Question, Single, TrueFalse
from netlearn.errors import AnswerRefused


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an answer was graded.

    Attributes:
        credit: What the answer earns, 0 to 1.
        right: Whether the answer earns everything.
        chosen: The chosen option ids in the question's own order.
    """

    credit: float
    right: bool
    chosen: tuple[str, ...]


def grade(question: Question, chosen: tuple[str, ...]) -> Verdict:
    """Grade the chosen options; the order in which they were chosen does not matter.

    Raises:
        AnswerRefused: No option, an unknown or repeated one, or several where one is asked for.
    """
    _refuse_broken(question, chosen)
    picked = frozenset(chosen)
    match question:
        case Single() | TrueFalse():
            credit = _credit_one(question, picked)
        case Multi():
            credit = _credit_parts(question, picked)
        case _:
            assert_never(question)
    in_order = tuple(option.id for option in question.options if option.id in picked)
    return Verdict(credit, credit == 1.0, in_order)


def _refuse_broken(question: Question, chosen: tuple[str, ...]) -> None:
    known = {option.id for option in question.options}
    if not chosen:
        raise AnswerRefused("Choose an option first.")
    if len(set(chosen)) < len(chosen):
        raise AnswerRefused("An option was chosen twice.")
    if not known.issuperset(chosen):
        raise AnswerRefused("This question has no such option.")
    if not isinstance(question, Multi) and len(chosen) > 1:
        raise AnswerRefused("Choose one option only.")


def _credit_one(question: Single | TrueFalse, picked: frozenset[str]) -> float:
    return float(all(option.correct for option in question.options if option.id in picked))


def _credit_parts(question: Multi, picked: frozenset[str]) -> float:
    """Credit the share of options left in their right state: (right ticked + wrong unticked) / options.

    Ticking everything earns 0, since it shows no decision (the "proportional" rule of RELATE).
    """
    if len(picked) == len(question.options):
        return 0.0
    treated_rightly = sum((option.id in picked) == option.correct for option in question.options)
    return treated_rightly / len(question.options)
