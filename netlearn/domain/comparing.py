"""Comparing two results, item by item and score by score, on what both versions of the instrument share."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot
from types import MappingProxyType
from typing import Literal

from netlearn.content.model import Facet, Instrument, Item, Network, Precision
from netlearn.domain.precision import OVERALL, PrecisionSet, assume_precision
from netlearn.domain.scoring import Profile, Score, count_needed, key_rating, score_profile

Ratings = Mapping[str, int | None]
Verdict = Literal["reliable", "probable", "noise", "unknown"]

VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        "reliable": "more than measurement noise",
        "probable": "probably more than measurement noise",
        "noise": "within measurement noise",
        "unknown": "cannot be said",
    }
)
RELIABLE = 1.96  # standard errors of a difference: 95 %
PROBABLE = 1.645  # 90 %


@dataclass(frozen=True, slots=True)
class Change:
    """How one score changed.

    Attributes:
        id: A facet id, a network id or "overall".
        before: The earlier score on the shared items.
        after: The later one.
        points: After minus before; None where either is a gap.
        errors: The change in standard errors of a difference; None where either is a gap.
        verdict: reliable beyond 1.96 of them, probable beyond 1.645, else noise.
    """

    id: str
    before: Score
    after: Score
    points: float | None
    errors: float | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item in both results: the raw answers, and the step towards more of the facet (keyed)."""

    id: str
    facet: str
    text: str
    before: int | None
    after: int | None
    step: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two results side by side.

    Attributes:
        facets: Changes by facet id, in radar order; only facets that both versions measure alike.
        networks: Changes by network id.
        overall: The change of the whole; None where a network cannot be compared.
        items: Every shared item.
        left_out: Items that only one of the two versions asks.
    """

    facets: dict[str, Change]
    networks: dict[str, Change]
    overall: Change | None
    items: tuple[ItemChange, ...]
    left_out: tuple[str, ...]


def compare_results(
    before: Instrument,
    earlier: Ratings,
    after: Instrument,
    later: Ratings,
    precision: PrecisionSet | None = None,
) -> Comparison:
    """Compare two results of the same person.

    Both are scored anew on the items that both versions ask, so that a changed questionnaire is never
    mistaken for a changed person. A facet takes part when three quarters of its items are shared, a
    network when three quarters of its facets do. A score on fewer items is less reliable by
    Spearman-Brown, r' = nr / (1 + (n - 1) r) with n the share of the items.

    Args:
        before: The instrument as it was answered first.
        earlier: The ratings then, by item id.
        after: The instrument as it was answered later.
        later: The ratings then.
        precision: Reliability and SD of the scores; by default those that each instrument assumes.
    """
    shared = _share_items(before, after)
    items = tuple(_list_items(before, earlier, after, later, shared))
    left_out = tuple(sorted({item.id for item in (*before.items, *after.items)} - shared))
    old, new = _restrict(before, shared), _restrict(after, shared)
    if not old or not new:
        return Comparison({}, {}, None, items, left_out)
    first, second = (
        score_networks(before, old, earlier, precision),
        score_networks(after, new, later, precision),
    )
    return Comparison(
        facets=_pair(first.facets, second.facets),
        networks=_pair(first.networks, second.networks),
        overall=compare_scores(first.overall, second.overall) if _is_whole(before, old, after, new) else None,
        items=items,
        left_out=left_out,
    )


def judge(errors: float | None) -> Verdict:
    """Judge a change by its size in standard errors of a difference (Jacobson & Truax 1991)."""
    if errors is None:
        return "unknown"
    size = abs(errors)
    return "reliable" if size > RELIABLE else "probable" if size > PROBABLE else "noise"


def _pair(first: Mapping[str, Score], second: Mapping[str, Score]) -> dict[str, Change]:
    return {name: compare_scores(one, second[name]) for name, one in first.items() if name in second}


def compare_scores(before: Score, after: Score) -> Change:
    """Compare two scores of the same thing, each with its own error."""
    if before.value is None or after.value is None:
        return Change(before.id, before, after, None, None, "unknown")
    points = after.value - before.value
    # The error of each result on its own: with equal ones this is reliable_change (Maassen 2004).
    errors = points / hypot(before.sem, after.sem)
    return Change(before.id, before, after, points, errors, judge(errors))


def _share_items(before: Instrument, after: Instrument) -> frozenset[str]:
    """Name the items that both versions ask within the same facet."""
    places = {item.id: facet.id for facet in before.facets for item in facet.items}
    return frozenset(
        item.id for facet in after.facets for item in facet.items if places.get(item.id) == facet.id
    )


def _restrict(instrument: Instrument, shared: frozenset[str]) -> tuple[Network, ...]:
    """Leave out the items that are not shared, and what then measures too little."""
    networks = []
    for network in instrument.networks:
        facets = tuple(kept for facet in network.facets if (kept := _restrict_facet(facet, shared)))
        if len(facets) >= count_needed(len(network.facets)):
            networks.append(network.model_copy(update={"facets": facets}))
    return tuple(networks)


def _is_whole(
    before: Instrument, old: tuple[Network, ...], after: Instrument, new: tuple[Network, ...]
) -> bool:
    return len(old) == len(before.networks) and len(new) == len(after.networks)


def _restrict_facet(facet: Facet, shared: frozenset[str]) -> Facet | None:
    items = tuple(item for item in facet.items if item.id in shared)
    return facet.model_copy(update={"items": items}) if len(items) >= count_needed(len(facet.items)) else None


def score_networks(
    whole: Instrument, networks: tuple[Network, ...], ratings: Ratings, precision: PrecisionSet | None
) -> Profile:
    """Score the items that some networks still hold, each score with the error that their number leaves.

    Args:
        whole: The instrument with all its items.
        networks: Its networks, perhaps with fewer facets and items.
        ratings: Answers by item id; those of other items are left aside.
        precision: Reliability and SD on all items; by default those that the instrument assumes.
    """
    known = {item.id for network in networks for facet in network.facets for item in facet.items}
    return score_profile(
        whole.model_copy(update={"networks": networks}),
        {item: value for item, value in ratings.items() if item in known},
        _shorten(whole, networks, precision),
    )


def _shorten(
    whole: Instrument, networks: tuple[Network, ...], precision: PrecisionSet | None
) -> PrecisionSet:
    """Lower the reliability of every score that has lost items."""
    exact = {**assume_precision(whole).scores, **(precision.scores if precision else {})}
    full, kept = _count_items(whole.networks), _count_items(networks)
    scores = {name: _lower(exact[name], kept[name] / full[name]) for name in kept if kept[name]}
    return PrecisionSet({**exact, **scores})


def _lower(precision: Precision, share: float) -> Precision:
    if share == 1:
        return precision
    r = precision.reliability
    return Precision(reliability=share * r / (1 + (share - 1) * r), sd=precision.sd)


def _count_items(networks: tuple[Network, ...]) -> dict[str, int]:
    counts = {facet.id: len(facet.items) for network in networks for facet in network.facets}
    counts |= {one.id: sum(len(facet.items) for facet in one.facets) for one in networks}
    return {**counts, OVERALL: sum(len(facet.items) for one in networks for facet in one.facets)}


def _list_items(
    before: Instrument, earlier: Ratings, after: Instrument, later: Ratings, shared: frozenset[str]
) -> list[ItemChange]:
    known = {item.id: item for item in before.items}
    changes = []
    for facet in after.facets:
        for item in facet.items:
            if item.id in shared:
                first, second = earlier.get(item.id), later.get(item.id)
                steps = _key(known[item.id], first, before), _key(item, second, after)
                step = None if steps[0] is None or steps[1] is None else steps[1] - steps[0]
                changes.append(ItemChange(item.id, facet.id, item.text, first, second, step))
    return changes


def _key(item: Item, value: int | None, instrument: Instrument) -> int | None:
    return None if value is None else key_rating(item, value, instrument.scale)
