"""Needs: how far each facet lies below its target, weighed by how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

from netlearn.content.model import Instrument, NetworkId
from netlearn.domain.scoring import Profile, Score

TARGET = 60
GOAL_TARGET = 75  # for the facets of the network the person chose to work on
EVIDENCE_CAP = 0.30
UPKEEP = 0.10  # the same small need everywhere once nothing lies below its target


@dataclass(frozen=True, slots=True)
class Need:
    """The need of one facet.

    Attributes:
        facet: The facet id.
        network: The network it belongs to.
        target: The points aimed at.
        gap: How far the score lies below the target, 0 to 1; 0 for a facet without a score.
        certainty: Probability that the true score lies below the target, 0 to 1.
        evidence: What the map of contacts adds, 0 to 0.30.
        size: gap * certainty + evidence.
    """

    facet: str
    network: NetworkId
    target: int
    gap: float
    certainty: float
    evidence: float
    size: float


def measure_needs(
    instrument: Instrument,
    profile: Profile,
    goal: NetworkId | None = None,
    map_evidence: Mapping[str, float] | None = None,
) -> dict[str, Need]:
    """Measure the need of every facet, in radar order.

    Args:
        instrument: The questionnaire.
        profile: Its scores.
        goal: The network the person chose; its facets aim higher.
        map_evidence: What the map of contacts adds, by facet id; held between 0 and 0.30.
    """
    evidence = map_evidence or {}
    needs: dict[str, Need] = {}
    for network in instrument.networks:
        target = GOAL_TARGET if network.id == goal else TARGET
        for facet in network.facets:
            gap, certainty = measure_gap(profile.facets[facet.id], target)
            extra = min(EVIDENCE_CAP, max(0.0, evidence.get(facet.id, 0.0)))
            size = gap * certainty + extra
            needs[facet.id] = Need(facet.id, network.id, target, gap, certainty, extra, size)
    return needs


def measure_gap(score: Score, target: int) -> tuple[float, float]:
    """Return the gap g = max(0, target - value) / 100 and the certainty Phi((target - value) / SEM).

    Both are 0 for a facet without a score: a gap in the answers is no need.
    """
    if score.value is None:
        return 0.0, 0.0
    below = target - score.value
    return max(0.0, below) / 100, NormalDist().cdf(below / score.sem)
