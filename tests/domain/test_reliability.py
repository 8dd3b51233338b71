"""Reliability against hand-worked cases, published figures, and other people's programs."""

import math
from itertools import groupby, pairwise, product
from math import comb, inf, isclose, nan
from random import Random
from statistics import variance

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from scipy.stats import percentileofscore

from netlearn.domain.covariance import Missing, covary, start_moments
from netlearn.domain.reliability import (
    alpha_interval,
    alpha_of,
    cronbach_alpha,
    longest_run,
    omega_of,
    omega_total,
    percentile_interval,
    percentile_rank,
    reliable_change,
    shrink,
    standard_error_of_measurement,
)

# Thirty people, five items. pingouin 0.6.1: alpha and intervals; statsmodels 0.15.0 (principal axes) and
# factor_analyzer 0.5.1 with scikit-learn 1.5.2 (minres): loadings of one factor.
PEOPLE = (
    "23224 33433 33234 13324 32333 32332 33322 45533 31234 32224 33433 33344 34343 31311 32352 "
    "34433 22122 23233 11211 21313 12213 43332 32212 24343 33333 32242 11311 21333 23232 24333"
)
SAMPLE = np.array([[float(digit) for digit in person] for person in PEOPLE.split()])
GAPPY = SAMPLE.copy()
GAPPY[[0, 3, 10], [1, 4, 0]] = nan

# pingouin 0.6.1, data set cronbach_wide_missing: twelve people, eleven items; . is missing.
WIDE = (
    "11111111111 11111111010 .011.111100 11101101100 11111000100 01.01111000 "
    "11110010000 11111000000 01011000010 10010100.00 11100000000 10010000000"
)
WIDE_TABLE = np.array(
    [[nan if digit == "." else float(digit) for digit in person] for person in WIDE.split()]
)

Table = NDArray[np.float64]
ANSWERS = st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0])
GAPS = ANSWERS | st.just(nan)
WHOLE = st.tuples(st.integers(2, 12), st.integers(2, 6)).flatmap(
    lambda shape: arrays(float, shape, elements=ANSWERS)
)
TABLES = st.tuples(st.integers(0, 12), st.integers(2, 6)).flatmap(
    lambda shape: arrays(float, shape, elements=GAPS)
)


def same(one: float, other: float) -> bool:
    return (math.isnan(one) and math.isnan(other)) or isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def alpha_by_hand(table: list[list[float]]) -> float:
    """Plain Python, from the variances of items and totals."""
    rows = [row for row in table if not any(map(math.isnan, row))]
    k = len(table[0]) if table else 0
    if len(rows) < 2 or not (total := variance([sum(row) for row in rows])):
        return nan
    share: float = sum(variance(column) for column in zip(*rows, strict=True)) / total
    return k / (k - 1) * (1 - share)


# --- alpha -----------------------------------------------------------------------------------


def test_alpha_hand_worked() -> None:
    # variances 1 and 4, variance of the totals 3, 6, 9 is 9: 2 * (1 - 5 / 9)
    assert isclose(cronbach_alpha([[1, 2], [2, 4], [3, 6]]), 8 / 9)


def test_alpha_of_items_that_pull_apart_is_negative() -> None:
    # variances 1 and 1, totals 5, 4, 6 vary by 1: 2 * (1 - 2 / 1)
    assert isclose(cronbach_alpha([[1, 4], [2, 2], [3, 3]]), -2.0)


def test_alpha_of_like_items_is_one() -> None:
    assert cronbach_alpha([[1, 1, 1], [2, 2, 2], [5, 5, 5]]) == 1.0


@pytest.mark.parametrize(
    ("table", "missing", "alpha"),
    [
        (SAMPLE, "listwise", 0.7061433063791553),
        (SAMPLE, "pairwise", 0.7061433063791553),
        (GAPPY, "listwise", 0.73582242750834),
        (GAPPY, "pairwise", 0.7215371958129162),
        (WIDE_TABLE, "listwise", 0.8016949152542373),
        (WIDE_TABLE, "pairwise", 0.732660835214447),
    ],
)
def test_alpha_is_that_of_pingouin(table: Table, missing: Missing, alpha: float) -> None:
    assert isclose(cronbach_alpha(table, missing), alpha, rel_tol=1e-12)


