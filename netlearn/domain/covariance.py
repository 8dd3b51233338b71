"""Covariances of items: of a whole table, or gathered chunk by chunk, and the one factor behind them.

Tables are people by items, NaN where an answer is missing. Variances divide by n - 1. An item that never
varies has a variance of exactly 0, whatever rounding would make of it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Table = NDArray[np.float64]

Missing = Literal["listwise", "pairwise"]
FACTOR_ROUNDS = 2000


@dataclass(slots=True)
class Moments:
    """What a covariance needs to know of the people with every answer; grows by `add`.

    Whole numbers add up without rounding, so the order and size of the chunks make no difference.

    Attributes:
        n: People so far.
        sums: The sum of each item.
        products: The sum of products of each pair of items.
        low: The lowest answer to each item.
        high: The highest.
    """

    n: int
    sums: "Table"
    products: "Table"
    low: "Table"
    high: "Table"

    def add(self, table: "ArrayLike") -> None:
        """Take in a chunk of people by items; people with a missing answer are left out."""
        import numpy as np

        chunk = _keep_complete(read_table(table, least_items=1))
        refuse(chunk.shape[1] != len(self.sums), "a chunk has other items than the ones before")
        if not len(chunk):
            return
        self.n += len(chunk)
        self.sums = self.sums + chunk.sum(axis=0)
        self.products = self.products + chunk.T @ chunk
        self.low = np.minimum(self.low, chunk.min(axis=0))
        self.high = np.maximum(self.high, chunk.max(axis=0))

    def covary(self) -> "Table":
        """Covariances, items by items; NaN from fewer than two people."""
        import numpy as np

        if self.n < 2:
            return np.full(self.products.shape, np.nan)
        covariance = (self.products - np.outer(self.sums, self.sums) / self.n) / (self.n - 1)
        return _still(covariance, self.low == self.high)


def start_moments(items: int) -> Moments:
    """Moments of nobody yet."""
    import numpy as np

    nothing = np.zeros(items)
    return Moments(0, nothing, np.zeros((items, items)), nothing + np.inf, nothing - np.inf)


def read_table(items: "ArrayLike", least_items: int) -> "Table":
    """The items as an array of numbers.

    Raises:
        ValueError: Not two-dimensional, too few items, or an infinite answer.
    """
    import numpy as np

    table = read_numbers(items)
    refuse(table.ndim != 2, "items must be a table of people by items")
    refuse(table.shape[1] < least_items, f"at least {least_items} items are needed")
    refuse(bool(np.isinf(table).any()), "an answer is infinite")
    return table


def read_numbers(values: "ArrayLike") -> "Table":
    """The values as an array of numbers, NaN for what is missing, pandas' NA included.

    Raises:
        ValueError: Something is no number.
    """
    import numpy as np

    try:
        return np.asarray(values, dtype=float)
    except TypeError:
        as_objects = np.asarray(values, dtype=object)
    # pandas marks a gap in its nullable columns by an object that no array of numbers takes.
    gaps = np.array([type(one).__name__ == "NAType" for one in as_objects.flat]).reshape(as_objects.shape)
    try:
        return np.where(gaps, np.nan, as_objects).astype(float)
    except TypeError:
        raise ValueError("Something among the values is no number.") from None


def covary(table: "Table", missing: Missing) -> "Table":
    """Covariances, items by items; NaN where fewer than two people can be used.

    Raises:
        ValueError: `missing` is neither listwise nor pairwise.
    """
    import numpy as np

    refuse(missing not in {"listwise", "pairwise"}, "missing is either listwise or pairwise")
    if missing == "listwise":
        table = _keep_complete(table)
    known = ~np.isnan(table)
    both = (known.T.astype(float) @ known).astype(float)
    low = np.where(known, table, np.inf).min(axis=0, initial=np.inf)
    high = np.where(known, table, -np.inf).max(axis=0, initial=-np.inf)
    # Counted from the middle of each item, so that large answers do not drown small differences.
    centre = np.where(known, table, 0.0).sum(axis=0) / np.maximum(np.diag(both), 1)
    filled = np.where(known, table - centre, 0.0)
    sums = filled.T @ known  # of item i over the people who also answered j
    pairs = np.maximum(both, 2)
    covariance = (filled.T @ filled - sums * sums.T / pairs) / (pairs - 1)
    covariance = _still(covariance, low == high)
    covariance[both < 2] = np.nan
    return np.asarray(covariance)


def fit_one_factor(covariance: "Table") -> "Table | None":
    """Loadings of one factor by unweighted least squares, in the units of the items.

    Principal axes, started from the squared multiple correlations and repeated until the communalities
    stand still. None when an item does not vary or nothing is shared.
    """
    import numpy as np

    scale = np.sqrt(np.diag(covariance))
    if not np.isfinite(covariance).all() or (scale == 0).any():
        return None
    correlation = covariance / np.outer(scale, scale)
    multiple = 1 - 1 / np.maximum(np.diag(np.linalg.pinv(correlation)), 1.0)
    communality = np.clip(multiple, 0.05, 0.995)
    loadings = communality
    for _ in range(FACTOR_ROUNDS):
        values, vectors = np.linalg.eigh(correlation - np.diag(1 - communality))
        if values[-1] <= 0:
            return None
        loadings = np.sqrt(values[-1]) * vectors[:, -1]
        renewed = np.clip(loadings**2, 0.0, 1.0)  # more than all of an item's variance cannot be common
        if np.abs(renewed - communality).max() < 1e-10:
            break
        communality = renewed
    direction = 1.0 if loadings.sum() >= 0 else -1.0
    return np.asarray(np.clip(direction * loadings, -1.0, 1.0) * scale)


def refuse(wrong: bool, why: str) -> None:
    """Raise ValueError with a sentence when something is wrong."""
    if wrong:
        raise ValueError(f"{why[:1].upper()}{why[1:]}.")


def _keep_complete(table: "Table") -> "Table":
    import numpy as np

    return table[~np.isnan(table).any(axis=1)]


def _still(covariance: "Table", constant: "NDArray[np.bool_]") -> "Table":
    covariance[constant, :] = 0.0
    covariance[:, constant] = 0.0
    return covariance
