"""How exact scores are: taken for granted at first, estimated once enough people have answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from netlearn.content.model import Instrument, Precision

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

LEAST_PEOPLE = 200  # with every item answered, before estimates replace what was assumed
NARROWEST, WIDEST = 0.99, 0.01  # estimated reliabilities beyond these are set to them
OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class PrecisionSet:
    """Reliability and standard deviation of every score, and where they come from.

    Attributes:
        scores: By facet id, by network id, and for "overall".
        people: How many people they were estimated from; 0 when they are assumed.
        day: When they were estimated; None when they are assumed.
    """

    scores: Mapping[str, Precision]
    people: int = 0
    day: date | None = None

    @property
    def estimated(self) -> bool:
        """Whether they come from answers."""
        return self.day is not None

    @property
    def label(self) -> str:
        """Where they come from, to stand after "Reliability" and the like."""
        if self.day is None:
            return f"assumed until {LEAST_PEOPLE} people have answered every item"
        return f"estimated from {self.people} people on {self.day.day} {self.day:%B %Y}"


def assume_precision(instrument: Instrument) -> PrecisionSet:
    """The precision that the instrument takes for granted."""
    assumed = instrument.precision
    return PrecisionSet(
        {
            **{facet.id: assumed.facet for facet in instrument.facets},
            **{network.id: assumed.network for network in instrument.networks},
            OVERALL: assumed.overall,
        }
    )


def choose_precision(instrument: Instrument, answers: "ArrayLike", day: date) -> PrecisionSet:
    """Estimate the precision of every score if enough people answered every item, else assume it.

    The reliability is Cronbach's alpha of the items of a score, kept within 0.01 to 0.99; the standard
    deviation is that of the people's points. A score on which nobody differs stays assumed.

    Args:
        instrument: The questionnaire.
        answers: People by items in instrument order, raw; NaN or `MISSING` where there is no answer.
        day: Today.

    Raises:
        RatingRefused: A value that is not a point of the scale.
        ValueError: Not a table of people by all the items.
    """
    import numpy as np

    from netlearn.domain.answer_table import key_table, read_columns
    from netlearn.domain.covariance import covary

    assumed = assume_precision(instrument)
    keyed = key_table(instrument, read_columns(instrument, answers))
    keyed = keyed[~np.isnan(keyed).any(axis=1)]
    people = len(keyed)
    if people < LEAST_PEOPLE:
        return assumed
    covariance = covary(keyed, "listwise")
    reach = instrument.scale.high - instrument.scale.low
    scores = {
        score_id: _estimate(covariance[slice(*span), slice(*span)], reach) or assumed.scores[score_id]
        for score_id, span in find_spans(instrument).items()
    }
    return PrecisionSet(scores, people, day)


def find_spans(instrument: Instrument) -> dict[str, tuple[int, int]]:
    """Where the items of each facet, each network and the whole stand in instrument order: start, end."""
    spans: dict[str, tuple[int, int]] = {}
    networks: dict[str, tuple[int, int]] = {}
    end = 0
    for network in instrument.networks:
        first = end
        for facet in network.facets:
            spans[facet.id] = (end, end + len(facet.items))
            end += len(facet.items)
        networks[network.id] = (first, end)
    return {**spans, **networks, OVERALL: (0, end)}


def _estimate(covariance: "NDArray[np.float64]", reach: int) -> Precision | None:
    """Alpha and the SD of the mean of the items in points; None when nobody differs or one item is all."""
    from math import isnan, sqrt

    from netlearn.domain.reliability import alpha_of

    k = len(covariance)
    alpha = alpha_of(covariance) if k > 1 else float("nan")
    if isnan(alpha):
        return None
    sd = 100 / reach * sqrt(float(covariance.sum())) / k
    return Precision(reliability=min(max(alpha, WIDEST), NARROWEST), sd=sd)
