"""A measure's state, the cuts between states, and how figures are written in them.

The cuts are ours and say so on the screen, except the 65 % of Uzzi and Dunlap (2005) and the third either
way of a mutual exchange.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

OPEN_BELOW, CLOSED_ABOVE = 0.25, 0.60  # density
LEANS_ABOVE = 0.25  # hierarchy
LOPSIDED = 0.5  # E-I index, either way
SELF_INTRODUCED_ABOVE = 0.65
MUTUAL_WITHIN = 1 / 3
CORE_FROM, CORE_TO = 12, 18  # contacts
OFF_BY = 0.15  # of the typical constraint
ALIKE_BELOW = 0.5  # index of qualitative variation
FIRM_FROM = 10  # answers, below which a share of introductions is said with caution


@dataclass(frozen=True, slots=True)
class State:
    """A measure, the state it is in, and its figures as words."""

    measure: str
    name: str
    figures: Mapping[str, str] = field(default_factory=dict)


def judge_density(density: float) -> Literal["open", "mixed", "closed"]:
    """Call a density open below 25 %, closed above 60 %, else mixed."""
    if density < OPEN_BELOW:
        return "open"
    return "closed" if density > CLOSED_ABOVE else "mixed"


def write_percent(share: float) -> str:
    """A share in whole per cent."""
    return f"{100 * share:.0f} %"


def write_people(count: int) -> str:
    """So many people in words."""
    return "one person" if count == 1 else f"{count} people"
