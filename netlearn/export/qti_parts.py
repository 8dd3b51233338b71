"""What differs between the kinds in a QTI item: the response, the interaction, the marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from netlearn.content.model import (
    Blank,
    Categorise,
    Course,
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
from netlearn.content.model.base import Named
from netlearn.content.model.writing import Form, read_number
from netlearn.export.prose import to_inline
from netlearn.export.qti_markup import (
    KEEP_CHOICE,
    MATCH_RIGHT,
    RESPONSE,
    declare,
    list_right,
    map_worth,
    name_piece,
    name_place,
    set_outcome,
    write_truth,
    write_value,
)
from netlearn.export.telling import is_shuffled, write_number


@dataclass(frozen=True, slots=True)
class Parts:
    """Markup, and feedback as pairs of an identifier and Markdown.

    `cardinality` is that of the outcome that chooses the feedback; `marked` tells a score from an opinion.
    """

    declaration: str
    body: str
    processing: str
    feedback: Sequence[tuple[str, str]] = ()
    cardinality: str = "single"
    marked: bool = True


def split_question(question: Question, course: Course) -> Parts:
    """The parts of an item for any kind but a scenario.

    Raises:
        ValueError: The question is a scenario.
    """
    match question:
        case Single() | TrueFalse():
            parts = _split_single(question, course)
        case Multi():
            parts = _split_multi(question, course)
        case Rating():
            body = _choice(question, course, most=1)
            declaration = declare("single", "identifier")
            parts = Parts(declaration, body, KEEP_CHOICE, _feedback(question), marked=False)
        case Match() | Categorise():
            parts = _split_pairs(question, course)
        case Order():
            parts = _split_order(question, course)
        case Blank():
            parts = _split_blank(question)
        case Open():
            body = '<extendedTextInteraction responseIdentifier="RESPONSE" expectedLines="8"/>'
            parts = Parts(declare("single", "string"), body, "", marked=False)
        case Scenario():
            raise ValueError(f"{question.id} is a scenario")
        case _:
            assert_never(question)
    return parts


def _split_single(question: Single | TrueFalse, course: Course) -> Parts:
    right = [name_piece(option.id) for option in question.options if option.correct]
    declaration = declare("single", "identifier", list_right(right))
    body = _choice(question, course, most=1)
    return Parts(declaration, body, f"{_mark_if_right()}{KEEP_CHOICE}", _feedback(question))


def _split_multi(question: Multi, course: Course) -> Parts:
    """Marked as `netlearn.domain.picking.grade_several` does: the share of options in their right state."""
    count = len(question.options)
    right = [name_piece(option.id) for option in question.options if option.correct]
    worth = {name_piece(option.id): 1 if option.correct else -1 for option in question.options}
    alone = write_value("float", str(count - len(right)))  # wrong options that nobody ticked are right too
    total = f'<sum><mapResponse identifier="RESPONSE"/>{alone}</sum>'
    score = f"<divide>{total}{write_value('float', str(count))}</divide>"
    size = f"<containerSize>{RESPONSE}</containerSize>{write_value('integer', str(count))}"
    undecided = f'<or><isNull>{RESPONSE}</isNull><equal toleranceMode="exact">{size}</equal></or>'
    rules = (
        f"<responseIf>{undecided}{set_outcome('SCORE', write_value('float', '0'))}</responseIf>"
        f"<responseElse>{set_outcome('SCORE', score)}</responseElse>"
    )
    return Parts(
        declare("multiple", "identifier", f"{list_right(right)}{map_worth(worth)}"),
        _choice(question, course, most=0),
        f"<responseCondition>{rules}</responseCondition>{KEEP_CHOICE}",
        _feedback(question),
        cardinality="multiple",
    )


def _split_pairs(question: Match | Categorise, course: Course) -> Parts:
    """Marked by the share of pieces in their place. A partner takes one piece, a category any number."""
    if isinstance(question, Match):
        homes, places, most = {one.id: one.match_id for one in question.options}, question.partners, 1
    else:
        homes, most = {one.id: one.category for one in question.options}, 0
        places = {category.id: category.text for category in question.categories}
    right = [f"{name_piece(piece)} {name_place(place)}" for piece, place in homes.items()]
    pieces = ((name_piece(one.id), one.text, 1) for one in question.options)
    partners = ((name_place(place), text, most) for place, text in places.items())
    head = f'responseIdentifier="RESPONSE" shuffle="{write_truth(is_shuffled(question))}"'
    sets = "".join(_match_set(rows, course) for rows in (pieces, partners))
    score = f'<mapResponse identifier="RESPONSE"/>{write_value("float", str(len(homes)))}'
    return Parts(
        declare("multiple", "directedPair", f"{list_right(right)}{map_worth(dict.fromkeys(right, 1))}"),
        f'<matchInteraction {head} maxAssociations="{len(homes)}">{sets}</matchInteraction>',
        set_outcome("SCORE", f"<divide>{score}</divide>"),
    )


def _split_order(question: Order, course: Course) -> Parts:
    """Always shuffled, since the steps are written in their right order."""
    right = list_right(name_piece(step.id) for step in question.options)
    choices = _list_choices(question.options, course)
    body = f'<orderInteraction responseIdentifier="RESPONSE" shuffle="true">{choices}</orderInteraction>'
    return Parts(declare("ordered", "identifier", right), body, _mark_if_right())


def _split_blank(question: Blank) -> Parts:
    number = question.answer == "number"
    branches = []
    for place, form in enumerate(question.options):
        tag = "responseElseIf" if place else "responseIf"
        test = _near(form) if number else _same_text(form)
        score = set_outcome("SCORE", write_value("float", "1" if form.correct else "0"))
        branches.append(f"<{tag}>{test}{score}{_choose_feedback(name_piece(form.id))}</{tag}>")
    branches.append(f"<responseElse>{_choose_feedback('otherwise')}</responseElse>")
    right = next(form.text for form in question.options if form.correct)
    return Parts(
        declare("single", "float" if number else "string", list_right([_digits(right) if number else right])),
        '<p><textEntryInteraction responseIdentifier="RESPONSE" expectedLength="20"/></p>',
        f"<responseCondition>{''.join(branches)}</responseCondition>",
        [*_feedback(question), ("otherwise", question.otherwise)],
    )


def _near(form: Form) -> str:
    number = read_number(form.text) or 0.0
    low, high = (
        write_value("float", write_number(number + step)) for step in (-form.tolerance, form.tolerance)
    )
    return f"<and><gte>{RESPONSE}{low}</gte><lte>{RESPONSE}{high}</lte></and>"


def _same_text(form: Form) -> str:
    head = 'caseSensitive="false" substring="false"'
    values = (write_value("string", text) for text in (form.text, *form.also))
    return f"<or>{''.join(f'<stringMatch {head}>{RESPONSE}{value}</stringMatch>' for value in values)}</or>"


def _digits(text: str) -> str:
    return write_number(read_number(text) or 0.0)


def _mark_if_right() -> str:
    then = set_outcome("SCORE", write_value("float", "1"))
    return f"<responseCondition><responseIf>{MATCH_RIGHT}{then}</responseIf></responseCondition>"


def _choose_feedback(name: str) -> str:
    return set_outcome("FEEDBACK", write_value("identifier", name))


def _choice(question: Single | TrueFalse | Multi | Rating, course: Course, *, most: int) -> str:
    shuffled = is_shuffled(question) and not isinstance(question, Rating)  # a scale keeps its order
    head = f'responseIdentifier="RESPONSE" shuffle="{write_truth(shuffled)}" maxChoices="{most}"'
    return f"<choiceInteraction {head}>{_list_choices(question.options, course)}</choiceInteraction>"


def _list_choices(options: Iterable[Named], course: Course) -> str:
    return "".join(
        f'<simpleChoice identifier="{name_piece(option.id)}">{to_inline(option.text, course)}</simpleChoice>'
        for option in options
    )


def _match_set(rows: Iterable[tuple[str, str, int]], course: Course) -> str:
    tag = "simpleAssociableChoice"
    choices = "".join(
        f'<{tag} identifier="{name}" matchMax="{most}">{to_inline(text, course)}</{tag}>'
        for name, text, most in rows
    )
    return f"<simpleMatchSet>{choices}</simpleMatchSet>"


def _feedback(question: Single | TrueFalse | Multi | Rating | Blank) -> list[tuple[str, str]]:
    return [(name_piece(option.id), option.feedback) for option in question.options]
