"""Reliability: how far the items of a scale agree, and what that makes of scores and changes.

`items` is always a table of people by items, NaN where an answer is missing, reverse-keyed items
already turned round. Variances divide by n - 1. NumPy and SciPy are imported where they are used.
"""

import math
from typing import TYPE_CHECKING

from netlearn.domain.covariance import Missing, covary, fit_one_factor, read_numbers, read_table, refuse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

ROUNDING = 1e-12  # a total that varies less than this share of its items does not vary


def cronbach_alpha(items: "ArrayLike", missing: Missing = "listwise") -> float:
    """Cronbach's alpha: k / (k - 1) · (1 - Σ s²ᵢ / s²ₓ) (Cronbach 1951).

    Args:
        items: People by items, NaN for missing; at least two items.
        missing: `listwise` uses the people with every answer; `pairwise` uses, for each covariance, the
            people with both answers.

    Returns:
        Alpha, possibly negative; NaN when fewer than two people can be used or the total does not vary.
        Listwise it is at most 1; covariances of different people need not fit together, so pairwise it
        can be more.

    Raises:
        ValueError: The table is not two-dimensional, has fewer than two items or an infinite answer, or
            `missing` is unknown.
    """
    return alpha_of(covary(read_table(items, least_items=2), missing))


def alpha_of(covariance: "NDArray[np.float64]") -> float:
    """Cronbach's alpha from the covariances of at least two items; NaN as in `cronbach_alpha`."""
    k, items, total = len(covariance), float(covariance.trace()), float(covariance.sum())
    if not math.isfinite(total) or total <= ROUNDING * items:
        return math.nan
    alpha = k / (k - 1) * (1 - items / total)
    return 1.0 if math.isclose(alpha, 1, abs_tol=ROUNDING) else alpha


def alpha_interval(alpha: float, n: int, k: int, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of alpha by Feldt's F distribution (Feldt, Woodruff & Salih 1987).

    Low is 1 - (1 - alpha) · F(1 - tail; n - 1, (n - 1)(k - 1)), high the same with F(tail).

    Args:
        alpha: The estimate, at most 1.
        n: People whose answers were used, at least 2.
        k: Items, at least 2.
        confidence: Between 0 and 1.

    Returns:
        Lower and upper end; both NaN when alpha is.

    Raises:
        ValueError: Too few people or items, alpha above 1, or a confidence outside 0 to 1.
    """
    from scipy.stats import f

    refuse(n < 2, "an interval needs at least two people")
    refuse(k < 2, "an interval needs at least two items")
    refuse(alpha > 1, "alpha is at most 1")
    refuse(not 0 < confidence < 1, "a confidence lies between 0 and 1")
    tail = (1 - confidence) / 2
    between, within = n - 1, (n - 1) * (k - 1)
    low, high = (1 - (1 - alpha) * f.ppf([1 - tail, tail], between, within)).tolist()
    return low, high


def omega_total(items: "ArrayLike") -> float:
    """McDonald's omega of one factor: (Σλ)² / ((Σλ)² + Σθ).

    Loadings λ and unique variances θ come from a one-factor model of the covariances of the people with
    every answer, fitted by unweighted least squares (principal axes). Worth reporting from 100 people.

    Returns:
        Omega, 0 to 1; NaN when fewer than two people can be used, an item does not vary, or the model
        cannot be fitted.

    Raises:
        ValueError: The table is not two-dimensional, has an infinite answer, or fewer than three items,
            which one factor needs.
    """
    return omega_of(covary(read_table(items, least_items=3), "listwise"))


def omega_of(covariance: "NDArray[np.float64]") -> float:
    """McDonald's omega from the covariances of at least three items; NaN as in `omega_total`."""
    import numpy as np

    loadings = fit_one_factor(covariance)
    if loadings is None:
        return math.nan
    common = float(loadings.sum()) ** 2
    unique = float(np.maximum(np.diag(covariance) - loadings**2, 0.0).sum())
    return common / (common + unique) if common + unique else math.nan


def standard_error_of_measurement(sd: float, reliability: float) -> float:
    """SD · √(1 - reliability), in the unit of `sd`.

    Raises:
        ValueError: A negative SD, or a reliability outside 0 to 1.
    """
    refuse(sd < 0, "a standard deviation is not negative")
    refuse(not 0 <= reliability <= 1, "a reliability lies between 0 and 1")
    return sd * math.sqrt(1 - reliability)


def reliable_change(before: float, after: float, sd: float, reliability: float) -> float:
    """The change in standard errors of a difference: (after - before) / √(2 · SEM²).

    Jacobson & Truax 1991 with the √2 of Christensen & Mendoza 1986. Beyond ±1.96 a change is more than
    noise at 95 %, beyond ±1.645 at 90 %.

    Returns:
        Standard errors, signed; with no error at all, 0 for no change and ±infinity for any.

    Raises:
        ValueError: A negative SD, or a reliability outside 0 to 1.
    """
    error = math.sqrt(2) * standard_error_of_measurement(sd, reliability)
    change = after - before
    if error or math.isnan(change):
        return change / (error or 1.0)
    return math.copysign(math.inf, change) if change else 0.0


def percentile_rank(scores: "ArrayLike", value: float) -> float:
    """The percentile of a value by definition C: 100 · (m + k / 2) / N, m below it and k equal to it.

    Crawford, Garthwaite & Slick 2009. Missing scores (NaN) are left out.

    Returns:
        0 to 100; NaN when there are no scores or the value is NaN.
    """
    import numpy as np

    known = read_numbers(scores).ravel()
    known = known[~np.isnan(known)]
    if not known.size or math.isnan(value):
        return math.nan
    return float(100 * ((known < value).sum() + (known == value).sum() / 2) / known.size)


def percentile_interval(scores: "ArrayLike", value: float, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of a percentile: Beta(q + ½, N - q + ½) with q = m + k / 2 (Crawford et al. 2009).

    Returns:
        Lower and upper end, 0 to 100; both NaN when the percentile is.

    Raises:
        ValueError: A confidence outside 0 to 1.
    """
    import numpy as np
    from scipy.stats import beta

    refuse(not 0 < confidence < 1, "a confidence lies between 0 and 1")
    count = int(np.count_nonzero(~np.isnan(read_numbers(scores))))
    rank = percentile_rank(scores, value)
    if math.isnan(rank):
        return math.nan, math.nan
    below, tail = rank / 100 * count, (1 - confidence) / 2
    low, high = beta.ppf([tail, 1 - tail], below + 0.5, count - below + 0.5)
    return float(100 * low), float(100 * high)


def longest_run(answers: "ArrayLike") -> int:
    """The longest run of identical answers in the order given; a missing answer (NaN) ends a run."""
    longest = run = 0
    last = math.nan
    for answer in read_numbers(answers).ravel().tolist():
        run = run + 1 if answer == last else int(not math.isnan(answer))
        longest, last = max(longest, run), answer
    return longest


def shrink(score: float, mean: float, reliability: float) -> float:
    """Kelley's estimate of a true score: r · score + (1 - r) · mean. For ranking only.

    Raises:
        ValueError: A reliability outside 0 to 1.
    """
    refuse(not 0 <= reliability <= 1, "a reliability lies between 0 and 1")
    return reliability * score + (1 - reliability) * mean
