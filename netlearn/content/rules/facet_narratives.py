"""Every facet has narratives, once.

Without them the profile page would have nothing to say about a score.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL209"
NAME = "facet-narratives"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield facets without narratives, and narratives given again."""
    written: set[str] = set()
    for spot in pack.texts("narratives", "narratives", "*", "facet"):
        if spot.value in written:
            message = f"the facet `{spot.value}` already has narratives"
            yield Finding(spot, message, "remove or merge one of them")
        written.add(spot.value)
    if not pack.complete("narratives"):
        return
    for facet in pack.texts("instrument", "networks", "*", "facets", "*", "id"):
        if facet.value not in written:
            message = f"the facet `{facet.value}` has no narratives"
            yield Finding(facet, message, "write its four bands in `narratives.yaml`")
