"""Answers that choose options: single, true_false, multi, scale."""

from collections.abc import Sequence

from netlearn.content.model import Multi, Option, Point, Single, TrueFalse
from netlearn.errors import AnswerRefused


def read_choice(
    options: Sequence[Option] | Sequence[Point], answer: tuple[str, ...], *, most: int
) -> tuple[str, ...]:
    """The chosen option ids in the question's own order; the order of choosing does not matter.

    Raises:
        AnswerRefused: No option, an unknown or repeated one, or more than `most`.
    """
    if not answer:
        raise AnswerRefused("Choose an option first.")
    if len(set(answer)) < len(answer):
        raise AnswerRefused("An option was chosen twice.")
    if not {option.id for option in options}.issuperset(answer):
        raise AnswerRefused("This question has no such option.")
    if len(answer) > most:
        raise AnswerRefused("Choose one option only.")
    return tuple(option.id for option in options if option.id in answer)


def grade_one(question: Single | TrueFalse, chosen: tuple[str, ...]) -> float:
    """Give 1 for the right option, 0 for any other."""
    return float(all(option.correct for option in question.options if option.id in chosen))


def grade_several(question: Multi, chosen: tuple[str, ...]) -> float:
    """Give the share of options left in their right state: (right ticked + wrong unticked) / options.

    Ticking everything earns 0, since it shows no decision (the "proportional" rule of RELATE).
    """
    if len(chosen) == len(question.options):
        return 0.0
    treated_rightly = sum((option.id in chosen) == option.correct for option in question.options)
    return treated_rightly / len(question.options)
