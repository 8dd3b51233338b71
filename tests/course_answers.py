"""Every right answer to a question, every wrong one that differs in one place, and broken ones."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import assert_never

from netlearn.content.model import (
    Blank,
    Categorise,
    Form,
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
from netlearn.content.model.writing import read_number
from netlearn.domain.scenarios import find_endings

Answer = tuple[str, ...]
UNFORESEEN = ("zzz unforeseen", "987654321")  # a word, a number
BROKEN: tuple[Answer, ...] = ((), ("no-such-thing",), ("no=such", "thing="))


def list_right(question: Question) -> list[Answer]:
    """The answers that earn everything; none for the kinds that are never marked."""
    match question:
        case Single() | TrueFalse() | Multi():
            return [tuple(option.id for option in question.options if option.correct)]
        case Match() | Categorise():
            return [_join(_list_homes(question))]
        case Order():
            return [tuple(step.id for step in question.options)]
        case Blank():
            return [
                (typed,) for form in question.options if form.correct for typed in _list_typed(question, form)
            ]
        case Scenario():
            credit = {end.id: end.credit for end in question.ends}
            return [path for path, end in find_endings(question).items() if credit[end] == 1]
        case Open() | Rating():
            return []
        case _:
            assert_never(question)


def list_wrong(question: Question) -> list[Answer]:  # noqa: PLR0911 -- a return a kind
    """Whole answers that earn less; none for the kinds that are never marked."""
    match question:
        case Single() | TrueFalse():
            return [(option.id,) for option in question.options if not option.correct]
        case Multi():
            ids = [option.id for option in question.options]
            subsets = [one for size in range(1, len(ids) + 1) for one in combinations(ids, size)]
            return [one for one in subsets if one not in list_right(question)]
        case Match() | Categorise():
            return list(_misplace(_list_homes(question), _list_places(question)))
        case Order():
            return list(_swap([step.id for step in question.options]))
        case Blank():
            wrong = [form for form in question.options if not form.correct]
            typed = [one for form in wrong for one in _list_typed(question, form)]
            return [(one,) for one in (*typed, UNFORESEEN[question.answer == "number"])]
        case Scenario():
            right = set(list_right(question))
            return [path for path in find_endings(question) if path not in right]
        case Open() | Rating():
            return []
        case _:
            assert_never(question)


def list_broken(question: Question) -> list[Answer]:  # noqa: PLR0911 -- a return a kind
    """Answers that must be refused: nothing, too little, too much, unknown things."""
    match question:
        case Single() | TrueFalse() | Rating():
            ids = [option.id for option in question.options]
            return [*BROKEN, tuple(ids[:2]), (ids[0], ids[0])]
        case Multi():
            return [*BROKEN, (question.options[0].id,) * 2, (question.options[0].id, "no-such-thing")]
        case Match() | Categorise():
            homes = _list_homes(question)
            first = next(iter(homes))
            short = {piece: home for piece, home in homes.items() if piece != first}
            return [
                *BROKEN,
                _join(short),
                _join({**homes, first: "nowhere"}),
                _join({**homes, "nobody": homes[first]}),
            ]
        case Order():
            steps = tuple(step.id for step in question.options)
            return [*BROKEN, steps[1:], (*steps, steps[0]), (*steps[1:], "no-such-step")]
        case Blank():
            return [(), ("",), (" ",), ("x" * 201,), *([("many",)] if question.answer == "number" else [])]
        case Open():
            return [(), ("",), ("My words.", "no-such-check"), ("x" * 5001,)]
        case Scenario():
            path = min(find_endings(question), key=len)
            return [*BROKEN, path[:-1], (*path, path[-1])]
        case _:
            assert_never(question)


def _list_homes(question: Match | Categorise) -> dict[str, str]:
    if isinstance(question, Match):
        return {pair.id: pair.match_id for pair in question.options}
    return {piece.id: piece.category for piece in question.options}


def _list_places(question: Match | Categorise) -> list[str]:
    if isinstance(question, Match):
        return list(question.partners)
    return [category.id for category in question.categories]


def _misplace(homes: Mapping[str, str], places: Iterable[str]) -> Iterator[Answer]:
    """The right answer with one piece in each of the other places."""
    for piece, home in homes.items():
        for place in places:
            if place != home:
                yield _join({**homes, piece: place})


def _swap(steps: list[str]) -> Iterator[Answer]:
    """The right order with two neighbours swapped."""
    for first, second in pairwise(steps):
        turned = {first: second, second: first}
        yield tuple(turned.get(step, step) for step in steps)


def _list_typed(question: Blank, form: Form) -> list[str]:
    """Everything that counts as this form; for a number, also both ends of its tolerance."""
    typed = [form.text, *form.also]
    number = read_number(form.text) if question.answer == "number" else None
    if number is not None and form.tolerance:
        typed += [f"{number - form.tolerance:.10g}", f"{number + form.tolerance:.10g}"]
    return typed


def _join(places: Mapping[str, str]) -> Answer:
    return tuple(f"{piece}={place}" for piece, place in places.items())
