"""Scoring a whole table of people at once, to the last bit as `score_profile` scores each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netlearn.content.model import Instrument, Item, Scale
from netlearn.domain.answer_table import MISSING, read_columns
from netlearn.domain.quality_table import check_table
from netlearn.domain.scoring import count_needed, find_points

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Scores of many people in 0 to 100 points, NaN for a gap.

    Attributes:
        facets: People by facets, in radar order.
        networks: People by networks.
        overall: A value a person.
        answered: How many items each person rated.
        flags: People by `TABLE_KINDS`, True where a quality check raised that flag.
    """

    facets: "Points"
    networks: "Points"
    overall: "Points"
    answered: "NDArray[np.int64]"
    flags: "NDArray[np.bool_]"


def score_table(instrument: Instrument, answers: "ArrayLike") -> ScoreTable:
    """Score a table of raw answers.

    Args:
        instrument: The questionnaire.
        answers: People by items in instrument order; NaN or `MISSING` where there is no answer.

    Raises:
        RatingRefused: A value that is not a point of the scale.
        ValueError: Not a table of people by all the items.
    """
    return score_columns(instrument, read_columns(instrument, answers))


def score_columns(instrument: Instrument, columns: "NDArray[np.int8]") -> ScoreTable:
    """Score answers that are columns already, items by people, and known to be on the scale."""
    import numpy as np

    facets: list[Points] = []
    networks: list[Points] = []
    start = 0
    for network in instrument.networks:
        mine = []
        for facet in network.facets:
            end = start + len(facet.items)
            mine.append(_score_facet(facet.items, columns[start:end], instrument.scale))
            start = end
        facets += mine
        networks.append(_mean_scored(mine, count_needed(len(mine))))
    return ScoreTable(
        facets=np.array(facets).T,
        networks=np.array(networks).T,
        overall=_mean_scored(networks, len(networks)),
        answered=np.count_nonzero(columns != MISSING, axis=0),
        flags=check_table(instrument, columns),
    )


def _score_facet(items: Sequence[Item], columns: "NDArray[np.int8]", scale: Scale) -> "Points":
    """Look each person's points up by one number that says how many items were rated and their sum.

    Every rating counts for its steps above the lowest point plus `base`, more than all steps together.
    """
    import numpy as np

    reach, total = scale.high - scale.low, len(items)
    base = total * reach + 1
    code = np.zeros(columns.shape[1], dtype=np.int32)
    for item, column in zip(items, columns, strict=True):
        steps = column.astype(np.int16)
        steps = scale.high - steps if item.reverse else steps - scale.low
        code += (steps + base) * (column != MISSING)
    points = [
        find_points(steps + answered * scale.low, answered, total, scale)
        for answered in range(total + 1)
        for steps in range(base)
    ]
    return np.asarray(np.array(points, dtype=float)[code])


def _mean_scored(parts: "Sequence[Points]", needed: int) -> "Points":
    """The mean of those that are scored, added in turn; NaN where fewer than `needed` are."""
    import numpy as np

    total = np.zeros(len(parts[0]))
    count = np.zeros(len(parts[0]))
    for part in parts:
        scored = ~np.isnan(part)
        total += np.where(scored, part, 0.0)
        count += scored
    mean = total / np.maximum(count, 1)
    mean[count < needed] = np.nan
    return np.asarray(mean)
