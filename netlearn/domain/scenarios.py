"""Branching scenarios: where a path of choices leads, and what it has changed on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netlearn.content.model import Choice, End, Node, Scenario, When
from netlearn.errors import AnswerRefused


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a path has led.

    Attributes:
        place: The scene to choose in, or the ending.
        asides: Texts that earlier choices add to it.
        choices: What can be done; empty at an ending.
        values: Every variable's value by its id.
        past: What was chosen in which scene, first to last.
    """

    place: Node | End
    asides: tuple[str, ...]
    choices: tuple[Choice, ...]
    values: Mapping[str, int]
    past: tuple[tuple[Node, Choice], ...]


def play(scenario: Scenario, path: Sequence[str]) -> Scene:
    """Follow a path of choice ids from the first node.

    Raises:
        AnswerRefused: A choice that was not open where it was made.
    """
    places: dict[str, Node | End] = {node.id: node for node in scenario.nodes}
    places |= {end.id: end for end in scenario.ends}
    values = {variable.id: variable.start for variable in scenario.variables}
    place: Node | End = scenario.nodes[0]
    past: list[tuple[Node, Choice]] = []
    for name in path:
        choice = next((one for one in _list_open(place, values) if one.id == name), None)
        if choice is None or isinstance(place, End):
            raise AnswerRefused("The story has no such turn here.")
        past.append((place, choice))
        values = _apply(scenario, choice, values)
        place = places[next(way.to for way in choice.ways if holds(way.when, values))]
    asides = tuple(aside.text for aside in place.asides if holds(aside.when, values))
    return Scene(place, asides, _list_open(place, values), values, tuple(past))


def grade_path(scenario: Scenario, path: Sequence[str]) -> float:
    """Give what the ending earns.

    Raises:
        AnswerRefused: The path takes no ending, or a turn the story does not have.
    """
    place = play(scenario, path).place
    if not isinstance(place, End):
        raise AnswerRefused("The story is not at its end yet.")
    return place.credit


def holds(when: When, values: Mapping[str, int]) -> bool:
    """Whether every value a condition names lies in its span."""
    return all(span.holds(values[name]) for name, span in when.items())


def find_endings(scenario: Scenario, limit: int = 20_000) -> dict[tuple[str, ...], str]:
    """Every path through the story, and the id of the ending it takes.

    Raises:
        ValueError: There are more than `limit` paths, as a loop makes them.
    """
    found: dict[tuple[str, ...], str] = {}
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        path = waiting.pop()
        scene = play(scenario, path)
        if isinstance(scene.place, End):
            found[path] = scene.place.id
        waiting.extend((*path, choice.id) for choice in scene.choices)
        if len(found) + len(waiting) > limit:
            raise ValueError(f"more than {limit} paths")
    return found


def _list_open(place: Node | End, values: Mapping[str, int]) -> tuple[Choice, ...]:
    if isinstance(place, End):
        return ()
    return tuple(choice for choice in place.choices if holds(choice.when, values))


def _apply(scenario: Scenario, choice: Choice, values: Mapping[str, int]) -> dict[str, int]:
    """Move the values, each kept between its variable's low and high."""
    return {
        one.id: min(one.high, max(one.low, values[one.id] + choice.effects.get(one.id, 0)))
        for one in scenario.variables
    }
