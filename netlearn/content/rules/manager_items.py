"""Two items of every facet have a wording for managers.

The form for managers holds exactly these, so that it measures the same facets with half the items.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_texts
from netlearn.content.problems import Severity

CODE = "NL502"
NAME = "manager-items"
SEVERITY: Severity = "error"

ITEMS = 2


def find(pack: Pack) -> Iterator[Finding]:
    """Yield facets with another number of wordings for managers."""
    for facet in pack.entries("instrument", "networks", "*", "facets", "*"):
        count = sum(1 for _ in find_texts(facet, "items", "*", "manager"))
        if count != ITEMS:
            message = (
                f"the facet `{facet.value.get('id')}` has {count} `manager:` wordings instead of {ITEMS}"
            )
            fix = "give `manager:` to the two items that another person can best observe"
            yield Finding(facet.inside("items"), message, fix)
