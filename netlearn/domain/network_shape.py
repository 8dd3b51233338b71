"""The shape of an ego network: what follows from who knows whom alone.

Every function takes whom each contact knows among the contacts; ego, who knows them all, is left out of it.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class ConstraintLimits:
    """What constraint is for so many contacts when none know each other, all do, or one knows all."""

    star: float | None
    clique: float | None
    hub: float | None


def spread_constraint(neighbours: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """How much of ego's constraint each contact j causes: (p_ij + sum over q of p_iq p_qj)².

    Ego divides attention evenly, p_iq = 1/n; a contact q does so over ego and whom q knows.
    """
    n = len(neighbours)
    return {
        name: ((1 + math.fsum(1 / (1 + len(neighbours[via])) for via in known)) / n) ** 2
        for name, known in neighbours.items()
    }


def limit_constraint(n: int) -> ConstraintLimits:
    """The constraint of n contacts as a star (1/n), a clique ((2n - 1)²/n³) and around one hub.

    The hub is the largest value found for eight contacts and more, not proven to be the largest.
    """
    if n < 2:
        return ConstraintLimits(None, None, None)
    hub = ((n + 1) / (2 * n)) ** 2 + (n - 1) * ((n + 1) / n**2) ** 2
    return ConstraintLimits(1 / n, (2 * n - 1) ** 2 / n**3, hub if n > 2 else None)


def count_components(neighbours: Mapping[str, frozenset[str]]) -> int:
    """The number of groups of contacts who reach each other without ego."""
    left, count = set(neighbours), 0
    while left:
        count += 1
        reached = [left.pop()]
        while reached:
            fresh = neighbours[reached.pop()] & left
            left -= fresh
            reached.extend(fresh)
    return count


def measure_hierarchy(shares: Sequence[float]) -> float | None:
    """Sum of r ln r / (n ln n) with r the share of constraint over its mean (Burt 1992), 0 to 1.

    None below two contacts.
    """
    n = len(shares)
    if n < 2:
        return None
    mean = math.fsum(shares) / n
    ratios = [share / mean for share in shares]
    value = math.fsum(ratio * math.log(ratio) for ratio in ratios) / (n * math.log(n))
    return max(0.0, value)


def measure_betweenness(neighbours: Mapping[str, frozenset[str]]) -> float | None:
    """Mean over pairs of the share of their two-step ways that lead through ego; tied pairs count 0.

    0 to 1; None below two contacts.
    """
    n = len(neighbours)
    if n < 2:
        return None
    ways: dict[tuple[str, str], int] = defaultdict(int)
    for known in neighbours.values():
        for one, other in combinations(sorted(known), 2):
            ways[one, other] += 1
    open_pairs = (
        (min(one, other), max(one, other))
        for one, other in combinations(neighbours, 2)
        if other not in neighbours[one]
    )
    return math.fsum(1 / (1 + ways[pair]) for pair in open_pairs) / (n * (n - 1) / 2)
