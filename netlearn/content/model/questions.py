"""The closed union of question kinds, and the files they stand in."""

from typing import Annotated

from pydantic import Field

from netlearn.content.model.arranging import Categorise, Match, Order
from netlearn.content.model.base import Id, Model, Text
from netlearn.content.model.choices import Multi, Single, TrueFalse
from netlearn.content.model.scenario import Scenario
from netlearn.content.model.writing import Blank, Open, Rating

Question = Annotated[
    Single | Multi | TrueFalse | Match | Order | Categorise | Blank | Open | Rating | Scenario,
    Field(discriminator="kind"),
]


class Quiz(Model):
    """A file of questions that lessons place by id."""

    id: Id
    title: Text
    questions: tuple[Question, ...] = Field(min_length=1)
