"""Questions whose pieces are put in their place: match, order, categorise."""

from typing import Literal, Self

from pydantic import Field, model_validator

from netlearn.content.model.asking import QuestionBase
from netlearn.content.model.base import Id, Model, Named, Text, digest, inconsistent


class Pair(Named):
    """A piece on the left, and the text on the right that belongs to it."""

    match: Text
    feedback: Text

    @property
    def match_id(self) -> str:
        """The right side's id."""
        return digest(self.match, size=4)


class Match(QuestionBase):
    """Give every piece on the left its partner; `decoys` are partners that belong to none."""

    kind: Literal["match"]
    options: tuple[Pair, ...] = Field(min_length=3)
    decoys: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _pieces_differ(self) -> Self:
        _refuse_twins(self.options)
        if len(self.partners) < len(self.options) + len(self.decoys):
            raise inconsistent("two partners have the same text", "make them differ or remove one")
        return self

    @property
    def partners(self) -> dict[str, str]:
        """The texts on the right by id, decoys last."""
        texts = (*(pair.match for pair in self.options), *self.decoys)
        return {digest(text, size=4): text for text in texts}

    @property
    def graded(self) -> object:
        """Which pieces belong together."""
        return [(pair.id, pair.match_id) for pair in self.options]


class Step(Named):
    """One step of a sequence; `feedback` says why it stands where it stands."""

    feedback: Text


class Order(QuestionBase):
    """Bring steps into order; they are written in the right one."""

    kind: Literal["order"]
    options: tuple[Step, ...] = Field(min_length=3)

    @model_validator(mode="after")
    def _pieces_differ(self) -> Self:
        _refuse_twins(self.options)
        return self

    @property
    def graded(self) -> object:
        """The steps in order."""
        return [step.id for step in self.options]


class Category(Model):
    """A group to sort into."""

    id: Id
    text: Text


class Piece(Named):
    """Something to sort, and the id of the category it belongs to."""

    category: Id
    feedback: Text


class Categorise(QuestionBase):
    """Sort every piece into its category."""

    kind: Literal["categorise"]
    categories: tuple[Category, ...] = Field(min_length=2)
    options: tuple[Piece, ...] = Field(min_length=3)

    @model_validator(mode="after")
    def _sortable(self) -> Self:
        _refuse_twins(self.options)
        known = {category.id for category in self.categories}
        if len(known) < len(self.categories):
            raise inconsistent("two categories have the same id", "make them differ or remove one")
        if {piece.category for piece in self.options} != known:
            raise inconsistent(
                "the categories and those that the options name are not the same",
                "give every category a piece, and every piece the id of a category",
            )
        return self

    @property
    def graded(self) -> object:
        """Which piece belongs where."""
        return [(piece.id, piece.category) for piece in self.options]


def _refuse_twins(pieces: tuple[Named, ...]) -> None:
    if len({piece.id for piece in pieces}) < len(pieces):
        raise inconsistent("two options have the same text or id", "make them differ or remove one")
