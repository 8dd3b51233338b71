"""Buddies: pairs in which one is at home where the other is not, for people who asked for one."""

from collections.abc import Mapping
from itertools import combinations

from netlearn.domain.room_answers import NETWORKS


def pair_buddies(scores: Mapping[str, Mapping[str, float | None]]) -> tuple[tuple[str, ...], ...]:
    """Pair people so that together they cover the three networks as well as may be.

    Two people cover a network as well as the better of them does; the pair with the greatest sum goes
    together first. An odd one out joins the last pair.

    Args:
        scores: Points by network id, by person; people without scores are paired with whom is left.

    Returns:
        Groups of two, at most one of three; none for fewer than two people.
    """
    people = sorted(scores)
    if len(people) < 2:
        return ()
    ranked = sorted(
        combinations(people, 2), key=lambda pair: (-_cover(scores[pair[0]], scores[pair[1]]), pair)
    )
    free = set(people)
    groups: list[tuple[str, ...]] = []
    for one, other in ranked:
        if one in free and other in free:
            groups.append((one, other))
            free -= {one, other}
    return (*groups[:-1], (*groups[-1], *free))


def _cover(one: Mapping[str, float | None], other: Mapping[str, float | None]) -> float:
    """Sum of the better of two over the networks, less what both have in common, so that likes part."""
    pairs = [(one.get(name) or 0.0, other.get(name) or 0.0) for name in NETWORKS]
    return sum(max(pair) for pair in pairs) - sum(min(pair) for pair in pairs)
