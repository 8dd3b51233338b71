"""The reliability report: scales, what a facet adds to its network, items with the rest."""

import math
from math import isclose, nan

import numpy as np
import pytest
from numpy.typing import NDArray

from netlearn.content.model import Instrument
from netlearn.domain.covariance import Moments, covary
from netlearn.domain.reliability import alpha_interval, cronbach_alpha, omega_total
from netlearn.domain.scale_report import (
    add_answers,
    added_value,
    correlate_with_rest,
    measure_scales,
    start_scales,
    weigh_facets,
)
from tests.factories import make_instrument

INSTRUMENT = make_instrument()


def draw_keyed(people: int = 150, gaps: float = 0.02) -> NDArray[np.float64]:
    rng = np.random.default_rng(5)
    whole, facets = rng.normal(size=(people, 1)), np.repeat(rng.normal(size=(people, 12)), 4, axis=1)
    keyed = np.clip(np.round(3 + 0.5 * whole + 0.6 * facets + 0.7 * rng.normal(size=(people, 48))), 1, 5)
    keyed[rng.random(keyed.shape) < gaps] = nan
    return np.asarray(keyed)


def gather(instrument: Instrument, keyed: NDArray[np.float64], chunk: int = 40) -> dict[str, Moments]:
    scales = start_scales(instrument)
    for start in range(0, len(keyed), chunk):
        add_answers(instrument, scales, keyed[start : start + chunk])
    return scales


def test_scales_are_measured_as_a_whole_table_would_be() -> None:
    keyed = draw_keyed()

    measured = measure_scales(gather(INSTRUMENT, keyed))

    assert list(measured) == [
        *(facet.id for facet in INSTRUMENT.facets),
        "operational",
        "personal",
        "strategic",
    ]
    for scale_id, part in (("P2", keyed[:, 20:24]), ("strategic", keyed[:, 32:])):
        whole = int((~np.isnan(part).any(axis=1)).sum())
        alpha = cronbach_alpha(part)
        found = measured[scale_id]
        assert found.n == whole
        assert isclose(found.alpha or 0, alpha, rel_tol=1e-9)
        assert isclose(found.omega or 0, omega_total(part), rel_tol=1e-6)
        low, high = alpha_interval(alpha, whole, part.shape[1])
        assert isclose(found.alpha_low or 0, low, rel_tol=1e-9)
        assert isclose(found.alpha_high or 0, high, rel_tol=1e-9)


@pytest.mark.parametrize("people", [0, 1])
def test_scales_of_hardly_anybody_are_undefined(people: int) -> None:
    scales = gather(INSTRUMENT, draw_keyed(gaps=0)[:people])

    found = measure_scales(scales)["O1"]

    assert (found.alpha, found.alpha_low, found.alpha_high, found.omega, found.n) == (
        None,
        None,
        None,
        None,
        people,
    )
    assert weigh_facets(INSTRUMENT, scales)["O1"].worth_showing is None


@pytest.mark.parametrize("items", [1, 2])
def test_scales_too_short_for_a_figure_have_none(items: int) -> None:
    instrument = make_instrument(facets=2, items=items)
    scales = gather(instrument, draw_keyed(gaps=0)[:, : len(instrument.items)])

    found = measure_scales(scales)["O1"]

    assert ((found.alpha is None), found.omega) == (items == 1, None)
    assert len(weigh_facets(instrument, scales)["O1"].item_rest) == items


def test_added_value_hand_worked() -> None:
    # X = s1 + s2, variance 4 + 9 + 2 * 3 = 19; cov(s1 true, X) = 0.5 * 4 + 3 = 5, 25 / (0.5 * 4 * 19)
    # cov(s2 true, X) = 0.8 * 9 + 3 = 10.2, 104.04 / (0.8 * 9 * 19)
    found = added_value([[4, 3], [3, 9]], [0.5, 0.8])

    assert np.allclose(found, [[0.5, 25 / 38], [0.8, 104.04 / 136.8]])


def test_added_value_of_facets_that_share_nothing_is_their_own() -> None:
    own, from_total = added_value(np.eye(4), [0.7] * 4).T

    assert np.allclose(from_total, 0.7 / 4)
    assert (own > from_total).all()


def test_added_value_is_the_true_score_regression_in_a_simulation() -> None:
    # true scores are known here: what the total says of one is their squared correlation
    rng = np.random.default_rng(8)
    true = rng.multivariate_normal([0, 0, 0], [[1, 0.8, 0.3], [0.8, 1, 0.4], [0.3, 0.4, 1]], 200_000)
    noise = np.array([0.5, 1.0, 0.25])
    seen = true + rng.normal(size=true.shape) * np.sqrt(noise)

    found = added_value(covary(seen, "listwise"), 1 / (1 + noise))

    total = seen.sum(axis=1)
    expected = [np.corrcoef(true[:, place], total)[0, 1] ** 2 for place in range(3)]
    assert np.allclose(found[:, 1], expected, atol=0.01)


def test_added_value_without_spread_or_reliability_is_undefined() -> None:
    found = added_value([[0, 0, 0], [0, 4, 1], [0, 1, 4]], [0.7, -0.2, 0.7])

    assert [math.isnan(one) for one in found[:, 1]] == [True, True, False]


def test_added_value_needs_a_reliability_a_facet() -> None:
    with pytest.raises(ValueError, match="one reliability a facet"):
        added_value(np.eye(3), [0.7, 0.7])


def test_facet_that_only_repeats_its_network_is_not_worth_showing() -> None:
    rng = np.random.default_rng(6)
    trait = rng.normal(size=(400, 1))
    keyed = np.clip(np.round(3 + trait + 1.2 * rng.normal(size=(400, 48))), 1, 5)

    worth = weigh_facets(INSTRUMENT, gather(INSTRUMENT, keyed))

    assert {one.worth_showing for one in worth.values()} == {False}


def test_item_rest_is_a_pearson_correlation() -> None:
    keyed = draw_keyed(gaps=0)

    found = weigh_facets(INSTRUMENT, gather(INSTRUMENT, keyed))["S2"].item_rest

    part = keyed[:, 36:40]
    expected = [
        np.corrcoef(part[:, place], np.delete(part, place, 1).sum(axis=1))[0, 1] for place in range(4)
    ]
    assert list(found) == ["S2-1", "S2-2", "S2-3", "S2-4"]
    assert np.allclose(list(map(float, filter(None, found.values()))), expected)


def test_item_rest_without_spread_is_undefined() -> None:
    covariance = np.array([[1.0, 0.0, 0.5], [0.0, 0.0, 0.0], [0.5, 0.0, 1.0]])

    assert [math.isnan(one) for one in correlate_with_rest(covariance)] == [False, True, False]
