"""Standing among others: percentiles once enough people have answered, and shrunk scores for ranking."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from netlearn.domain.precision import PrecisionSet
from netlearn.domain.reliability import percentile_interval, percentile_rank, shrink
from netlearn.domain.scoring import CONFIDENCE, Score

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

LEAST_OTHERS = 100


@dataclass(frozen=True, slots=True)
class Percentile:
    """A place among others, 0 to 100, which must be told together with whom and when.

    Attributes:
        value: 100 · (m + k / 2) / N (definition C of Crawford, Garthwaite & Slick 2009).
        low: Lower end of its 90 % interval.
        high: Upper end.
        people: N.
        population: Who they are.
        day: When they were counted.
    """

    value: float
    low: float
    high: float
    people: int
    population: str
    day: date


def place_among(scores: "ArrayLike", value: float | None, population: str, day: date) -> Percentile | None:
    """Find the percentile of a score among the scores of others; None below 100 of them or for a gap.

    Args:
        scores: The points of the others, NaN for a gap.
        value: The points to be placed; None for a gap.
        population: Who the others are, in words.
        day: Today.
    """
    import numpy as np

    people = int(np.count_nonzero(~np.isnan(np.asarray(scores, dtype=float))))
    if value is None or people < LEAST_OTHERS:
        return None
    low, high = percentile_interval(scores, value, CONFIDENCE)
    return Percentile(percentile_rank(scores, value), low, high, people, population, day)


def rank_scores(
    scores: Mapping[str, Score], means: Mapping[str, float], precision: PrecisionSet
) -> tuple[str, ...]:
    """The ids of the scores from the highest to the lowest, each drawn to its group's mean (Kelley).

    A less reliable score is drawn further. Only the order is meant to be shown, never the drawn figures.
    Gaps and scores without a mean are left out; equals keep their order.
    """
    drawn = {
        score_id: shrink(score.value, means[score_id], precision.scores[score_id].reliability)
        for score_id, score in scores.items()
        if score.value is not None and score_id in means
    }
    return tuple(sorted(drawn, key=lambda score_id: -drawn[score_id]))
