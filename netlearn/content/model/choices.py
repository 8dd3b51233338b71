"""Questions whose options are chosen: single, multi, true_false."""

from typing import Literal, Self

from pydantic import Field, model_validator

from netlearn.content.model.asking import QuestionBase
from netlearn.content.model.base import Named, Text, inconsistent


class Option(Named):
    """One thing to choose."""

    correct: bool = False
    feedback: Text


class Choosing(QuestionBase):
    """A question with options to choose from."""

    options: tuple[Option, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _options_differ(self) -> Self:
        if len({option.id for option in self.options}) < len(self.options):
            raise inconsistent("two options have the same text or id", "make them differ or remove one")
        return self

    @property
    def graded(self) -> object:
        """The options, and which of them are right."""
        return [(option.id, option.correct) for option in self.options]


class Single(Choosing):
    """Choose the one right option."""

    kind: Literal["single"]

    @model_validator(mode="after")
    def _one_correct(self) -> Self:
        if sum(option.correct for option in self.options) != 1:
            raise inconsistent(
                "a single question needs exactly one right option",
                "mark one option with correct: true, or make the kind multi",
            )
        return self


class Multi(Choosing):
    """Choose every right option; parts earn partial credit."""

    kind: Literal["multi"]

    @model_validator(mode="after")
    def _some_correct(self) -> Self:
        if not 0 < sum(option.correct for option in self.options) < len(self.options):
            raise inconsistent(
                "a multi question needs at least one right and one wrong option",
                "mark the right options with correct: true",
            )
        return self


class TrueFalse(Choosing):
    """Decide whether a statement holds: exactly two options, one of them right."""

    kind: Literal["true_false"]

    @model_validator(mode="after")
    def _two_options(self) -> Self:
        if len(self.options) != 2 or sum(option.correct for option in self.options) != 1:
            raise inconsistent(
                "a true_false question needs exactly two options, one of them right",
                "keep two options and mark one with correct: true",
            )
        return self
