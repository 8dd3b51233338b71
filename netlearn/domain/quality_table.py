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


def _spread_little(_instrument: Instrument, columns: "Columns", known: "Flags") -> "Flags":
    import numpy as np

    n = known.sum(axis=0, dtype=np.int64)
    sums, squares = np.zeros_like(n), np.zeros_like(n)
    for column, given in zip(columns, known, strict=True):
        value = column.astype(np.int32)
        value *= given
        sums += value
        squares += value * value
    least = LEAST_SPREAD**2
    narrow = least.denominator * (n * squares - sums**2) < least.numerator * n * (n - 1)
    return np.asarray(narrow & (n >= LEAST_ANSWERS))


def _contradict(instrument: Instrument, columns: "Columns", known: "Flags") -> "Flags":
    """A negative covariance of forward and reverse means, in whole numbers: means times a common multiple."""
    import numpy as np

    most = max(len(facet.items) for facet in instrument.facets)
    multiple = lcm(*range(1, most + 1))
    mirror = instrument.scale.low + instrument.scale.high
    m = np.zeros(columns.shape[1], dtype=np.int64)
    forward, reverse, together = m.copy(), m.copy(), m.copy()
    start = 0
    for facet in instrument.facets:
        sums = {False: np.zeros_like(m), True: np.zeros_like(m)}
        counts = {False: np.zeros_like(m), True: np.zeros_like(m)}
        for place, item in enumerate(facet.items, start=start):
            value = columns[place].astype(np.int64)
            sums[item.reverse] += (mirror - value if item.reverse else value) * known[place]
            counts[item.reverse] += known[place]
        start += len(facet.items)
        both = (counts[False] > 0) & (counts[True] > 0)
        ahead = both * multiple * sums[False] // np.maximum(counts[False], 1)
        behind = both * multiple * sums[True] // np.maximum(counts[True], 1)
        m += both
        forward += ahead
        reverse += behind
        together += ahead * behind
    return np.asarray((m >= LEAST_FACETS) & (m * together < forward * reverse))
