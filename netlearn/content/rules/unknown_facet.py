"""Every facet that an action, a narrative or a coach's question belongs to is part of the instrument."""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL207"
NAME = "unknown-facet"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield references to facets that the instrument does not have."""
    known = pack.names("instrument", "networks", "*", "facets", "*", "id")
    if not known or not pack.complete("instrument"):
        return
    narratives = pack.texts("narratives", "narratives", "*", "facet")
    asked = pack.texts("coaching", "questions", "*", "facets", "*")
    for spot in (*pack.texts("actions", "actions", "*", "facet"), *narratives, *asked):
        if spot.value not in known:
            fix = f"use one of: {', '.join(sorted(known))}"
            yield Finding(spot, f"the instrument has no facet `{spot.value}`", fix)
