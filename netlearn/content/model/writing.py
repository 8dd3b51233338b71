"""Questions that are answered in one's own words or by opinion: blank, open, scale."""

from typing import Literal, Self

from pydantic import Field, model_validator

from netlearn.content.model.asking import QuestionBase
from netlearn.content.model.base import Named, Text, inconsistent


class Form(Named):
    """An answer that was foreseen, right or wrong; `also` are other spellings of it.

    For a number, every answer within `tolerance` of it counts as it.
    """

    correct: bool = False
    feedback: Text
    also: tuple[Text, ...] = ()
    tolerance: float = Field(default=0.0, ge=0)


class Blank(QuestionBase):
    """Fill in a word or a number; `otherwise` answers what was not foreseen."""

    kind: Literal["blank"]
    answer: Literal["text", "number"] = "text"
    unit: Text | None = None
    options: tuple[Form, ...] = Field(min_length=1)
    otherwise: Text

    @model_validator(mode="after")
    def _some_correct(self) -> Self:
        if not any(form.correct for form in self.options):
            raise inconsistent("no answer is right", "mark at least one with correct: true")
        if self.answer == "number" and any(read_number(form.text) is None for form in self.options):
            raise inconsistent("an answer of a number question is no number", 'write it as text: "2.5"')
        return self

    @property
    def graded(self) -> object:
        """Every foreseen answer."""
        return [(form.text, form.also, form.correct, form.tolerance) for form in self.options]


class Check(Named):
    """Something a good answer has; `feedback` says what it adds."""

    feedback: Text


class Open(QuestionBase):
    """Write freely, compare with a model answer, and tick what one's own has. Never marked."""

    kind: Literal["open"]
    model_answer: Text
    options: tuple[Check, ...] = Field(min_length=2)

    @property
    def graded(self) -> object:
        """The list that the answer is compared with."""
        return [check.id for check in self.options]


class Point(Named):
    """A labelled point of an opinion scale; `feedback` meets the learner where they stand."""

    feedback: Text


class Rating(QuestionBase):
    """Say where one stands between two ends. Never marked."""

    kind: Literal["scale"]
    options: tuple[Point, ...] = Field(min_length=3, max_length=7)

    @property
    def graded(self) -> object:
        """The labelled points."""
        return [point.id for point in self.options]


def read_number(text: str) -> float | None:
    """A number as people write it: 2.5, 2,5, 1 000, 40 %. None when it is none."""
    plain = text.replace("\u00a0", " ").replace(" ", "").removesuffix("%").replace(",", ".")
    try:
        return float(plain) if plain.lower() not in {"nan", "inf", "-inf", "infinity", "-infinity"} else None
    except ValueError:
        return None
