"""Scoring: ratings become a profile of facets, networks and the whole, each with its interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist, fmean

from netlearn.content.model import Band, Instrument, Item, Mindset, MindsetItem, Precision, Scale
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


def score_profile(instrument: Instrument, ratings: Mapping[str, int | None]) -> Profile:
    """Score every facet, every network and the whole.

    A facet is 100 * (mean of keyed ratings - low) / (high - low) when three quarters of its items are
    rated; a network is the mean of its scored facets when three quarters of them are; the whole is the
    mean of the networks when all are. SEM = SD * sqrt(1 - reliability); interval = value +- z * SEM.

    Args:
        instrument: The questionnaire.
        ratings: A value by item id; None or absent where unanswered or not applying. Ratings of the
            mind-set items may be among them and are left aside.

    Raises:
        RatingRefused: A value outside the scale, or an id that the instrument does not know.
    """
    known = {item.id for item in instrument.items} | {item.id for item in instrument.mindset.items}
    unknown = sorted(set(ratings) - known)
    if unknown:
        raise RatingRefused(f"The instrument has no item {unknown[0]}.")
    precision = instrument.precision
    facets: dict[str, Score] = {}
    networks: dict[str, Score] = {}
    for network in instrument.networks:
        for facet in network.facets:
            value, answered = _score_items(facet.items, ratings, instrument.scale)
            facets[facet.id] = _measure(
                facet.id, value, precision.facet, (answered, len(facet.items)), instrument.bands
            )
        parts = [facets[facet.id] for facet in network.facets]
        networks[network.id] = _measure(
            network.id,
            _mean_scored(parts, ANSWERED_SHARE),
            precision.network,
            _count(parts),
            instrument.bands,
        )
    parts = list(networks.values())
    overall = _measure(
        "overall", _mean_scored(parts, 1.0), precision.overall, _count(parts), instrument.bands
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
    return abs(one.value - other.value) > _z(confidence) * sqrt(one.sem**2 + other.sem**2)


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
    if len(keyed) < ceil(ANSWERED_SHARE * len(items)):
        return None, len(keyed)
    return 100 * (fmean(keyed) - scale.low) / (scale.high - scale.low), len(keyed)


def _mean_scored(parts: Sequence[Score], share: float) -> float | None:
    values = [part.value for part in parts if part.value is not None]
    return fmean(values) if len(values) >= ceil(share * len(parts)) else None


def _count(parts: Sequence[Score]) -> tuple[int, int]:
    return sum(part.answered for part in parts), sum(part.total for part in parts)


def _measure(
    score_id: str, value: float | None, precision: Precision, counts: tuple[int, int], bands: Sequence[Band]
) -> Score:
    sem = precision.sd * sqrt(1 - precision.reliability)
    if value is None:
        return Score(score_id, None, None, None, sem, *counts, ())
    reach = _z(CONFIDENCE) * sem
    low, high = max(0.0, value - reach), min(100.0, value + reach)
    return Score(score_id, value, low, high, sem, *counts, _touch_bands(low, high, bands))


def _touch_bands(low: float, high: float, bands: Sequence[Band]) -> tuple[str, ...]:
    """Name the lowest and the highest band with more than a point of the interval inside."""
    ends = [*(band.cut for band in bands[1:]), 101]
    touched = [band.id for band, end in zip(bands, ends, strict=True) if band.cut < high and end > low]
    return tuple(dict.fromkeys((touched[0], touched[-1])))


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf(0.5 + confidence / 2)
