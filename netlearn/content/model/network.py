"""The words of the network map: what is asked for names, how measures read, what to write to whom."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

from pydantic import Field, model_validator

from netlearn.content.model.base import Id, Model, NetworkId, Text, inconsistent

Occasion = Literal["dormant", "moderate", "broker", "introduction"]
Group = Literal["reach", "structure", "people", "exchange"]
# The states in which a measure can be found, and the figures a sentence on it may name.
STATES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        "size": (("few", "small", "core", "large"), ("count", "missing")),
        "density": (("open", "mixed", "closed"), ("percent", "tied", "pairs")),
        "density-operational": (("open", "mixed", "closed"), ("percent", "count")),
        "density-personal": (("open", "mixed", "closed"), ("percent", "count")),
        "density-strategic": (("open", "mixed", "closed"), ("percent", "count")),
        "effective-size": (("told",), ("value", "count")),
        "efficiency": (("told",), ("percent", "least")),
        "constraint": (
            ("looser", "typical", "tighter", "gatekeeper"),
            ("value", "typical", "star", "clique", "count"),
        ),
        "hierarchy": (("even", "leaning"), ("value", "name")),
        "components": (("one", "several"), ("count", "alone")),
        "bridging": (("told",), ("percent",)),
        "open-pairs": (("none", "some"), ("count", "example")),
        "organisation": (("inside", "mixed", "outside", "unknown"), ("value", "inside", "outside", "rest")),
        "function": (("same", "mixed", "different", "unknown"), ("value", "same", "different", "rest")),
        "level": (("alike", "spread", "no-seniors", "unknown"), ("junior", "peer", "senior", "value")),
        "self-introduced": (("high", "usual", "unknown"), ("percent", "known", "mixed", "caution")),
        "brokers": (("none", "some", "unknown"), ("names",)),
        "closeness": (("told", "close", "unknown"), ("weak", "moderate", "strong")),
        "dormant": (("none", "some", "unknown"), ("count", "names", "rest")),
        "sought-out": (("seldom", "both", "often", "unknown"), ("percent", "rest")),
        "giving": (("mutual", "giving", "taking", "unknown"), ("value",)),
        "freshness": (("none", "some", "unknown"), ("percent", "rest")),
        "strategic": (("none", "inside-only", "some"), ("count", "outside", "share")),
    }
)
_FIGURE = re.compile(r"\{([^{}]*)\}")


class Prompt(Model):
    """A question that brings names to mind."""

    id: Id
    network: NetworkId
    ask: Text
    hint: Text | None = None


class Reading(Model):
    """What a measure is, and what it says in each of its states, in plain words."""

    id: Id
    title: Text
    group: Group
    means: Text
    says: dict[str, Text]
    sources: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _cover_states(self) -> "Reading":
        if self.id not in STATES:
            raise inconsistent("the map has no such measure", f"use one of: {', '.join(STATES)}")
        states, figures = STATES[self.id]
        if set(self.says) != set(states):
            raise inconsistent(
                "`says` needs one sentence for each state of the measure",
                f"give one for each of: {', '.join(states)}",
            )
        named = {name for text in self.says.values() for name in _FIGURE.findall(text)}
        if not named <= set(figures):
            raise inconsistent(
                "a sentence names a figure that this measure does not have",
                f"use only: {', '.join(f'{{{name}}}' for name in figures)}",
            )
        return self


class Message(Model):
    """Words to start from when writing to a contact on some occasion."""

    id: Id
    occasion: Occasion
    title: Text
    text: Text
    sources: tuple[Id, ...] = ()


class NetworkFile(Model):
    """`network.yaml`."""

    prompts: tuple[Prompt, ...] = Field(min_length=3)
    readings: tuple[Reading, ...]
    messages: tuple[Message, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _cover_measures(self) -> "NetworkFile":
        read = {one.id for one in self.readings}
        if missing := [name for name in STATES if name not in read]:
            raise inconsistent("every measure of the map needs a reading", f"add: {', '.join(missing)}")
        asked = {one.network for one in self.prompts}
        if left_out := [name for name in get_args(NetworkId) if name not in asked]:
            raise inconsistent("each network needs a prompt", f"add one for: {', '.join(left_out)}")
        return self

    def reading(self, measure: str) -> Reading:
        """The reading of a measure. Raises KeyError for an unknown one."""
        for one in self.readings:
            if one.id == measure:
                return one
        raise KeyError(measure)
