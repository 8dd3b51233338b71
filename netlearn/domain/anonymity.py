"""Figures about a group that give nobody away: small cells merged, complements covered, steps coarse.

The rules, which hold wherever a figure leaves the room:

- nothing about fewer than k people (k is 5; 3 if the facilitator chose so before opening);
- no cell between 1 and k-1: such cells are merged, and when the merged cell is still too small it takes in
  the smallest of the others, so that no cell follows by subtraction from the whole;
- nothing when all, or all but a few, answered alike: then the figure would be everybody's answer;
- a result is frozen when it is published; it is replaced only when k people or more have changed what they
  said, and no cell, and no sum of cells that both results tell, has moved by 1 to k-1. So nobody who comes
  late shows up as a difference;
- a quartile is the median of a half, and each half holds k people;
- comments only once k people (8) have written one.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

FloorChoice = Literal[3, 5]

FLOOR: FloorChoice = 5
LOW_FLOOR: FloorChoice = 3
COMMENT_FLOOR = 8
GRAIN = 5  # points: a median is one person's score, so it is told in steps


@dataclass(frozen=True, slots=True)
class Cell:
    """How many people gave one of these answers; several ids where small cells were merged."""

    ids: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How the scores of a group lie, in points from 0 to 100, rounded to the grain.

    Attributes:
        id: A network or facet.
        n: How many people have a score.
        middle: The median; None below the floor.
        low: The lower quartile; None below twice the floor.
        high: The upper quartile; None below twice the floor.
        bands: People a band, neighbours merged where too few; empty where it cannot be shown.
    """

    id: str
    n: int
    middle: int | None
    low: int | None
    high: int | None
    bands: tuple[Cell, ...]


def merge_small(counts: Mapping[str, int], floor: int) -> tuple[Cell, ...]:
    """Merge the cells of too few people into one; nothing when that leaves a single answer.

    Every cell returned, and everything besides it, holds the floor or more, or nobody.

    Returns:
        The cells in the order given, the merged one last; empty when no figure may be shown.
    """
    if sum(counts.values()) < floor:
        return ()
    small = [name for name, count in counts.items() if 0 < count < floor]
    if not small:
        cells = tuple(Cell((name,), count) for name, count in counts.items())
        return cells if sum(cell.count > 0 for cell in cells) > 1 else ()
    # Nobody is told which of the merged answers nobody gave, so empty ones go in as well.
    merged = {name for name, count in counts.items() if count < floor}
    rest = sorted((name for name in counts if name not in merged), key=lambda name: counts[name])
    while rest and sum(counts[name] for name in merged) < floor:
        merged.add(rest.pop(0))
    if not rest:
        return ()
    kept = tuple(Cell((name,), count) for name, count in counts.items() if name not in merged)
    together = tuple(name for name in counts if name in merged)
    return (*kept, Cell(together, sum(counts[name] for name in together)))


def merge_neighbours(counts: Mapping[str, int], floor: int) -> tuple[Cell, ...]:
    """Merge cells that have an order, such as bands, with their neighbours.

    Returns:
        The cells in order; empty when fewer than two would be left.
    """
    if sum(counts.values()) < floor:
        return ()
    if all(count == 0 or count >= floor for count in counts.values()):
        cells = [Cell((name,), count) for name, count in counts.items()]
        return tuple(cells) if sum(cell.count > 0 for cell in cells) > 1 else ()
    cells = []
    names: list[str] = []
    for name in counts:
        names.append(name)
        if (total := sum(counts[one] for one in names)) >= floor:
            cells.append(Cell(tuple(names), total))
            names = []
    if names and cells:
        last = cells.pop()
        cells.append(Cell((*last.ids, *names), last.count + sum(counts[one] for one in names)))
    return tuple(cells) if len(cells) > 1 else ()


def measure_spread(name: str, values: Sequence[float], bands: Mapping[str, int], floor: int) -> Spread:
    """Describe the scores of a group; the least and the greatest are nobody's business.

    Args:
        name: The network or facet.
        values: Points from 0 to 100, one a person.
        bands: The cut where each band begins, by band id, in rising order.
        floor: The least number of people.
    """
    if len(values) < floor:
        return Spread(name, len(values), None, None, None, ())
    ordered = sorted(values)
    half = (len(ordered) + 1) // 2
    low = high = None
    if len(ordered) >= 2 * floor:
        low, high = _coarsen(median(ordered[:half])), _coarsen(median(ordered[-half:]))
    counts = dict.fromkeys(bands, 0)
    for value in ordered:
        counts[max((name for name, cut in bands.items() if value >= cut), key=lambda one: bands[one])] += 1
    return Spread(name, len(ordered), _coarsen(median(ordered)), low, high, merge_neighbours(counts, floor))


def may_replace(before: Sequence[Cell], after: Sequence[Cell], changed: int, floor: int) -> bool:
    """Say whether a published result may give way to a newer one.

    Args:
        before: The cells that were shown.
        after: Those that would be shown now.
        changed: How many people have answered anew, for the first time, or not at all any more.
        floor: The least number of people.
    """
    if changed < floor:
        return False
    return all(abs(new - old) not in range(1, floor) for old, new in _align(before, after))


def may_compare(before: Collection[str], after: Collection[str], floor: int) -> bool:
    """Say whether two results of a group may stand side by side: who differs is nobody, or k or more."""
    gone, come = set(before) - set(after), set(after) - set(before)
    return all(not one or len(one) >= floor for one in (gone, come))


def may_show_comments(authors: Collection[str], floor: int = COMMENT_FLOOR) -> bool:
    """Say whether comments may be read: enough different people have written one."""
    return len(set(authors)) >= floor


def _align(before: Sequence[Cell], after: Sequence[Cell]) -> list[tuple[int, int]]:
    """List the smallest sums of cells that both results tell, then and now.

    What was one merged cell may be two cells now: together they are about the same answers as before.
    """
    groups: list[tuple[set[str], tuple[list[int], list[int]]]] = []
    for side, cells in enumerate((before, after)):
        for cell in cells:
            ids = set(cell.ids)
            counts: tuple[list[int], list[int]] = ([], [])
            counts[side].append(cell.count)
            for group in [one for one in groups if one[0] & ids]:
                groups.remove(group)
                ids |= group[0]
                for place in (0, 1):
                    counts[place].extend(group[1][place])
            groups.append((ids, counts))
    return [(sum(then), sum(now)) for _, (then, now) in groups if then and now]


def _coarsen(points: float) -> int:
    return GRAIN * int(points / GRAIN + 0.5)
