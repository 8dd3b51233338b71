"""The quality checks of `netlearn.domain.quality` for a whole table of people at once."""

from math import lcm
from typing import TYPE_CHECKING

from netlearn.content.model import Instrument
from netlearn.domain.answer_table import MISSING
from netlearn.domain.quality import FLAG_KINDS, LEAST_ANSWERS, LEAST_FACETS, LEAST_SPREAD, LONG_RUN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Columns = NDArray[np.int8]
    Flags = NDArray[np.bool_]

TABLE_KINDS = FLAG_KINDS[:3]  # a table holds no times


def check_table(instrument: Instrument, columns: "Columns") -> "Flags":
    """Look the raw answers of many people over.

    Args:
        instrument: The questionnaire.
        columns: Items by people in instrument order, as `read_columns` gives them.

    Returns:
        People by `TABLE_KINDS`, True where `check_answers` would raise that flag.
    """
    import numpy as np

    known = columns != MISSING
    checks = (_run_long, _spread_little, _contradict)
    return np.column_stack([check(instrument, columns, known) for check in checks])


def _run_long(_instrument: Instrument, columns: "Columns", known: "Flags") -> "Flags":
    import numpy as np

    run = known[0].astype(np.int16)
    longest = run.copy()
    for place in range(1, len(columns)):
        run *= columns[place] == columns[place - 1]
        run += 1
        run *= known[place]
        np.maximum(longest, run, out=longest)
    return np.asarray(longest >= LONG_RUN)


def _spread_little(instrument: Instrument, columns: "Columns", known: "Flags") -> "Flags":
    import numpy as np

    most = max(abs(instrument.scale.low), abs(instrument.scale.high))
    kind = _fit_integer(len(columns) * most**2)
    sums, squares = np.zeros((2, columns.shape[1]), dtype=kind)
    for column, given in zip(columns, known, strict=True):
        value = column * given.astype(kind)
        sums += value
        squares += value * value
    n = known.sum(axis=0, dtype=np.int64)
    least = LEAST_SPREAD**2
    spread = n * squares - sums.astype(np.int64) ** 2  # n (n - 1) times the variance
    narrow = least.denominator * spread < least.numerator * n * (n - 1)
    return np.asarray(narrow & (n >= LEAST_ANSWERS))


def _contradict(instrument: Instrument, columns: "Columns", known: "Flags") -> "Flags":
    """A negative covariance of forward and reverse means, in whole numbers: means times a common multiple."""
    import numpy as np

    scale, facets = instrument.scale, instrument.facets
    multiples = {side: _find_multiple(instrument, reverse=side) for side in (False, True)}
    most = max(abs(scale.low), abs(scale.high)) ** 2 * multiples[False] * multiples[True]
    kind = _fit_integer(most * len(facets) ** 2)
    m, forward, reverse, together = np.zeros((4, columns.shape[1]), dtype=kind)
    start = 0
    for facet in facets:
        means = {False: np.zeros_like(m), True: np.zeros_like(m)}
        counts = {False: np.zeros_like(m), True: np.zeros_like(m)}
        for place, item in enumerate(facet.items, start=start):
            given = known[place].astype(kind)
            value = columns[place] * given
            means[item.reverse] += (scale.low + scale.high) * given - value if item.reverse else value
            counts[item.reverse] += given
        start += len(facet.items)
        both = (counts[False] > 0) & (counts[True] > 0)
        for side in means:
            shares = [multiples[side] // max(count, 1) for count in range(len(facet.items) + 1)]
            means[side] *= np.array(shares, dtype=kind)[counts[side]] * both
        m += both
        forward += means[False]
        reverse += means[True]
        together += means[False] * means[True]
    return np.asarray((m >= LEAST_FACETS) & (m * together < forward * reverse))


def _find_multiple(instrument: Instrument, *, reverse: bool) -> int:
    """What every number of items on this side of a facet divides."""
    most = max(sum(item.reverse == reverse for item in facet.items) for facet in instrument.facets)
    return lcm(*range(1, most + 1))


def _fit_integer(most: int) -> "np.dtype[np.signedinteger]":
    """The smallest type, of 16 bits at least, that holds numbers from -most to most."""
    import numpy as np

    return np.promote_types(np.int16, np.min_scalar_type(-most - 1))