@pytest.mark.parametrize(
    "table",
    [
        np.empty((0, 3)),
        [[1, 2, 3]],
        [[1, 2, nan], [nan, 2, 3]],
        [[3, 3], [3, 3], [3, 3]],
        [[0.1, 0.1], [0.1, 0.1], [0.1, 0.1]],
        [[1, 5], [2, 4], [5, 1]],
        [[0.1, 0.9], [0.2, 0.8], [0.7, 0.3]],
    ],
    ids=[
        "nobody",
        "one person",
        "nobody whole",
        "all the same",
        "all the same fraction",
        "mirrored",
        "mirrored fractions",
    ],
)
def test_alpha_without_people_or_spread_is_undefined(table: list[list[float]]) -> None:
    assert math.isnan(cronbach_alpha(table))


def test_alpha_pairwise_with_a_pair_nobody_answered_is_undefined() -> None:
    assert math.isnan(cronbach_alpha([[1, nan], [2, nan], [nan, 1], [nan, 3]], "pairwise"))


def test_alpha_item_that_never_varies_counts_as_an_item() -> None:
    # variances 1, 4, 0; total 9: 3 / 2 * (1 - 5 / 9)
    assert isclose(cronbach_alpha([[1, 2, 7], [2, 4, 7], [3, 6, 7]]), 2 / 3)


@pytest.mark.parametrize(
    ("table", "missing", "why"),
    [
        ([[1], [2]], "listwise", "At least 2 items are needed."),
        ([1, 2, 3], "listwise", "Items must be a table of people by items."),
        ([[1, 2], [2, inf]], "listwise", "An answer is infinite."),
        ([[1, 2], [2, 3]], "casewise", "Missing is either listwise or pairwise."),
    ],
)
def test_alpha_of_no_table_is_refused(table: list[list[float]], missing: Missing, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        cronbach_alpha(table, missing)


@given(table=TABLES)
def test_alpha_is_that_of_plain_python(table: Table) -> None:
    assert same(cronbach_alpha(table), alpha_by_hand(table.tolist()))


@given(table=WHOLE)
def test_alpha_without_gaps_is_the_same_listwise_and_pairwise(table: Table) -> None:
    assert same(cronbach_alpha(table, "listwise"), cronbach_alpha(table, "pairwise"))


@given(table=TABLES, scale=st.sampled_from([1e-6, 0.5, 3.0, 1e6]), shift=st.sampled_from([-1e3, 0.0, 7.0]))
def test_alpha_does_not_depend_on_unit_or_origin(table: Table, scale: float, shift: float) -> None:
    shifts = shift * np.arange(table.shape[1])

    assert same(round(cronbach_alpha(scale * (table + shifts)), 6), round(cronbach_alpha(table), 6))


@given(table=TABLES, seed=st.randoms(use_true_random=False))
def test_alpha_does_not_depend_on_the_order_of_people_or_items(table: Table, seed: Random) -> None:
    rows, columns = list(range(table.shape[0])), list(range(table.shape[1]))
    seed.shuffle(rows)
    seed.shuffle(columns)

    for missing in ("listwise", "pairwise"):
        assert same(cronbach_alpha(table[rows][:, columns], missing), cronbach_alpha(table, missing))


@given(table=WHOLE)
def test_alpha_listwise_is_at_most_one(table: Table) -> None:
    alpha = cronbach_alpha(table)

    assert math.isnan(alpha) or alpha <= 1


@given(table=TABLES, cut=st.integers(0, 12))
def test_moments_gathered_in_chunks_are_those_of_the_whole(table: Table, cut: int) -> None:
    moments = start_moments(table.shape[1])
    for chunk in (table[:cut], table[cut:]):
        moments.add(chunk)

    whole = covary(table, "listwise")
    assert np.allclose(moments.covary(), whole, rtol=1e-9, atol=1e-9, equal_nan=True)
    assert moments.n == int((~np.isnan(table).any(axis=1)).sum())
    assert same(alpha_of(moments.covary()), alpha_of(whole))


def test_moments_of_other_items_are_refused() -> None:
    with pytest.raises(ValueError, match="other items"):
        start_moments(3).add([[1, 2], [2, 3]])


def test_tables_of_pandas_with_its_own_gaps_are_read() -> None:
    plain = pd.DataFrame({"a": [1.0, 2, nan, 4], "b": [2.0, 3, 4, 5], "c": [1.0, 3, 4, 4]})
    nullable = plain.convert_dtypes()

    assert cronbach_alpha(nullable) == cronbach_alpha(plain) == cronbach_alpha(plain.dropna())
    assert omega_total(nullable) == omega_total(plain)
    assert (percentile_rank(nullable["a"], 2), longest_run(nullable["a"])) == (50.0, 1)


def test_tables_of_other_things_are_refused() -> None:
    with pytest.raises(ValueError, match="no number"):
        cronbach_alpha(np.array([[1, 2], [3, {}]], dtype=object))


# --- interval of alpha -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("alpha", "n", "k", "confidence", "ends"),
    [
        (0.7061433063791553, 30, 5, 0.95, (0.499, 0.844)),
        (0.7061433063791553, 30, 5, 0.90, (0.540, 0.827)),
        # people with every answer; pingouin does the same once the others are dropped beforehand
        (0.73582242750834, 27, 5, 0.95, (0.537, 0.866)),
        (0.8016949152542373, 9, 11, 0.95, (0.533, 0.947)),
        (0.8016949152542373, 9, 11, 0.90, (0.592, 0.934)),
        (0.732660835214447, 12, 11, 0.95, (0.435, 0.909)),
    ],
)
def test_alpha_interval_is_that_of_pingouin(
    alpha: float, n: int, k: int, confidence: float, ends: tuple[float, float]
) -> None:
    assert tuple(round(end, 3) for end in alpha_interval(alpha, n, k, confidence)) == ends


