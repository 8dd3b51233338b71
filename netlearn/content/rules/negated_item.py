"""No item is worded with not, never or no: a reversed item describes the opposite behaviour.

About one person in five misreads a negated item; and "I almost never do not" has no meaning.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL503"
NAME = "negated-item"
SEVERITY: Severity = "error"

_NEGATION = re.compile(
    r"\b(?:not|never|cannot|no one|nobody|rarely|seldom|hardly|\w+n['\u2019]t)\b", re.IGNORECASE
)
_ITEMS = ("networks", "*", "facets", "*", "items", "*")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield items, and their wordings for managers, that hold a negation."""
    own = pack.texts("instrument", *_ITEMS, "text")
    for spot in (*own, *pack.texts("instrument", *_ITEMS, "manager")):
        if word := _NEGATION.search(spot.value):
            message = f"the item is worded with “{word.group()}”"
            yield Finding(spot, message, "describe the opposite behaviour instead", needle=word.group())
