"""Walking a scenario: every state that choices can lead to, and what each condition turns out to be.

Values move as in the story itself: a choice's effects first, each kept between its variable's low and
high, then its routes; the texts and choices of a scene depend on the values on arrival.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from netlearn.content.model import Aside, Choice, End, Node, Scenario, When
from netlearn.content.yaml_tree import Path

MOST_STATES = 20_000
State = tuple[str, tuple[int, ...]]
Steps = dict[State, tuple[State, ...]]


@dataclass(frozen=True, slots=True)
class Walk:
    """What was met on the way.

    Attributes:
        reached: The ids of the scenes and endings that some path leads to.
        turns: For each condition, by its place in the scenario, everything it turned out to be: whether
            an aside was added, whether a choice was open, which route of a choice was taken.
        circle: A scene in which a learner can go round for ever; empty when there is none.
        shortest: The fewest choices to an ending.
        longest: The most choices to an ending; not reckoned where there is a circle.
        complete: Whether every state was visited; a scenario with too many is given up.
    """

    reached: frozenset[str]
    turns: Mapping[Path, frozenset[int]]
    circle: str
    shortest: int
    longest: int
    complete: bool


def walk_scenario(scenario: Scenario) -> Walk:
    """Walk every path at once, each state visited a single time."""
    tour = _Tour(scenario)
    start: State = (scenario.nodes[0].id, tuple(one.start for one in scenario.variables))
    steps: Steps = {}
    waiting = deque([start])
    depth = {start: 0}
    while waiting and len(steps) < MOST_STATES:
        state = waiting.popleft()
        steps[state] = tuple(dict.fromkeys(tour.leave(state)))
        for after in steps[state]:
            if after not in depth:
                depth[after] = depth[state] + 1
                waiting.append(after)
    ends = {end.id for end in scenario.ends}
    circle, longest = _measure(steps)
    return Walk(
        reached=frozenset(place for place, _ in depth),
        turns={path: frozenset(seen) for path, seen in tour.turns.items()},
        circle=circle,
        shortest=min((far for state, far in depth.items() if state[0] in ends), default=0),
        longest=longest,
        complete=not waiting,
    )


class _Tour:
    """A scenario with the turns met so far."""

    def __init__(self, scenario: Scenario) -> None:
        self._variables = scenario.variables
        self._places: dict[str, tuple[Path, Node | End]] = {}
        for number, node in enumerate(scenario.nodes):
            self._places[node.id] = (("nodes", number), node)
        for number, end in enumerate(scenario.ends):
            self._places[end.id] = (("ends", number), end)
        self.turns: dict[Path, set[int]] = defaultdict(set)

    def leave(self, state: State) -> Iterator[State]:
        """The states that the open choices lead to; none from an ending."""
        path, place = self._places[state[0]]
        values = {one.id: value for one, value in zip(self._variables, state[1], strict=True)}
        self._note_asides(path, place.asides, values)
        for number, choice in enumerate(place.choices if isinstance(place, Node) else ()):
            at = (*path, "choices", number)
            if choice.when:
                self.turns[at].add(_holds(choice.when, values))
            if _holds(choice.when, values):
                yield self._follow(at, choice, values)

    def _note_asides(self, path: Path, asides: tuple[Aside, ...], values: Mapping[str, int]) -> None:
        for number, aside in enumerate(asides):
            self.turns[*path, "asides", number].add(_holds(aside.when, values))

    def _follow(self, at: Path, choice: Choice, values: Mapping[str, int]) -> State:
        moved = {
            one.id: min(one.high, max(one.low, values[one.id] + choice.effects.get(one.id, 0)))
            for one in self._variables
        }
        taken = next(number for number, way in enumerate(choice.ways) if _holds(way.when, moved))
        if choice.routes:
            self.turns[*at, "routes"].add(taken)
        return choice.ways[taken].to, tuple(moved.values())


def _holds(when: When, values: Mapping[str, int]) -> bool:
    return all(span.holds(values[name]) for name, span in when.items())


def _measure(steps: Steps) -> tuple[str, int]:
    """A place on a circle, or none and the longest path: states are taken off once all before them are."""
    before: dict[State, list[State]] = defaultdict(list)
    for state, following in steps.items():
        for after in following:
            before[after].append(state)
    open_before = {state: len(before[state]) for state in steps}
    far = dict.fromkeys(steps, 0)
    ready = [state for state, count in open_before.items() if not count]
    done: set[State] = set()
    while ready:
        state = ready.pop()
        done.add(state)
        for after in steps[state]:
            if after not in steps:  # beyond the limit
                continue
            far[after] = max(far[after], far[state] + 1)
            open_before[after] -= 1
            if not open_before[after]:
                ready.append(after)
    left = next((state for state in steps if state not in done), None)
    if left is None:
        return "", max(far.values())
    trail: set[State] = set()
    while left not in trail:  # each state left over has another left over before it
        trail.add(left)
        left = next(state for state in before[left] if state not in done)
    return left[0], 0
