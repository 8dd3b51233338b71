"""The questions as Moodle XML, which keeps more of them than any other format here.

Format: Moodle's documentation of its XML format; the kind `ordering` is part of Moodle since version 4.4.
"""

from collections.abc import Sequence
from typing import assert_never
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from netlearn.content.model import (
    Blank,
    Categorise,
    Course,
    Match,
    Multi,
    Open,
    Order,
    Question,
    Quiz,
    Rating,
    Scenario,
    Single,
    TrueFalse,
)
from netlearn.content.model.choices import Option
from netlearn.content.model.writing import Point, read_number
from netlearn.export.left_out import Exported, Extra, LeftOut, leave_whole, list_left_out
from netlearn.export.prose import to_html, to_inline, to_plain
from netlearn.export.telling import ask, is_shuffled, label, pair_up, says_true, tell, weigh, write_number


def write_moodle(course: Course) -> Exported:
    """Write every question that Moodle has a kind for, a category for each quiz."""
    root = Element("quiz")
    left_out: list[LeftOut] = []
    for quiz in course.quizzes.values():
        root.append(_write_category(quiz, course))
        for question in quiz.questions:
            kind = _name_kind(question)
            if kind is None:
                left_out.append(leave_whole(question, "Moodle's question bank has no branching scenario"))
                continue
            root.append(_write_question(question, kind, course))
            left_out.extend(list_left_out(question, _list_carried(kind)))
    indent(root)
    return Exported(tostring(root, encoding="utf-8", xml_declaration=True) + b"\n", tuple(left_out))


def _list_carried(kind: str) -> tuple[Extra, ...]:
    match kind:
        case "essay":
            return ("coach prompt",)
        case "multichoice" | "matching":
            return ("hints", "shuffle")
        case _:
            return ("hints",)


def _write_category(quiz: Quiz, course: Course) -> Element:
    element = Element("question", type="category")
    names = (title.replace("/", "//") for title in (course.file.title, quiz.title))  # one slash divides
    _add_text(element, "category", "/".join(("$course$/top", *names)))
    return element


def _write_question(question: Question, kind: str, course: Course) -> Element:
    element = Element("question", type=kind)
    _add_text(element, "name", question.id)
    _add_html(element, "questiontext", ask(question, course))
    _add_html(element, "generalfeedback", tell(question, course))
    _add_values(element, defaultgrade="1", penalty="0.3333333", hidden="0", idnumber=question.id)
    _add_answers(element, question, course)
    if "hints" in _list_carried(kind):
        for hint in question.hints:
            _add_html(element, "hint", to_html(hint, course))
    tags = SubElement(element, "tags")
    for tag in label(question):
        _add_text(tags, "tag", tag)
    return element


def _name_kind(question: Question) -> str | None:
    kind: str | None = None
    match question:
        case Single() | Multi() | Rating():
            kind = "multichoice"
        case TrueFalse():
            kind = "multichoice" if says_true(question) is None else "truefalse"
        case Match() | Categorise():
            kind = "matching"
        case Order():
            kind = "ordering"
        case Blank():
            kind = "numerical" if question.answer == "number" else "shortanswer"
        case Open():
            kind = "essay"
        case Scenario():
            pass
        case _:
            assert_never(question)
    return kind


def _add_answers(element: Element, question: Question, course: Course) -> None:
    match question:
        case TrueFalse() if says_true(question) is not None:
            for weight, option in weigh(question):
                _add_answer(element, weight, option.text.lower(), option.feedback, course)
        case Single() | TrueFalse() | Multi():
            _add_options(element, question, weigh(question), course)
        case Rating():  # no point of an opinion scale is wrong
            _add_options(element, question, [("100", point) for point in question.options], course)
        case Match() | Categorise():
            _add_pairs(element, question, course)
        case Order():
            _add_steps(element, question, course)
        case Blank():
            _add_forms(element, question, course)
        case Open():
            _add_values(element, responseformat="editor", responserequired="1", responsefieldlines="10")
            _add_html(element, "graderinfo", to_html(question.coach_prompt or "", course))
        case Scenario():
            pass
        case _:
            assert_never(question)


def _add_options(
    element: Element, question: Question, rows: Sequence[tuple[str, Option | Point]], course: Course
) -> None:
    single = "false" if isinstance(question, Multi) else "true"
    _add_values(element, single=single, shuffleanswers=_shuffle(question), answernumbering="abc")
    for weight, option in rows:
        answer = _add_answer(element, weight, to_inline(option.text, course), option.feedback, course)
        answer.set("format", "html")


def _add_pairs(element: Element, question: Match | Categorise, course: Course) -> None:
    _add_values(element, shuffleanswers=_shuffle(question))
    for left, right in pair_up(question):  # a decoy is an answer to an empty line
        line = _add_html(element, "subquestion", to_inline(left, course))
        _add_text(line, "answer", to_plain(right, course))


def _add_steps(element: Element, question: Order, course: Course) -> None:
    grading = "RELATIVE_ALL_PREVIOUS_AND_NEXT"  # the share of pairs in their right order
    count = str(len(question.options))
    _add_values(
        element,
        layouttype="VERTICAL",
        selecttype="ALL",
        selectcount=count,
        gradingtype=grading,
        showgrading="SHOW",
    )
    for place, step in enumerate(question.options, start=1):
        answer = _add_answer(element, str(place), to_inline(step.text, course), step.feedback, course)
        answer.set("format", "html")


def _add_forms(element: Element, question: Blank, course: Course) -> None:
    if question.answer == "text":
        _add_values(element, usecase="0")
    for form in question.options:
        weight = "100" if form.correct else "0"
        if question.answer == "number":
            number = write_number(read_number(form.text) or 0.0)
            answer = _add_answer(element, weight, number, form.feedback, course)
            _add_values(answer, tolerance=write_number(form.tolerance))
            continue
        for text in (form.text, *form.also):
            _add_answer(element, weight, text.replace("*", "\\*"), form.feedback, course)
    answer = _add_answer(element, "0", "*", question.otherwise, course)  # a star stands for anything else
    if question.answer == "number":
        _add_values(answer, tolerance="0")


def _add_answer(element: Element, weight: str, text: str, feedback: str, course: Course) -> Element:
    answer = SubElement(element, "answer", fraction=weight)
    SubElement(answer, "text").text = text
    _add_html(answer, "feedback", to_html(feedback, course))
    return answer


def _shuffle(question: Question) -> str:
    return "true" if is_shuffled(question) else "false"


def _add_html(parent: Element, tag: str, markup: str) -> Element:
    element = _add_text(parent, tag, markup)
    element.set("format", "html")
    return element


def _add_text(parent: Element, tag: str, text: str) -> Element:
    element = SubElement(parent, tag)
    SubElement(element, "text").text = text
    return element


def _add_values(element: Element, **values: str) -> None:
    for tag, value in values.items():
        SubElement(element, tag).text = value
