"""The questionnaire: items, facets, networks, bands and what a band of a facet means."""

from typing import Literal, Self

from pydantic import Field, model_validator

from netlearn.content.model.base import Id, Model, NetworkId, Text, inconsistent

PatternId = Literal[
    "reliable-operator",
    "outside-in-explorer",
    "bridge-builder",
    "steady-connector",
    "inside-strategist",
    "outward-pioneer",
    "all-rounder",
    "open-field",
    "even",
]


class ScalePoint(Model):
    """One labelled point of a response scale."""

    value: int
    label: Text


class Scale(Model):
    """Fully labelled points in rising order, and the words for an item that does not apply.

    `reasons` are offered to somebody who says so; other words of their own are as good.
    """

    points: tuple[ScalePoint, ...] = Field(min_length=2)
    does_not_apply: Text | None = None
    reasons: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _rising(self) -> Self:
        values = [point.value for point in self.points]
        if values != list(range(values[0], values[0] + len(values))):
            raise inconsistent("scale points must rise by one", "number them 1, 2, 3 and so on")
        return self

    @property
    def low(self) -> int:
        """The lowest value."""
        return self.points[0].value

    @property
    def high(self) -> int:
        """The highest value."""
        return self.points[-1].value


class Item(Model):
    """One statement to rate; `manager` is its wording in the 24-item form for managers."""

    id: Id
    text: Text
    reverse: bool = False
    manager: Text | None = None
    facts: tuple[Id, ...] = ()


class Facet(Model):
    """One axis of the radar."""

    id: Id
    title: Text
    short: Text
    summary: Text
    items: tuple[Item, ...] = Field(min_length=1)


class Network(Model):
    """One of the three networks with its facets."""

    id: NetworkId
    letter: Literal["O", "P", "S"]
    title: Text
    summary: Text
    facets: tuple[Facet, ...] = Field(min_length=1)


class MindsetItem(Model):
    """A statement about attitude; it sets the tone of the plan and never enters the radar."""

    id: Id
    text: Text
    reverse: bool = False
    topic: Literal["confidence", "permission", "purpose", "sincerity"]


class Mindset(Model):
    """The mind-set scale."""

    title: Text
    scale: Scale
    items: tuple[MindsetItem, ...] = Field(min_length=1)


class Band(Model):
    """A named stretch of the 0 to 100 range, from its cut up to the next."""

    id: Id
    title: Text
    cut: int = Field(ge=0, lt=100)
    meaning: Text


class Precision(Model):
    """How exact a score is: reliability and standard deviation (0 to 100 points), and their origin."""

    reliability: float = Field(gt=0, lt=1)
    sd: float = Field(gt=0)


class AssumedPrecision(Model):
    """Precision taken for granted until enough people have answered."""

    facet: Precision
    network: Precision
    overall: Precision
    note: Text


class Instrument(Model):
    """The questionnaire: scale, networks, facets, items, bands and mind-set scale."""

    id: Id
    version: int = Field(ge=1)
    title: Text
    window: Text
    scale: Scale
    bands: tuple[Band, ...] = Field(min_length=2)
    precision: AssumedPrecision
    networks: tuple[Network, ...] = Field(min_length=1)
    mindset: Mindset

    @property
    def facets(self) -> tuple[Facet, ...]:
        """All facets in radar order."""
        return tuple(facet for network in self.networks for facet in network.facets)

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in instrument order, mind-set items left out."""
        return tuple(item for facet in self.facets for item in facet.items)


class Narrative(Model):
    """What one band of one facet means and what usually helps next."""

    means: Text
    next: Text


class FacetNarratives(Model):
    """The narratives of one facet, a band each."""

    facet: Id
    rare: Narrative
    occasional: Narrative
    regular: Narrative
    habitual: Narrative


class Pattern(Model):
    """A shape that a whole profile may have: what it means, what serves what, and where to begin."""

    id: PatternId
    title: Text
    means: Text
    strength: Text
    first_steps: tuple[Text, ...] = Field(min_length=2)


class Serving(Model):
    """How what comes readily in one network can serve a gap in another."""

    strong: NetworkId
    thin: NetworkId
    how: Text


class NarrativesFile(Model):
    """`narratives.yaml`."""

    narratives: tuple[FacetNarratives, ...]
    patterns: tuple[Pattern, ...] = ()
    servings: tuple[Serving, ...] = ()
