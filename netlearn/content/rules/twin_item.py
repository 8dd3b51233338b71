"""No two items are worded alike.

The same statement asked twice counts one behaviour double and makes people doubt that anybody listens.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL507"
NAME = "twin-item"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield items, and wordings for managers, that another item already has."""
    for key in ("text", "manager"):
        first: dict[str, int] = {}
        for spot in pack.texts("instrument", "networks", "*", "facets", "*", "items", "*", key):
            wording, line = " ".join(spot.value.casefold().split()), spot.locate()[0]
            if first.setdefault(wording, line) != line:
                message = f"this wording already stands in line {first[wording]}"
                yield Finding(spot, message, "ask about another behaviour of the facet")
