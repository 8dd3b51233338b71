"""Answers that are typed: blank and open."""

import re
import unicodedata

from netlearn.content.model import Blank, Form, Open
from netlearn.content.model.writing import read_number
from netlearn.errors import AnswerRefused

LONGEST_BLANK = 200  # characters
LONGEST_ESSAY = 5000


def read_typed(answer: tuple[str, ...]) -> str:
    """The one short text of an answer.

    Raises:
        AnswerRefused: Nothing was typed, or far too much.
    """
    typed = answer[0].strip() if len(answer) == 1 else ""
    if not typed:
        raise AnswerRefused("Write an answer first.")
    if len(typed) > LONGEST_BLANK:
        raise AnswerRefused(f"Use at most {LONGEST_BLANK} characters.")
    return typed


def find_form(question: Blank, typed: str) -> Form | None:
    """The foreseen answer that was typed, if any.

    Text is compared without regard to case, accents, punctuation, spacing and a leading article;
    a number counts as a form when it lies within the form's tolerance.

    Raises:
        AnswerRefused: A number is asked for and none was typed.
    """
    if question.answer == "number":
        number = read_number(typed)
        if number is None:
            raise AnswerRefused("Write a number, in digits.")
        return next((form for form in question.options if _is_near(form, number)), None)
    plain = _simplify(typed)
    return next((form for form in question.options if plain in map(_simplify, (form.text, *form.also))), None)


def read_essay(question: Open, answer: tuple[str, ...]) -> tuple[str, ...]:
    """The text of an open answer and the ticked checks, in the question's order.

    Raises:
        AnswerRefused: Nothing was written, too much, or an unknown check was ticked.
    """
    text, ticked = (answer[0].strip() if answer else ""), answer[1:]
    if not text:
        raise AnswerRefused("Write a line or two first.")
    if len(text) > LONGEST_ESSAY:
        raise AnswerRefused(f"Use at most {LONGEST_ESSAY} characters.")
    if not {check.id for check in question.options}.issuperset(ticked):
        raise AnswerRefused("This question has no such point.")
    return (text, *(check.id for check in question.options if check.id in ticked))


def _is_near(form: Form, number: float) -> bool:
    wanted = read_number(form.text)
    rounding = 1e-9 * max(1.0, abs(number))  # 2.50001 lies within 0.00001 of 2.5
    return wanted is not None and abs(number - wanted) <= form.tolerance + rounding


def _simplify(text: str) -> str:
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    words = re.sub(r"[\W_]+", " ", bare.casefold()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"a", "an", "the"} else words)
