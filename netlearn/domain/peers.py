"""Peers as a group: at least three of them, and four raters in all, else left out and not rolled up."""

from collections.abc import Mapping, Sequence
from math import floor
from statistics import fmean

from netlearn.content.model import Instrument
from netlearn.domain.two_views import Ratings, view_both

LEAST_PEERS = 3
LEAST_RATERS = 4
STEP = 5  # points to which a mean is rounded


def counts_as_group(peers: int, others: int) -> bool:
    """Say whether so many peers, beside so many other raters, may be shown as a group."""
    return peers >= LEAST_PEERS and peers + others >= LEAST_RATERS


def view_peers(
    instrument: Instrument, ratings: Sequence[Ratings], coach: Ratings
) -> Mapping[str, float | None] | None:
    """Give the peers' mean by facet id, in steps of five points, halves up; no items and no spread.

    A mean of three or more cannot be read back into what one of them said, unless all agree. A facet that
    too few of them could rate, or that the coach could not rate where three did, is None. The whole is None
    where they do not count as a group.

    Args:
        instrument: The questionnaire.
        ratings: The answers of each peer.
        coach: The coach's, who is the other rater.
    """
    seen = _score(instrument, coach)
    if not counts_as_group(len(ratings), int(bool(seen))):
        return None
    profiles = [_score(instrument, one) for one in ratings]
    shown: dict[str, float | None] = {}
    for facet in instrument.facets:
        values = [one[facet.id] for one in profiles if facet.id in one]
        grouped = counts_as_group(len(values), int(facet.id in seen))
        shown[facet.id] = STEP * floor(fmean(values) / STEP + 0.5) if grouped else None
    return shown


def _score(instrument: Instrument, ratings: Ratings) -> dict[str, float]:
    """The scores by facet id, for the facets with answers enough."""
    facets = view_both(instrument, {}, ratings).coach.facets
    return {name: score.value for name, score in facets.items() if score.value is not None}