def test_alpha_interval_of_two_items_hand_worked() -> None:
    # F(1, 1) is the square of tan(pi p / 2): its quantiles at 0.95 and 0.05 are 161.45 and 1 / 161.45
    quantile = math.tan(0.95 * math.pi / 2) ** 2

    low, high = alpha_interval(0.5, 2, 2, 0.90)

    assert (isclose(low, 1 - 0.5 * quantile), isclose(high, 1 - 0.5 / quantile)) == (True, True)


def test_alpha_interval_of_nothing_is_nothing_and_of_one_is_one() -> None:
    assert [math.isnan(end) for end in alpha_interval(nan, 9, 4)] == [True, True]
    assert alpha_interval(1.0, 9, 4) == (1.0, 1.0)


@given(alpha=st.floats(-3, 0.999), n=st.integers(5, 500), k=st.integers(2, 60))
def test_alpha_interval_holds_alpha_and_grows_with_confidence(alpha: float, n: int, k: int) -> None:
    ends = [alpha_interval(alpha, n, k, confidence) for confidence in (0.5, 0.9, 0.99)]

    assert all(low < alpha < high <= 1 for low, high in ends)
    assert all(wide[0] < low < high < wide[1] for (low, high), wide in pairwise(ends))


@pytest.mark.parametrize(
    ("alpha", "n", "k", "confidence", "why"),
    [
        (0.7, 1, 4, 0.95, "two people"),
        (0.7, 9, 1, 0.95, "two items"),
        (1.1, 9, 4, 0.95, "at most 1"),
        (0.7, 9, 4, 1.0, "between 0 and 1"),
    ],
)
def test_alpha_interval_beyond_its_limits_is_refused(
    alpha: float, n: int, k: int, confidence: float, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        alpha_interval(alpha, n, k, confidence)


# --- omega -----------------------------------------------------------------------------------


def test_omega_hand_worked() -> None:
    # loadings .8 .7 .6 .5 and unit variances: 2.6² / (2.6² + 4 - 1.74)
    loadings = np.array([0.8, 0.7, 0.6, 0.5])
    covariance = np.outer(loadings, loadings) + np.diag(1 - loadings**2)

    assert isclose(omega_of(covariance), 6.76 / 9.02, rel_tol=1e-8)


def test_omega_of_three_items_is_exact() -> None:
    # one factor fits three items perfectly: loadings² are r12 r13 / r23 and so on
    covariance = np.array([[1.0, 0.56, 0.48], [0.56, 1.0, 0.42], [0.48, 0.42, 1.0]])

    assert isclose(omega_of(covariance), 2.1**2 / (2.1**2 + 3 - 0.64 - 0.49 - 0.36), rel_tol=1e-8)


def test_omega_is_that_of_statsmodels_and_factor_analyzer() -> None:
    assert isclose(omega_total(SAMPLE), 0.7269895955307027, rel_tol=1e-9)
    assert isclose(omega_total(SAMPLE), 0.7269893509211675, rel_tol=1e-6)


def test_omega_uses_people_with_every_answer() -> None:
    assert omega_total(GAPPY) == omega_total(np.delete(SAMPLE, [0, 3, 10], axis=0))


def test_omega_of_equal_loadings_is_alpha() -> None:
    covariance = np.full((5, 5), 0.4) + np.diag(np.full(5, 0.6))

    assert isclose(omega_of(covariance), alpha_of(covariance), rel_tol=1e-8)


@pytest.mark.parametrize(
    "table",
    [
        np.empty((0, 3)),
        [[1, 2, 3]],
        [[1, 2, 3], [2, 2, 4], [3, 2, 1]],
        [[0.1, 1, 3], [0.1, 2, 4], [0.1, 3, 1]],
    ],
    ids=["nobody", "one person", "an item never varies", "a fraction never varies"],
)
def test_omega_without_people_or_spread_is_undefined(table: list[list[float]]) -> None:
    assert math.isnan(omega_total(table))


def test_omega_of_two_items_is_refused() -> None:
    with pytest.raises(ValueError, match="At least 3 items are needed"):
        omega_total([[1, 2], [2, 3]])


@given(table=TABLES)
def test_omega_lies_between_nought_and_one(table: Table) -> None:
    assume(table.shape[1] > 2)
    omega = omega_total(table)

    assert math.isnan(omega) or 0 <= omega <= 1


@given(scale=st.sampled_from([1e-6, 0.5, 1e6]), order=st.permutations(range(5)))
def test_omega_does_not_depend_on_unit_or_order(scale: float, order: list[int]) -> None:
    assert isclose(omega_total(scale * SAMPLE[:, order]), omega_total(SAMPLE), rel_tol=1e-8)


# --- errors and changes ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reliability", "half", "change"),
    [
        (0.60, 1.24, 1.75),
        (0.70, 1.07, 1.52),
        (0.75, 0.98, 1.39),
        (0.80, 0.88, 1.24),
        (0.85, 0.76, 1.07),
        (0.90, 0.62, 0.88),
    ],
)
def test_precision_by_reliability_is_that_of_the_reference(
    reliability: float, half: float, change: float
) -> None:
    sem = standard_error_of_measurement(1, reliability)

    assert (round(1.959964 * sem, 2), round(1.959964 * math.sqrt(2) * sem, 2)) == (half, change)


