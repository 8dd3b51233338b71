"""The reliability report of an instrument: what its scales and items are worth on a set of answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan, nan
from typing import TYPE_CHECKING

from netlearn.content.model import Facet, Instrument, Network
from netlearn.domain.covariance import Moments, refuse, start_moments
from netlearn.domain.precision import OVERALL, find_spans
from netlearn.domain.reliability import alpha_interval, alpha_of, omega_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ScaleReliability:
    """How reliable a facet or network is; None where that is not defined.

    Attributes:
        alpha: Cronbach's alpha of the people who answered all its items.
        alpha_low: Lower end of the 95 % interval (Feldt).
        alpha_high: Upper end.
        omega: McDonald's omega of one factor.
        n: Those people.
    """

    alpha: float | None
    alpha_low: float | None
    alpha_high: float | None
    omega: float | None
    n: int


@dataclass(frozen=True, slots=True)
class FacetWorth:
    """What a facet and its network say about the facet's true score (Haberman 2008).

    Attributes:
        own: The share of its variance that the facet itself predicts, which is its reliability.
        network: The share that the network predicts.
        item_rest: By item id, the correlation of the item with the sum of the facet's others.
    """

    own: float | None
    network: float | None
    item_rest: Mapping[str, float | None]

    @property
    def worth_showing(self) -> bool | None:
        """Whether the facet says more about itself than the network does; None when that is not known."""
        return None if self.own is None or self.network is None else self.own > self.network


def start_scales(instrument: Instrument) -> dict[str, Moments]:
    """Moments of nobody yet for every facet and network, by id."""
    spans = find_spans(instrument).items()
    return {scale_id: start_moments(end - start) for scale_id, (start, end) in spans if scale_id != OVERALL}


def add_answers(instrument: Instrument, scales: Mapping[str, Moments], keyed: "Table") -> None:
    """Take in keyed answers, people by items; each scale counts the people who answered all of it."""
    spans = find_spans(instrument)
    for scale_id, moments in scales.items():
        start, end = spans[scale_id]
        moments.add(keyed[:, start:end])


def measure_scales(scales: Mapping[str, Moments]) -> dict[str, ScaleReliability]:
    """The reliability of every scale, by id."""
    return {scale_id: _measure(moments) for scale_id, moments in scales.items()}


def weigh_facets(instrument: Instrument, scales: Mapping[str, Moments]) -> dict[str, FacetWorth]:
    """The worth of every facet and its items, by facet id."""
    return {
        facet.id: _weigh(facet, own, from_network, scales[facet.id].covary())
        for network in instrument.networks
        for facet, (own, from_network) in zip(
            network.facets, _compare_facets(network, scales).tolist(), strict=True
        )
    }


def added_value(covariance: "ArrayLike", reliabilities: "ArrayLike") -> "Table":
    """Compare what facets and their total say about each facet's true score (Haberman 2008).

    Args:
        covariance: Of the facet scores.
        reliabilities: Of each facet.

    Returns:
        Facets by 2: PRMSE from the facet itself, which is its reliability, and PRMSE from the total,
        cov(s_true, X)² / (σ²_s_true · σ²_X) with cov(s_true, X) = r_s σ²_s + Σ cov(s, others). The facet
        is worth showing alone where the first is greater. NaN where nothing varies or a reliability is
        not positive.

    Raises:
        ValueError: Not as many reliabilities as facets.
    """
    import numpy as np

    table, own = np.asarray(covariance, dtype=float), np.asarray(reliabilities, dtype=float)
    refuse(table.shape != (*own.shape, *own.shape), "give one reliability a facet")
    variances = table.diagonal()
    with_total = own * variances + table.sum(axis=1) - variances
    true = np.where(own * variances > 0, own * variances, np.nan)
    total = float(table.sum())
    from_total = with_total**2 / (true * (total if total > 0 else nan))
    return np.column_stack([own, from_total])


def correlate_with_rest(covariance: "Table") -> "Table":
    """The correlation of each item with the sum of the others; NaN where one of them does not vary."""
    import numpy as np

    own, with_all = covariance.diagonal(), covariance.sum(axis=1)
    rest = covariance.sum() - 2 * with_all + own
    product = own * rest
    varies = (own > 0) & (rest > 1e-12 * covariance.trace())
    return np.where(varies, (with_all - own) / np.sqrt(np.where(varies, product, 1.0)), nan)


def _measure(moments: Moments) -> ScaleReliability:
    covariance, k = moments.covary(), len(moments.sums)
    alpha = alpha_of(covariance) if k > 1 else nan
    omega = omega_of(covariance) if k > 2 else nan
    low, high = (nan, nan) if isnan(alpha) else alpha_interval(alpha, moments.n, k)
    return ScaleReliability(_or_none(alpha), _or_none(low), _or_none(high), _or_none(omega), moments.n)


def _compare_facets(network: Network, scales: Mapping[str, Moments]) -> "Table":
    """Added value of the facets of a network, from the people who answered all of the network."""
    import numpy as np

    items = scales[network.id].covary()
    to_facets = np.zeros((len(network.facets), len(items)))
    start = 0
    for row, facet in enumerate(network.facets):
        to_facets[row, start : start + len(facet.items)] = 1 / len(facet.items)
        start += len(facet.items)
    own = [_measure(scales[facet.id]).alpha for facet in network.facets]
    return added_value(to_facets @ items @ to_facets.T, [nan if one is None else one for one in own])


def _weigh(facet: Facet, own: float, network: float, covariance: "Table") -> FacetWorth:
    rest = correlate_with_rest(covariance).tolist()
    item_rest = {item.id: _or_none(one) for item, one in zip(facet.items, rest, strict=True)}
    return FacetWorth(_or_none(own), _or_none(network), item_rest)


def _or_none(value: float) -> float | None:
    return None if isnan(value) else value
