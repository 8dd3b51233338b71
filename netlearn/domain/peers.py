"""Peers as a group: at least three of them, and four raters in all, else left out and not rolled up."""

from collections.abc import Mapping, Sequence
from statistics import median

from netlearn.content.model import Instrument
from netlearn.domain.two_views import Ratings, view_both

LEAST_PEERS = 3
LEAST_RATERS = 4


def counts_as_group(peers: int, others: int) -> bool:
    """Say whether so many peers, beside so many other raters, may be shown as a group."""
    return peers >= LEAST_PEERS and peers + others >= LEAST_RATERS


def view_peers(
    instrument: Instrument, ratings: Sequence[Ratings], *, others: int
) -> Mapping[str, float | None] | None:
    """Give the peers' median by facet id, in steps of five points; no items, no spread, nobody's own value.

    A facet that fewer than three of them could rate is None. The whole is None where they do not count
    as a group.

    Args:
        instrument: The questionnaire.
        ratings: The answers of each peer.
        others: The other raters, such as the coach.
    """
    if not counts_as_group(len(ratings), others):
        return None
    profiles = [view_both(instrument, {}, one).coach for one in ratings]
    shown: dict[str, float | None] = {}
    for facet in instrument.facets:
        values = [
            value
            for profile in profiles
            if facet.id in profile.facets and (value := profile.facets[facet.id].value) is not None
        ]
        shown[facet.id] = 5 * round(median(values) / 5) if counts_as_group(len(values), others) else None
    return shown