def test_standard_error_hand_worked() -> None:
    assert standard_error_of_measurement(20, 0.75) == 10.0
    assert [standard_error_of_measurement(20, limit) for limit in (0, 1)] == [20.0, 0.0]


@pytest.mark.parametrize(
    ("sd", "reliability", "why"),
    [
        (-1, 0.7, "not negative"),
        (20, -0.1, "between 0 and 1"),
        (20, 1.1, "between 0 and 1"),
        (20, nan, "between 0 and 1"),
    ],
)
def test_standard_error_of_impossible_values_is_refused(sd: float, reliability: float, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        standard_error_of_measurement(sd, reliability)


def test_reliable_change_hand_worked() -> None:
    # SEM 15 * sqrt(0.36) = 9, error of a difference 12.728
    assert isclose(reliable_change(40, 58, 15, 0.64), 18 / (9 * math.sqrt(2)))
    assert isclose(reliable_change(58, 40, 15, 0.64), -18 / (9 * math.sqrt(2)))


@pytest.mark.parametrize(
    ("sd", "reliability", "z", "points"), [(20, 0.70, 1.96, 30), (20, 0.70, 1.645, 25), (15, 0.88, 1.96, 14)]
)
def test_reliable_change_smallest_real_change_is_that_of_the_reference(
    sd: float, reliability: float, z: float, points: int
) -> None:
    one_point = reliable_change(50, 51, sd, reliability)

    assert round(z / one_point) == points


def test_reliable_change_without_error_is_all_or_nothing() -> None:
    assert [reliable_change(50, after, 20, 1) for after in (50, 51, 49)] == [0.0, inf, -inf]


def test_reliable_change_of_a_gap_is_undefined() -> None:
    assert [math.isnan(reliable_change(50, nan, 20, r)) for r in (0.7, 1.0)] == [True, True]


# --- percentiles -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "percentile"), [(0, 0.0), (1, 12.5), (2, 50.0), (2.5, 75.0), (3, 87.5), (9, 100.0)]
)
def test_percentile_rank_hand_worked(value: float, percentile: float) -> None:
    assert percentile_rank([1, 2, 2, 3], value) == percentile


