"""Grading: a question and an answer become a verdict.

An answer is a tuple of texts, whatever the kind, so that every kind is stored alike:

- single, true_false, multi, scale: the ids of the chosen options;
- match, categorise: one `piece=partner` a piece; order: the step ids, first to last;
- blank: what was typed; open: what was typed, then the ids of the ticked checks;
- scenario: the ids of the choices made, first to last.
"""

from dataclasses import dataclass
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
from netlearn.domain.arranging import grade_order, grade_pairs
from netlearn.domain.picking import grade_one, grade_several, read_choice
from netlearn.domain.scenarios import grade_path
from netlearn.domain.written import find_form, read_essay, read_typed


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an answer was graded.

    Attributes:
        credit: What the answer earns, 0 to 1; None where nothing is right or wrong.
        chosen: The answer in its stored form.
    """

    credit: float | None
    chosen: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the answer earns everything."""
        return self.credit == 1.0


def grade(question: Question, answer: tuple[str, ...]) -> Verdict:
    """Grade an answer.

    Raises:
        AnswerRefused: It is empty, incomplete, or names what the question does not have.
    """
    credit: float | None = None
    match question:
        case Single() | TrueFalse():
            answer = read_choice(question.options, answer, most=1)
            credit = grade_one(question, answer)
        case Multi():
            answer = read_choice(question.options, answer, most=len(question.options))
            credit = grade_several(question, answer)
        case Rating():
            answer = read_choice(question.options, answer, most=1)
        case Match():
            homes = {pair.id: pair.match_id for pair in question.options}
            credit, answer = grade_pairs(homes, frozenset(question.partners), answer)
        case Categorise():
            homes = {piece.id: piece.category for piece in question.options}
            credit, answer = grade_pairs(homes, frozenset(homes.values()), answer)
        case Order():
            credit = grade_order([step.id for step in question.options], answer)
        case Blank():
            answer = (read_typed(answer),)
            form = find_form(question, answer[0])
            credit = float(form is not None and form.correct)
        case Open():
            answer = read_essay(question, answer)
        case Scenario():
            credit = grade_path(question, answer)
        case _:
            assert_never(question)
    return Verdict(credit, answer)
