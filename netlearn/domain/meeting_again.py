"""A group that meets again: what it knew of itself the time before, beside what it knows now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netlearn.domain.anonymity import Spread, may_compare


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier result of the self-assessment, as far as it may stand beside a later one.

    Attributes:
        day: When it was published.
        n: How many people had answered.
        middles: The median by network or facet; empty when the groups differ by too few people.
    """

    day: date
    n: int
    middles: Mapping[str, int]


def recall(
    spreads: Sequence[Spread], day: date, before: Collection[str], after: Collection[str], floor: int
) -> Past:
    """Recall an earlier result for comparison; no median when who came or went is one to k-1 people.

    Args:
        spreads: What was published then.
        day: When.
        before: Who had answered then.
        after: Who has answered now.
        floor: The least number of people, the greater of both times.
    """
    known = {one.id: one.middle for one in spreads if one.middle is not None}
    shown = known if len(before) >= floor and may_compare(before, after, floor) else {}
    return Past(day, len(before), shown)


def pair_medians(past: Past, spreads: Sequence[Spread]) -> dict[str, tuple[int, int]]:
    """Pair the medians of then and now, where both may be shown, by network or facet."""
    return {
        one.id: (past.middles[one.id], one.middle)
        for one in spreads
        if one.middle is not None and one.id in past.middles
    }
