"""What learners picked in a question, whatever its kind, as ids that can be counted.

- single, true_false, multi, scale: each option chosen;
- open: each check ticked;
- blank: each foreseen answer typed, and `otherwise` for any other;
- match, categorise: each piece put in its right place; order: each step that stands where it belongs;
- scenario: the ending that was reached.
"""

from collections.abc import Iterable
from typing import assert_never

from netlearn.content.model import (
    Blank,
    Categorise,
    Match,
    Multi,
    Open,
    Order,
    Question,
    Rating,
    Scenario,
    Single,
    TrueFalse,
)
from netlearn.domain.arranging import split_pairs
from netlearn.domain.scenarios import play
from netlearn.domain.written import find_form
from netlearn.errors import AnswerRefused

OTHERWISE = "otherwise"


def list_picks(question: Question) -> tuple[str, ...]:
    """Everything that can be picked, in the question's order."""
    match question:
        case Scenario():
            return tuple(end.id for end in question.ends)
        case Blank():
            return (*(form.id for form in question.options), OTHERWISE)
        case Single() | TrueFalse() | Multi() | Rating() | Open() | Match() | Categorise() | Order():
            return tuple(option.id for option in question.options)
        case _:
            assert_never(question)


def read_picks(question: Question, chosen: tuple[str, ...]) -> frozenset[str]:
    """What one answer picked; what the question does not have is left out."""
    try:
        picked = _read(question, chosen)
    except AnswerRefused:
        return frozenset()
    return picked.intersection(list_picks(question))


def _read(question: Question, chosen: tuple[str, ...]) -> frozenset[str]:
    picked: Iterable[str]
    match question:
        case Single() | TrueFalse() | Multi() | Rating():
            picked = chosen
        case Open():
            picked = chosen[1:]
        case Blank():
            form = find_form(question, chosen[0]) if chosen else None
            picked = (form.id if form else OTHERWISE,)
        case Match():
            placed = split_pairs(chosen)
            picked = (pair.id for pair in question.options if placed.get(pair.id) == pair.match_id)
        case Categorise():
            placed = split_pairs(chosen)
            picked = (piece.id for piece in question.options if placed.get(piece.id) == piece.category)
        case Order():
            pairs = zip(question.options, chosen, strict=False)
            picked = (step.id for step, given in pairs if step.id == given)
        case Scenario():
            picked = (play(question, chosen).place.id,)
        case _:
            assert_never(question)
    return frozenset(picked)
