"""Branching scenarios: scenes, choices with consequences, endings."""

from typing import Literal, Self

from pydantic import Field, model_validator

from netlearn.content.model.asking import QuestionBase
from netlearn.content.model.base import Id, Model, Named, Text, inconsistent


class Variable(Model):
    """Something that choices raise or lower, shown to the learner under its label."""

    id: Id
    label: Text
    start: int = 0
    low: int = 0
    high: int = 5

    @model_validator(mode="after")
    def _starts_inside(self) -> Self:
        if not self.low <= self.start <= self.high:
            raise inconsistent("the start lies outside low to high", "choose a start between them")
        return self


class Span(Model):
    """The values for which something holds, both ends included."""

    min: int | None = None
    max: int | None = None

    def holds(self, value: int) -> bool:
        """Whether the value lies inside."""
        return (self.min is None or value >= self.min) and (self.max is None or value <= self.max)


When = dict[Id, Span]


class Route(Model):
    """Where a choice leads if `when` holds; without `when` it always does."""

    to: Id
    when: When = Field(default_factory=dict)


class Choice(Named):
    """Something to do in a scene.

    Attributes:
        feedback: What happens next, told at once.
        to: The scene or ending it leads to.
        routes: In place of `to`: where it leads depends on what came before; the first that holds is taken.
        effects: How much each variable rises or falls.
        when: The values for which the choice is open at all.
    """

    feedback: Text
    to: Id | None = None
    routes: tuple[Route, ...] = ()
    effects: dict[Id, int] = Field(default_factory=dict)
    when: When = Field(default_factory=dict)

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if (self.to is None) == (not self.routes):
            raise inconsistent("a choice needs either `to` or `routes`", "give one of the two")
        if self.routes and self.routes[-1].when:
            raise inconsistent(
                "the routes of a choice may leave no way out", "end them with a route without `when:`"
            )
        return self

    @property
    def ways(self) -> tuple[Route, ...]:
        """Where it may lead, in the order tried."""
        return self.routes if self.to is None else (Route(to=self.to),)


class Aside(Model):
    """A text added to a scene or an ending when earlier choices make it so."""

    when: When
    text: Text


class Node(Model):
    """One scene with its choices."""

    id: Id
    text: Text
    asides: tuple[Aside, ...] = ()
    choices: tuple[Choice, ...] = Field(min_length=2)


class End(Model):
    """An ending: what became of it, and what it earns, 0 to 1."""

    id: Id
    title: Text
    text: Text
    asides: tuple[Aside, ...] = ()
    credit: float = Field(ge=0, le=1)


class Scenario(QuestionBase):
    """A story that the learner steers; it begins at the first node."""

    kind: Literal["scenario"]
    title: Text
    variables: tuple[Variable, ...] = Field(min_length=1)
    nodes: tuple[Node, ...] = Field(min_length=2)
    ends: tuple[End, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        places = [node.id for node in self.nodes] + [end.id for end in self.ends]
        if len(set(places)) < len(places):
            raise inconsistent("two nodes or ends have the same id", "give each its own id")
        known = {variable.id for variable in self.variables}
        for choice in self._choices:
            if not known.issuperset({*choice.effects, *choice.when}):
                raise inconsistent("a choice names an unknown variable", "list it under `variables:`")
            if not {way.to for way in choice.ways} <= set(places):
                raise inconsistent("a choice leads nowhere", "name a node or an end in `to:`")
        named = {name for condition in self._conditions for name in condition}
        if not known.issuperset(named):
            raise inconsistent("a condition names an unknown variable", "list it under `variables:`")
        for node in self.nodes:
            if len({choice.id for choice in node.choices}) < len(node.choices):
                raise inconsistent("two choices of a node have the same text", "make them differ")
            if all(choice.when for choice in node.choices):
                raise inconsistent(
                    "every choice of a node has a condition", "leave one choice open whatever happened"
                )
        return self

    @property
    def _choices(self) -> tuple[Choice, ...]:
        return tuple(choice for node in self.nodes for choice in node.choices)

    @property
    def _conditions(self) -> tuple[When, ...]:
        asides = [aside for node in self.nodes for aside in node.asides]
        asides += [aside for end in self.ends for aside in end.asides]
        return (
            *(aside.when for aside in asides),
            *(way.when for choice in self._choices for way in choice.ways),
        )

    @property
    def graded(self) -> object:
        """The whole graph: what leads where, at which price, and what each ending earns."""
        scenes = [
            (node.id, [(one.id, one.ways, one.effects, one.when) for one in node.choices])
            for node in self.nodes
        ]
        return self.variables, scenes, [(end.id, end.credit) for end in self.ends]
