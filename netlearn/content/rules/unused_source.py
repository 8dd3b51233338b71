"""Every source is cited somewhere.

The page on the method lists them all; one that nothing rests on only looks learned.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import find_citations
from netlearn.content.rules.unknown_source import LISTS

CODE = "NL206"
NAME = "unused-source"
SEVERITY: Severity = "warning"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield sources that no prose cites and nothing lists."""
    if pack.broken:
        return
    used = {cited for _, cited in find_citations(pack)}
    used.update(name for kind, pattern in LISTS for name in pack.names(kind, *pattern))
    for spot in pack.texts("sources", "sources", "*", "id"):
        if spot.value not in used:
            message = f"nothing cites the source `{spot.value}`"
            yield Finding(spot, message, f"cite it as `[@{spot.value}]`, or remove it")
