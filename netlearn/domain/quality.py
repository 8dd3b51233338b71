"""Quality checks: signs that answers were given without much attention. They flag and never block.

The rules compare whole numbers only, so that one person and a table of people are judged alike.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import pairwise
from math import nan, sqrt
from statistics import median, stdev
from typing import Literal, get_args

from netlearn.content.model import Facet, Instrument, Scale
from netlearn.domain.reliability import longest_run
from netlearn.domain.scoring import key_rating

FlagKind = Literal["long_run", "low_spread", "contradiction", "fast"]
FLAG_KINDS: tuple[FlagKind, ...] = get_args(FlagKind)

LONG_RUN = 10  # identical raw answers in a row
LEAST_SPREAD = Fraction(2, 5)  # standard deviation of the raw answers
LEAST_FACETS = 8  # for comparing forward and reverse items
LEAST_SECONDS = 2.0  # median for an item
LEAST_ANSWERS = 10  # fewer say nothing about spread or pace
CARE_FLAGS = 2  # one sign alone proves nothing


@dataclass(frozen=True, slots=True)
class Flag:
    """One sign of inattention.

    Attributes:
        kind: What was noticed.
        value: How much of it: answers in a row, standard deviation, correlation, or seconds.
    """

    kind: FlagKind
    value: float


def check_answers(
    instrument: Instrument,
    ratings: Mapping[str, int | None],
    order: Sequence[str] | None = None,
    seconds: Sequence[float] = (),
) -> tuple[Flag, ...]:
    """Look one person's raw answers over.

    Args:
        instrument: The questionnaire.
        ratings: A value by item id, as given; None or absent where there is none.
        order: Item ids as they were shown; by default the order of the instrument.
        seconds: How long each answer took, as far as known.

    Returns:
        The flags raised, in the order of `FLAG_KINDS`: a run of 10 identical answers or more, a standard
        deviation below 0.4 (of 10 answers or more), a negative correlation over 8 facets or more between
        the mean of the forward items and the keyed reverse item, a median below 2 seconds an item.

    Raises:
        RatingRefused: A value outside the scale.
    """
    known = {item.id for item in instrument.items}
    shown = [item_id for item_id in order or [item.id for item in instrument.items] if item_id in known]
    given = [value for item_id in shown if (value := ratings.get(item_id)) is not None]
    flags: list[Flag] = []
    run = longest_run([nan if (value := ratings.get(item_id)) is None else value for item_id in shown])
    if run >= LONG_RUN:
        flags.append(Flag("long_run", run))
    if len(given) >= LEAST_ANSWERS and _is_narrow(given):
        flags.append(Flag("low_spread", stdev(given)))
    agreement = _correlate_pairs(instrument, ratings)
    if agreement is not None and agreement < 0:
        flags.append(Flag("contradiction", agreement))
    if len(seconds) >= LEAST_ANSWERS and median(seconds) < LEAST_SECONDS:
        flags.append(Flag("fast", median(seconds)))
    return tuple(flags)


def read_with_care(flags: Sequence[object]) -> bool:
    """Tell whether the result should be read with care: two flags or more."""
    return len(flags) >= CARE_FLAGS


def measure_pace(rated_at: Iterable[datetime]) -> tuple[float, ...]:
    """The seconds between one answer and the next."""
    return tuple((later - earlier).total_seconds() for earlier, later in pairwise(sorted(rated_at)))


def _is_narrow(given: Sequence[int]) -> bool:
    n = len(given)
    spread = n * sum(value * value for value in given) - sum(given) ** 2  # n (n - 1) times the variance
    return spread < LEAST_SPREAD**2 * n * (n - 1)


def _correlate_pairs(instrument: Instrument, ratings: Mapping[str, int | None]) -> float | None:
    """The correlation of forward and reverse means over facets; None when it cannot be told."""
    pairs = [_pair_facet(facet, ratings, instrument.scale) for facet in instrument.facets]
    whole = [pair for pair in pairs if pair is not None]
    if (m := len(whole)) < LEAST_FACETS:
        return None
    forward, reverse = (sum(side) for side in zip(*whole, strict=True))
    together = m * sum(one * other for one, other in whole) - forward * reverse
    spreads = (m * sum(one * one for one, _ in whole) - forward**2) * (
        m * sum(other * other for _, other in whole) - reverse**2
    )
    return float(together) / sqrt(spreads) if spreads else None


def _pair_facet(
    facet: Facet, ratings: Mapping[str, int | None], scale: Scale
) -> tuple[Fraction, Fraction] | None:
    sides: dict[bool, list[int]] = {False: [], True: []}
    for item in facet.items:
        if (value := ratings.get(item.id)) is not None:
            sides[item.reverse].append(key_rating(item, value, scale))
    if not all(sides.values()):
        return None
    return Fraction(sum(sides[False]), len(sides[False])), Fraction(sum(sides[True]), len(sides[True]))
