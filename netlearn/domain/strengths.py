"""Strengths that can serve a gap: what comes readily in one network, put to use for another."""

from collections.abc import Sequence
from dataclasses import dataclass

from netlearn.content.model import Instrument, NetworkId, Serving
from netlearn.domain.because import find_strength
from netlearn.domain.needs import TARGET, measure_gap
from netlearn.domain.scoring import Profile, Score

LIKELY = 0.9  # probability that the true score lies below the target before a gap is called one
MOST = 3


@dataclass(frozen=True, slots=True)
class Pairing:
    """A strength and the gap it can serve; `how` is empty where the course has no words for it."""

    strength: Score
    gap: Score
    how: str


def pair_strengths(
    instrument: Instrument, profile: Profile, servings: Sequence[Serving] = ()
) -> tuple[Pairing, ...]:
    """Pair the facets most in need with a strength of another network, at most three, each strength once.

    A gap lies below the usual target with a probability of 90 % or more; a strength has its whole interval
    at or above the middle of the scale and differs from the gap by more than measurement noise.
    """
    networks = {facet.id: network.id for network in instrument.networks for facet in network.facets}
    words = {(one.strong, one.thin): one.how for one in servings}
    gaps = [score for score in profile.facets.values() if measure_gap(score, TARGET)[1] >= LIKELY]
    pairings: list[Pairing] = []
    for gap in sorted(gaps, key=lambda score: score.value or 0.0):
        strength = find_strength(instrument, profile, gap.id, besides=[one.strength.id for one in pairings])
        if strength is not None and len(pairings) < MOST:
            way: tuple[NetworkId, NetworkId] = (networks[strength.id], networks[gap.id])
            pairings.append(Pairing(strength, gap, words.get(way, "")))
    return tuple(pairings)
