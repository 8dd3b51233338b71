"""Scoring: ratings become a profile of facets, networks and the whole, each with its interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist, fmean

from netlearn.content.model import Band, Instrument, Item, Mindset, MindsetItem, Precision, Scale
from netlearn.domain.precision import PrecisionSet, assume_precision
from netlearn.domain.reliability import standard_error_of_measurement
from netlearn.errors import RatingRefused

CONFIDENCE = 0.90
ANSWERED_SHARE = 0.75  # three of four: below that a gap, never a 0


@dataclass(frozen=True, slots=True)
class Score:
    """A score in 0 to 100 points, or a gap when too little was answered.

    Attributes:
        id: A facet id, a network id or "overall".
        value: Points, or None for a gap.
        low: Lower end of the 90 % interval, clipped to the range; None for a gap.
        high: Upper end of the 90 % interval, clipped to the range; None for a gap.
        sem: Standard error of measurement in points.
        answered: Items with a rating.
        total: Items that there are.
        bands: One band id; two (lowest and highest touched) when the interval crosses a cut; none for a gap.
    """

    id: str
    value: float | None
    low: float | None
    high: float | None
    sem: float
    answered: int
    total: int
    bands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """The scores of one person, by facet id, by network id, and overall."""

    facets: dict[str, Score]
    networks: dict[str, Score]
    overall: Score


@dataclass(frozen=True, slots=True)
class MindsetScore:
    """Attitude in 0 to 100 points, high meaning at ease; by topic for the topics that were answered."""

    value: float | None
    topics: dict[str, float]


def reverse_rating(value: int, scale: Scale) -> int:
    """Mirror a rating on the limits of its scale: low + high - value.

    Raises:
        RatingRefused: The value is not on the scale.
    """
    return scale.low + scale.high - check_rating(value, scale)


def key_rating(item: Item | MindsetItem, value: int, scale: Scale) -> int:
    """Turn a rating so that more always means more of the facet.

    Raises:
        RatingRefused: The value is not on the scale.
    """
    return reverse_rating(value, scale) if item.reverse else check_rating(value, scale)


def check_rating(value: int, scale: Scale) -> int:
    """Return the value when it is on the scale.

    Raises:
        RatingRefused: It is not, or is no whole number.
    """
    if type(value) is not int or not scale.low <= value <= scale.high:
        raise RatingRefused(f"A rating lies between {scale.low} and {scale.high}.")
    return value


def count_needed(total: int) -> int:
    """Say how many of so many items, or facets, a score needs: three quarters of them, rounded up."""
    return ceil(ANSWERED_SHARE * total)


def measure_error(precision: Precision) -> float:
    """Return the standard error of measurement in points."""
    return standard_error_of_measurement(precision.sd, precision.reliability)


def half_width(precision: Precision, confidence: float = CONFIDENCE) -> float:
    """Return half of an interval in points: z * standard error of measurement."""
    return find_z(confidence) * measure_error(precision)


def find_z(confidence: float = CONFIDENCE) -> float:
    """Return how many standard errors an interval reaches to either side: 1.645 for 90 %."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def find_points(total: int, answered: int, items: int, scale: Scale) -> float | None:
    """Return the points of so many keyed ratings with this sum: 100 * (mean - low) / (high - low).

    None when fewer than three quarters of the items are rated.
    """
    if answered < count_needed(items):
        return None
    return 100 * (total / answered - scale.low) / (scale.high - scale.low)


