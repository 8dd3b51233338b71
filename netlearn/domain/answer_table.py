"""Raw answers of many people as small whole numbers: a column an item, side by side in memory."""

from typing import TYPE_CHECKING, Any

from netlearn.content.model import Instrument
from netlearn.errors import RatingRefused

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

MISSING = -128  # stands for no answer; no scale reaches so low


def read_columns(instrument: Instrument, answers: "ArrayLike") -> "NDArray[np.int8]":
    """Turn a table of answers into columns, checked against the scale.

    Args:
        instrument: The questionnaire.
        answers: People by items in instrument order; NaN or `MISSING` where there is no answer.

    Returns:
        Items by people, `MISSING` where there is no answer.

    Raises:
        RatingRefused: A value that is not a point of the scale.
        ValueError: Not a table of people by all the items.
    """
    import numpy as np

    table: NDArray[Any] = np.asarray(answers)
    if table.dtype.kind not in "iu":
        table = table.astype(float)
    if table.ndim != 2 or table.shape[1] != len(instrument.items):
        raise ValueError(f"Answers must be a table of people by {len(instrument.items)} items.")
    columns = table.T
    if columns.dtype.kind == "f":
        columns = np.where(np.isnan(columns), MISSING, columns)
    if find_off_scale(instrument, columns).any():
        scale = instrument.scale
        raise RatingRefused(f"A rating lies between {scale.low} and {scale.high}.")
    return np.ascontiguousarray(columns, dtype=np.int8)


def find_off_scale(instrument: Instrument, columns: "NDArray[Any]") -> "NDArray[np.bool_]":
    """Tell for each person whether an answer is neither missing nor a point of the scale."""
    import numpy as np

    low, high = instrument.scale.low, instrument.scale.high
    off = np.zeros(columns.shape[1], dtype=bool)
    for column in columns:
        wrong = (column < low) | (column > high)
        if columns.dtype.kind == "f":
            wrong |= column != np.floor(column)
        off |= wrong & (column != MISSING)
    return off


def key_table(instrument: Instrument, columns: "NDArray[np.int8]") -> "NDArray[np.float64]":
    """People by items with reverse items turned round, NaN where there is no answer."""
    import numpy as np

    keyed = columns.astype(float)
    keyed[columns == MISSING] = np.nan
    turned = [item.reverse for item in instrument.items]
    keyed[turned] = instrument.scale.low + instrument.scale.high - keyed[turned]
    return np.asarray(keyed.T)