@given(scores=st.lists(ANSWERS, min_size=1, max_size=30), value=ANSWERS)
def test_percentile_rank_is_that_of_scipy(scores: list[float], value: float) -> None:
    assert isclose(
        percentile_rank(scores, value), percentileofscore(scores, value, kind="mean"), abs_tol=1e-9
    )


def test_percentile_rank_leaves_gaps_out() -> None:
    assert percentile_rank([1, nan, 3], 3) == 75.0
    assert [
        math.isnan(rank)
        for rank in (percentile_rank([], 3), percentile_rank([nan], 3), percentile_rank([1], nan))
    ] == [True] * 3


def test_percentile_interval_agrees_with_the_binomial() -> None:
    # ten scores, three below and one equal: Beta(4, 7), that is four or more of ten successes
    low, high = percentile_interval([1, 1, 1, 2, 3, 3, 3, 3, 3, 3], 2)

    def at_least_four(share: float) -> float:
        return sum(comb(10, hits) * share**hits * (1 - share) ** (10 - hits) for hits in range(4, 11))

    assert isclose(at_least_four(low / 100), 0.025, rel_tol=1e-9)
    assert isclose(at_least_four(high / 100), 0.975, rel_tol=1e-9)


def test_percentile_interval_of_nothing_is_nothing() -> None:
    assert [math.isnan(end) for end in percentile_interval([], 2)] == [True, True]


# --- runs and ranks --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "longest"),
    [
        ([], 0),
        ([nan], 0),
        ([3], 1),
        ([1, 1, 2, 2, 2, 1], 3),
        ([2, 2, nan, 2], 2),
        ([nan, nan, nan], 0),
        ([5] * 48, 48),
    ],
)
def test_longest_run_hand_worked(answers: list[float], longest: int) -> None:
    assert longest_run(answers) == longest


@given(answers=st.lists(st.sampled_from([1, 2, 3]), max_size=40))
def test_longest_run_is_that_of_groupby(answers: list[int]) -> None:
    assert longest_run(answers) == max((len(list(run)) for _, run in groupby(answers)), default=0)


def test_shrink_hand_worked() -> None:
    assert [shrink(80, 50, r) for r in (1, 0.7, 0)] == [80.0, 71.0, 50.0]


@given(table=TABLES)
def test_covary_is_that_of_plain_python(table: Table) -> None:
    covariance = covary(table, "pairwise")

    for i, j in product(range(table.shape[1]), repeat=2):
        pairs = [
            (a, b)
            for a, b in zip(table[:, i].tolist(), table[:, j].tolist(), strict=True)
            if not math.isnan(a + b)
        ]
        expected = nan
        if len(pairs) > 1:
            means = [sum(side) / len(pairs) for side in zip(*pairs, strict=True)]
            expected = sum((a - means[0]) * (b - means[1]) for a, b in pairs) / (len(pairs) - 1)
        assert same(float(covariance[i, j]), expected)
