"""Questions and glossary as a text file that Anki imports as notes of the kind Basic.

Format: Anki's manual, "Text files". Every note has an identifier of its own, so importing a later file
updates the cards and keeps what was learned.
"""

from collections.abc import Iterable
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
    Term,
    TrueFalse,
)
from netlearn.export.left_out import Exported, LeftOut, leave_whole, list_left_out
from netlearn.export.prose import to_html, to_inline
from netlearn.export.telling import ask, label, tell

_HEADER = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#guid column:1",
    "#deck column:2",
    "#tags column:5",
)


def write_anki(course: Course) -> Exported:
    """Write a card for every question that has an answer, and for every term of the glossary."""
    rows: list[tuple[str, ...]] = []
    left_out: list[LeftOut] = []
    for quiz in course.quizzes.values():
        deck = _name_deck(course, quiz.title)
        for question in quiz.questions:
            if isinstance(question, Rating | Scenario):
                why = "an opinion" if isinstance(question, Rating) else "a branching scenario"
                left_out.append(leave_whole(question, f"a card has no room for {why}"))
                continue
            front, back = _write_front(question, course), _write_back(question, course)
            rows.append((_name_note(course, question.id), deck, front, back, " ".join(label(question))))
            # A card is marked by its learner, so nothing is lost of how netlearn marks or compares.
            left_out.extend(list_left_out(question, ("choice marks", "order marks", "comparison", "shuffle")))
            if isinstance(question, Blank):
                left_out.append(LeftOut(question.id, "the feedback to an answer that was not foreseen"))
    rows.extend(_write_term(term, course) for term in course.terms.values())
    lines = (*_HEADER, *("\t".join(map(_quote, row)) for row in rows))
    return Exported(("\n".join(lines) + "\n").encode(), tuple(left_out))


def _write_front(question: Question, course: Course) -> str:
    """The prompt with what there is to choose from, arrange or sort; nothing stands in its right order."""
    prompt = ask(question, course)
    match question:
        case Single() | Multi() | TrueFalse():
            return prompt + _list((option.text for option in question.options), course)
        case Order():
            return prompt + _list(sorted(step.text for step in question.options), course)
        case Match():
            pieces = _list((pair.text for pair in question.options), course)
            return prompt + pieces + _list(sorted(question.partners.values()), course)
        case Categorise():
            pieces = _list((piece.text for piece in question.options), course)
            return prompt + pieces + _list((category.text for category in question.categories), course)
        case Blank() | Open() | Rating() | Scenario():
            return prompt
        case _:
            assert_never(question)


def _write_back(question: Question, course: Course) -> str:
    match question:
        case Single() | Multi() | TrueFalse() | Blank():
            right = [(option.text, option.feedback) for option in question.options if option.correct]
            wrong = [(option.text, option.feedback) for option in question.options if not option.correct]
            return "".join((_answer(right, course), tell(question, course), _explain(wrong, course)))
        case Match() | Categorise() | Order() | Open() | Rating() | Scenario():
            return tell(question, course)
        case _:
            assert_never(question)


def _write_term(term: Term, course: Course) -> tuple[str, ...]:
    back = f"{to_html(term.definition, course)}<p><em>{to_inline(term.example, course)}</em></p>"
    note, deck = _name_note(course, f"term/{term.id}"), _name_deck(course, "Glossary")
    return (
        note,
        deck,
        to_inline(term.term, course),
        back,
        " ".join(filter(None, ("glossary", term.network))),
    )


def _answer(rows: Iterable[tuple[str, str]], course: Course) -> str:
    return "".join(
        f"<p><strong>{to_inline(text, course)}</strong></p>{to_html(feedback, course)}"
        for text, feedback in rows
    )


def _explain(rows: Iterable[tuple[str, str]], course: Course) -> str:
    items = [f"<em>{to_inline(text, course)}</em>: {to_inline(why, course)}" for text, why in rows]
    return _wrap(items) if items else ""


def _list(texts: Iterable[str], course: Course) -> str:
    return _wrap(to_inline(text, course) for text in texts)


def _wrap(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _name_note(course: Course, name: str) -> str:
    """An identifier that no other course's notes have."""
    return f"{course.file.id}/{name}"


def _name_deck(course: Course, title: str) -> str:
    """A deck below the course's own; two colons divide."""
    return "::".join(part.replace("::", ": ") for part in (course.file.title, title))


def _quote(field: str) -> str:
    return '"' + field.replace('"', '""') + '"'