def score_profile(
    instrument: Instrument, ratings: Mapping[str, int | None], precision: PrecisionSet | None = None
) -> Profile:
    """Score every facet, every network and the whole.

    A facet is 100 * (mean of keyed ratings - low) / (high - low) when three quarters of its items are
    rated; a network is the mean of its scored facets when three quarters of them are; the whole is the
    mean of the networks when all are. SEM = SD * sqrt(1 - reliability); interval = value +- z * SEM.

    Args:
        instrument: The questionnaire.
        ratings: A value by item id; None or absent where unanswered or not applying. Ratings of the
            mind-set items may be among them and are left aside.
        precision: Reliability and SD of every score; by default those that the instrument assumes.

    Raises:
        RatingRefused: A value outside the scale, or an id that the instrument does not know.
    """
    known = {item.id for item in instrument.items} | {item.id for item in instrument.mindset.items}
    unknown = sorted(set(ratings) - known)
    if unknown:
        raise RatingRefused(f"The instrument has no item {unknown[0]}.")
    exact = (precision or assume_precision(instrument)).scores
    facets: dict[str, Score] = {}
    networks: dict[str, Score] = {}
    for network in instrument.networks:
        for facet in network.facets:
            value, answered = _score_items(facet.items, ratings, instrument.scale)
            facets[facet.id] = _measure(
                facet.id, value, exact[facet.id], (answered, len(facet.items)), instrument.bands
            )
        parts = [facets[facet.id] for facet in network.facets]
        networks[network.id] = _measure(
            network.id,
            _mean_scored(parts, count_needed(len(parts))),
            exact[network.id],
            _count(parts),
            instrument.bands,
        )
    parts = list(networks.values())
    overall = _measure(
        "overall", _mean_scored(parts, len(parts)), exact["overall"], _count(parts), instrument.bands
    )
    return Profile(facets, networks, overall)


def score_mindset(mindset: Mindset, ratings: Mapping[str, int | None]) -> MindsetScore:
    """Score the mind-set items found among the ratings; the value needs three quarters of them.

    Raises:
        RatingRefused: A value outside the mind-set scale.
    """
    value, _ = _score_items(mindset.items, ratings, mindset.scale)
    by_topic: dict[str, list[float]] = {}
    for item in mindset.items:
        points = _score_items((item,), ratings, mindset.scale)[0]
        if points is not None:
            by_topic.setdefault(item.topic, []).append(points)
    return MindsetScore(value, {topic: fmean(points) for topic, points in by_topic.items()})


def differ(one: Score, other: Score, confidence: float = CONFIDENCE) -> bool:
    """Tell whether two scores differ by more than noise: |a - b| > z * sqrt(SEMa^2 + SEMb^2)."""
    if one.value is None or other.value is None:
        return False
    return abs(one.value - other.value) > find_z(confidence) * sqrt(one.sem**2 + other.sem**2)


def round_points(points: float) -> int:
    """Round to whole points, halves up, so that 12.5 and 37.5 go the same way."""
    return int(points + 0.5)


def name_bands(instrument: Instrument, score: Score) -> str:
    """Name the bands that the interval touches, for example "Occasional to Regular"."""
    titles = {band.id: band.title for band in instrument.bands}
    return " to ".join(titles[band] for band in score.bands) or "Not enough answers"


def _score_items(
    items: Sequence[Item | MindsetItem], ratings: Mapping[str, int | None], scale: Scale
) -> tuple[float | None, int]:
    """Return points (None below three quarters) and how many items are rated."""
    keyed = [key_rating(item, value, scale) for item in items if (value := ratings.get(item.id)) is not None]
    return find_points(sum(keyed), len(keyed), len(items), scale), len(keyed)


def _mean_scored(parts: Sequence[Score], needed: int) -> float | None:
    values = [part.value for part in parts if part.value is not None]
    if len(values) < needed:
        return None
    total = 0.0
    for value in values:  # in turn, as a table of people is added up, so that both give the same last bit
        total += value
    return total / len(values)


def _count(parts: Sequence[Score]) -> tuple[int, int]:
    return sum(part.answered for part in parts), sum(part.total for part in parts)


def _measure(
    score_id: str, value: float | None, precision: Precision, counts: tuple[int, int], bands: Sequence[Band]
) -> Score:
    sem = measure_error(precision)
    if value is None:
        return Score(score_id, None, None, None, sem, *counts, ())
    reach = half_width(precision)
    low, high = max(0.0, value - reach), min(100.0, value + reach)
    return Score(score_id, value, low, high, sem, *counts, _touch_bands(low, high, bands))


def _touch_bands(low: float, high: float, bands: Sequence[Band]) -> tuple[str, ...]:
    """Name the lowest and the highest band with more than a point of the interval inside."""
    ends = [*(band.cut for band in bands[1:]), 101]
    touched = [band.id for band, end in zip(bands, ends, strict=True) if band.cut < high and end > low]
    return tuple(dict.fromkeys((touched[0], touched[-1])))
