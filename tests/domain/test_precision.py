"""Assumed precision until 200 people answered every item, estimated precision after that."""

from datetime import date
from math import isclose
from statistics import stdev

import numpy as np
import pytest
from numpy.typing import NDArray

from netlearn.content.model import Precision
from netlearn.domain.precision import assume_precision, choose_precision, find_spans
from netlearn.domain.reliability import cronbach_alpha
from netlearn.domain.scoring import score_profile
from tests.factories import make_instrument, rate_raw

INSTRUMENT = make_instrument()
DAY = date(2026, 3, 2)


def draw_people(count: int, seed: int = 3) -> NDArray[np.float64]:
    """Raw answers that hang together within a facet and, less so, over all."""
    rng = np.random.default_rng(seed)
    whole, facets = rng.normal(size=(count, 1)), np.repeat(rng.normal(size=(count, 12)), 4, axis=1)
    keyed = np.clip(np.round(3 + 0.6 * whole + 0.6 * facets + 0.7 * rng.normal(size=(count, 48))), 1, 5)
    reverse = [item.reverse for item in INSTRUMENT.items]
    keyed[:, reverse] = 6 - keyed[:, reverse]
    return keyed


def test_assumed_precision_is_the_instruments() -> None:
    assumed = assume_precision(INSTRUMENT)

    assert (assumed.scores["P3"], assumed.scores["strategic"], assumed.scores["overall"]) == (
        Precision(reliability=0.70, sd=20),
        Precision(reliability=0.88, sd=15),
        Precision(reliability=0.94, sd=13),
    )
    assert (assumed.estimated, assumed.label) == (False, "assumed until 200 people have answered every item")


def test_score_profile_without_precision_assumes_it() -> None:
    ratings = rate_raw(INSTRUMENT, 4)

    assert score_profile(INSTRUMENT, ratings, assume_precision(INSTRUMENT)) == score_profile(
        INSTRUMENT, ratings
    )


@pytest.mark.parametrize(("count", "estimated"), [(0, False), (199, False), (200, True)])
def test_two_hundred_people_replace_what_was_assumed(count: int, estimated: bool) -> None:
    chosen = choose_precision(INSTRUMENT, draw_people(200)[:count], DAY)

    assert (chosen.estimated, chosen.people) == (estimated, count if estimated else 0)


def test_people_with_a_gap_do_not_count() -> None:
    answers = draw_people(201)
    answers[[3, 9], [0, 47]] = np.nan

    assert choose_precision(INSTRUMENT, answers, DAY) == assume_precision(INSTRUMENT)
    assert choose_precision(INSTRUMENT, np.vstack([answers, draw_people(1)]), DAY).people == 200


def test_estimates_are_alpha_and_the_spread_of_the_points() -> None:
    answers = draw_people(240)

    chosen = choose_precision(INSTRUMENT, answers, DAY)

    keyed = answers.copy()
    reverse = [item.reverse for item in INSTRUMENT.items]
    keyed[:, reverse] = 6 - keyed[:, reverse]
    profiles = [
        score_profile(INSTRUMENT, dict(zip(rate_raw(INSTRUMENT, 1), map(int, row), strict=True)))
        for row in answers
    ]
    for score_id, (start, end) in find_spans(INSTRUMENT).items():
        found = chosen.scores[score_id]
        points = [
            {**one.facets, **one.networks, "overall": one.overall}[score_id].value or 0.0 for one in profiles
        ]
        assert isclose(found.reliability, cronbach_alpha(keyed[:, start:end]), rel_tol=1e-9)
        assert isclose(found.sd, stdev(points), rel_tol=1e-9)
    assert chosen.label == "estimated from 240 people on 2 March 2026"


def test_estimates_change_the_interval_and_not_the_value() -> None:
    chosen = choose_precision(INSTRUMENT, draw_people(240), DAY)
    ratings = rate_raw(INSTRUMENT, 3)

    before, after = score_profile(INSTRUMENT, ratings), score_profile(INSTRUMENT, ratings, chosen)

    exact = chosen.scores["S4"]
    assert after.facets["S4"].value == before.facets["S4"].value == 50.0
    assert isclose(after.facets["S4"].sem, exact.sd * (1 - exact.reliability) ** 0.5)


def test_score_on_which_nobody_differs_stays_assumed() -> None:
    answers = draw_people(220)
    answers[:, 4:8] = 3

    chosen = choose_precision(INSTRUMENT, answers, DAY)

    assert (chosen.scores["O2"], chosen.people) == (INSTRUMENT.precision.facet, 220)
    assert chosen.scores["O1"] != INSTRUMENT.precision.facet


@pytest.mark.parametrize(("turned", "reliability"), [(True, 0.01), (False, 0.99)])
def test_reliabilities_stay_within_what_an_interval_can_use(turned: bool, reliability: float) -> None:
    answers = draw_people(220)
    answers[:, :4] = answers[:, :1]
    answers[:, 3 if not turned else 1] = 6 - answers[:, 0]  # the fourth is reverse-keyed
    answers[:, 2] = 6 - answers[:, 0] if turned else answers[:, 0]

    assert choose_precision(INSTRUMENT, answers, DAY).scores["O1"].reliability == reliability


def test_spans_lie_in_instrument_order() -> None:
    spans = find_spans(INSTRUMENT)

    assert (spans["O1"], spans["S4"], spans["personal"], spans["overall"]) == (
        (0, 4),
        (44, 48),
        (16, 32),
        (0, 48),
    )
