"""A facet has four items, exactly one of them reverse-keyed.

Four keep a facet answerable and its error known; one reversed item catches people who tick along.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_entries
from netlearn.content.problems import Severity

CODE = "NL501"
NAME = "items-per-facet"
SEVERITY: Severity = "error"

ITEMS = 4


def find(pack: Pack) -> Iterator[Finding]:
    """Yield facets with another number of items or of reversed items."""
    for facet in pack.entries("instrument", "networks", "*", "facets", "*"):
        items = list(find_entries(facet, "items", "*"))
        reverse = sum(item.value.get("reverse") is True for item in items)
        name = facet.value.get("id")
        if len(items) != ITEMS:
            message = f"the facet `{name}` has {len(items)} items instead of {ITEMS}"
            yield Finding(facet.inside("items"), message, f"write exactly {ITEMS}")
        if reverse != 1:
            message = f"the facet `{name}` has {reverse} reverse-keyed items instead of 1"
            yield Finding(facet.inside("items"), message, "give `reverse: true` to exactly one item")
