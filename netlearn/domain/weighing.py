"""Weighing: the priority of an action from need, network, evidence, fit and effort."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from netlearn.content.model import Action, NetworkId
from netlearn.domain.scoring import MindsetScore

WEIGHTS: Mapping[NetworkId, float] = MappingProxyType(
    {
        "operational": 1.0,
        "personal": 1.0,
        "strategic": 1.25,  # the framework's own claim: it matters most and is built least
    }
)
IMPACT: Mapping[str, int] = MappingProxyType({"A": 3, "B": 2, "C": 1})
EFFORT: Mapping[str, int] = MappingProxyType({"quick": 1, "hour": 2, "ongoing": 3})
UNSURE_BELOW = 50  # mind-set points

_STEP = 0.25
_FIT_RANGE = (0.5, 1.5)


WorkMode = Literal["remote", "onsite", "mixed"]
Role = Literal["newcomer", "established", "senior"]


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person told the planner.

    Attributes:
        goal: The network to work on most, if any.
        weekly_minutes: Time for networking in a week.
        work_mode: Where the person works.
        role: How long and how high the person has stood in the role.
        even_weights: Whether the person lets all three networks count alike.
    """

    goal: NetworkId | None = None
    weekly_minutes: int = 60
    work_mode: WorkMode = "mixed"
    role: Role = "established"
    even_weights: bool = False


def measure_fit(
    action: Action, preferences: Preferences, mindset: MindsetScore | None, *, maintenance: bool = False
) -> float:
    """Measure how well an action suits the person, 0.5 to 1.5; 1 is neutral.

    A quarter up for the right place of work, for the right role, for an action made for people at odds
    with networking when this is one, and in maintenance for an action of somebody who has much to pass
    on; a quarter down for the wrong place of work, for the opposite role and for more minutes than the
    week has.
    """
    fit = 1.0
    places = {"remote", "onsite"}.intersection(action.suits)
    if places and preferences.work_mode != "mixed":
        fit += _STEP if preferences.work_mode in places else -_STEP
    roles = {"newcomer", "senior"}.intersection(action.suits)
    if roles and preferences.role != "established":
        fit += _STEP if preferences.role in roles else -_STEP
    if "unsure" in action.suits and is_unsure(mindset):
        fit += _STEP
    if maintenance and "senior" in action.suits and preferences.role != "senior":
        fit += _STEP
    if action.minutes > preferences.weekly_minutes:
        fit -= _STEP
    low, high = _FIT_RANGE
    return min(high, max(low, fit))


def is_unsure(mindset: MindsetScore | None) -> bool:
    """Tell whether confidence or sincerity was answered below the middle of the mind-set scale."""
    if mindset is None:
        return False
    return any(mindset.topics.get(topic, 100.0) < UNSURE_BELOW for topic in ("confidence", "sincerity"))


def weigh_network(network: NetworkId, preferences: Preferences) -> float:
    """Return the weight of a network, 1 for all where the person asked for that."""
    return 1.0 if preferences.even_weights else WEIGHTS[network]


def weigh(action: Action, need: float, weight: float, fit: float) -> float:
    """Return the priority: need * weight of the network * impact * fit / effort."""
    return need * weight * IMPACT[action.evidence] * fit / EFFORT[action.effort]
