"""Percentiles only among enough people, and shrunk scores for ranking only."""

from datetime import date
from math import isclose

import pytest

from netlearn.content.model import Precision
from netlearn.domain.norms import Percentile, place_among, rank_scores
from netlearn.domain.precision import PrecisionSet
from netlearn.domain.reliability import percentile_interval
from netlearn.domain.scoring import Score

DAY = date(2026, 3, 2)
POPULATION = "everybody who answered here"


def make_score(value: float | None) -> Score:
    return Score("X", value, value, value, 10.0, 4, 4, ())


def test_place_among_hand_worked() -> None:
    others = [25.0] * 60 + [50.0] * 20 + [75.0] * 20

    low, high = percentile_interval(others, 50.0, 0.90)

    assert place_among(others, 50.0, POPULATION, DAY) == Percentile(70.0, low, high, 100, POPULATION, DAY)


@pytest.mark.parametrize(
    "others", [[], [50.0] * 99, [50.0] * 99 + [float("nan")] * 50], ids=["nobody", "99", "99 and gaps"]
)
def test_place_among_fewer_than_a_hundred_is_not_told(others: list[float]) -> None:
    assert place_among(others, 50.0, POPULATION, DAY) is None


def test_place_of_a_gap_is_not_told() -> None:
    assert place_among([50.0] * 200, None, POPULATION, DAY) is None


def test_place_among_interval_narrows_with_people() -> None:
    few = place_among([25.0, 75.0] * 50, 50.0, POPULATION, DAY)
    many = place_among([25.0, 75.0] * 5000, 50.0, POPULATION, DAY)

    assert few is not None
    assert many is not None
    assert isclose(few.value, many.value)
    assert few.low < many.low < 50 < many.high < few.high


def test_rank_scores_draws_the_less_reliable_further() -> None:
    scores = {"O1": make_score(80.0), "P1": make_score(75.0), "S1": make_score(70.0), "S2": make_score(None)}
    means = {"O1": 50.0, "P1": 50.0, "S2": 50.0}
    precision = PrecisionSet(
        {name: Precision(reliability=r, sd=20) for name, r in (("O1", 0.5), ("P1", 0.9), ("S2", 0.7))}
    )

    # 0.5 * 80 + 0.5 * 50 = 65 against 0.9 * 75 + 0.1 * 50 = 72.5
    assert rank_scores(scores, means, precision) == ("P1", "O1")
