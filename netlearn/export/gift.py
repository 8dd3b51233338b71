"""The questions as GIFT, the plain-text format that Moodle and many other systems read.

Format: Moodle's documentation of the GIFT format. Every text stands on one line, so no line of it can be
taken for a comment, and texts are HTML unless the format allows plain words only.
"""

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
from netlearn.content.model.writing import read_number
from netlearn.export.left_out import Exported, LeftOut, leave_whole, list_left_out
from netlearn.export.prose import to_inline, to_plain
from netlearn.export.telling import ask, label, pair_up, says_true, tell, weigh, write_number

_CONTROL = str.maketrans({mark: f"\\{mark}" for mark in "\\~=#{}:"})


def write_gift(course: Course) -> Exported:
    """Write every question that GIFT can hold, a category for each quiz."""
    blocks: list[str] = []
    left_out: list[LeftOut] = []
    for quiz in course.quizzes.values():
        blocks.append(f"$CATEGORY: {_write_place(course.file.title)}/{_write_place(quiz.title)}")
        for question in quiz.questions:
            answers = _write_answers(question, course)
            if answers is None:
                left_out.append(leave_whole(question, "GIFT has no such kind"))
                continue
            blocks.append(_write_question(question, answers, course))
            left_out.extend(_list_missing(question))
    return Exported(("\n\n".join(blocks) + "\n").encode(), tuple(left_out))


def _write_question(question: Question, answers: list[str], course: Course) -> str:
    tags = "".join(f" [tag:{tag}]" for tag in label(question))
    lines = [
        f"{{{answers[0]}",
        *(f"\t{line}" for line in (*answers[1:], f"####{_escape(tell(question, course))}")),
    ]
    head = f"// [id:{question.id}]{tags}\n::{question.id}::[html]{_escape(ask(question, course))}"
    return "\n".join((f"{head}{lines[0]}", *lines[1:], "}"))


def _write_answers(question: Question, course: Course) -> list[str] | None:
    """The lines between the braces, the first of which stands right behind the opening one."""
    lines: list[str] | None = None
    match question:
        case Single() | TrueFalse() | Multi():
            lines = _write_options(question, course)
        case Match() | Categorise():
            lines = ["", *_write_pairs(pair_up(question), course)]
        case Order():
            steps = enumerate(question.options, start=1)
            lines = ["", *_write_pairs([(step.text, f"{place}.") for place, step in steps], course)]
        case Blank():
            lines = (
                _write_numbers(question, course)
                if question.answer == "number"
                else _write_forms(question, course)
            )
        case Open():
            lines = [""]
        case Rating() | Scenario():
            pass
        case _:
            assert_never(question)
    return lines


def _write_options(question: Single | TrueFalse | Multi, course: Course) -> list[str]:
    if isinstance(question, TrueFalse) and (holds := says_true(question)) is not None:
        wrong, right = sorted(question.options, key=lambda option: option.correct)
        feedback = "".join(f"#{_inline(option.feedback, course)}" for option in (wrong, right))
        return [f"{'TRUE' if holds else 'FALSE'}{feedback}"]
    lines = [""]
    for weight, option in weigh(question):
        mark = f"~%{weight}%" if isinstance(question, Multi) else "=" if option.correct else "~"
        lines.append(f"{mark}{_inline(option.text, course)}#{_inline(option.feedback, course)}")
    return lines


def _write_pairs(pairs: list[tuple[str, str]], course: Course) -> list[str]:
    return [
        f"={_inline(left, course)} -> {_escape(to_plain(right, course).replace('->', '→'))}"
        for left, right in pairs
    ]


def _write_forms(question: Blank, course: Course) -> list[str]:
    lines = []
    for form in question.options:
        for text in (form.text, *form.also):
            literal = _escape(text.replace("*", r"\*"))  # a bare star stands for anything
            lines.append(f"=%{100 * form.correct}%{literal}#{_inline(form.feedback, course)}")
    return ["", *lines, f"=%0%*#{_inline(question.otherwise, course)}"]


def _write_numbers(question: Blank, course: Course) -> list[str]:
    lines = ["#"]
    for form in question.options:
        number = write_number(read_number(form.text) or 0.0)
        near = f":{write_number(form.tolerance)}"
        lines.append(f"=%{100 * form.correct}%{number}{near}#{_inline(form.feedback, course)}")
    return [*lines, f"~#{_inline(question.otherwise, course)}"]


def _list_missing(question: Question) -> tuple[LeftOut, ...]:
    missing = list_left_out(question, carried=())
    if isinstance(question, Order):
        return (*missing, LeftOut(question.id, "moving the steps: each is matched with its place instead"))
    return missing


def _inline(text: str, course: Course) -> str:
    markup = to_inline(text, course)
    if markup.startswith(("%", "[")):  # would be read as a weight or as the name of a format
        markup = f"&#{ord(markup[0])};{markup[1:]}"
    return _escape(markup)


def _escape(text: str) -> str:
    """One line with the control characters of GIFT escaped."""
    return " ".join(text.split()).translate(_CONTROL)


def _write_place(title: str) -> str:
    """A category's name: two slashes stand for one."""
    return " ".join(title.split()).replace("/", "//")
