"""Patterns: a name for the shape of a whole profile, given only where the intervals allow one."""

from collections.abc import Mapping
from types import MappingProxyType

from netlearn.content.model import PatternId
from netlearn.domain.scoring import Profile, Score, differ

_MIDDLE = 50  # the anchor "Sometimes"

# Which networks stand clearly above all the others.
_SHAPES: Mapping[frozenset[str], PatternId] = MappingProxyType(
    {
        frozenset({"operational"}): "reliable-operator",
        frozenset({"personal"}): "outside-in-explorer",
        frozenset({"strategic"}): "bridge-builder",
        frozenset({"operational", "personal"}): "steady-connector",
        frozenset({"operational", "strategic"}): "inside-strategist",
        frozenset({"personal", "strategic"}): "outward-pioneer",
    }
)


def find_pattern(profile: Profile) -> PatternId | None:
    """Name the pattern of a profile.

    A pattern needs all three networks and looks at nothing below them: facets are too unsure to shape a
    name. One network, else two, must differ from every other one by more than measurement noise. Where no
    two networks differ the profile is even: `all-rounder` when the whole interval of the overall score
    lies at or above the middle of the scale, `open-field` when it lies at or below it, else `even`.

    Returns:
        The pattern; None where a network has no score, or where some networks differ and still no clear
        line parts them.
    """
    scores = list(profile.networks.values())
    if len(scores) != 3 or any(score.value is None for score in scores):
        return None
    ranked = sorted(scores, key=lambda score: -(score.value or 0.0))
    for count in (1, 2):
        above, below = ranked[:count], ranked[count:]
        if all(differ(one, other) for one in above for other in below):
            return _SHAPES.get(frozenset(score.id for score in above))
    return _level(profile.overall) if not differ(ranked[0], ranked[-1]) else None


def _level(overall: Score) -> PatternId:
    if overall.low is not None and overall.low >= _MIDDLE:
        return "all-rounder"
    if overall.high is not None and overall.high <= _MIDDLE:
        return "open-field"
    return "even"
