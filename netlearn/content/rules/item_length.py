"""An item has 5 to 25 words: long enough for one behaviour, short enough to read at once."""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import count_words

CODE = "NL506"
NAME = "item-length"
SEVERITY: Severity = "warning"

FEWEST, MOST = 5, 25
_ITEMS = ("networks", "*", "facets", "*", "items", "*")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield items, and their wordings for managers, of another length."""
    own = pack.texts("instrument", *_ITEMS, "text")
    for spot in (*own, *pack.texts("instrument", *_ITEMS, "manager")):
        words = count_words(spot.value)
        if not FEWEST <= words <= MOST:
            message = f"the item has {words} words"
            yield Finding(spot, message, f"word it in {FEWEST} to {MOST}")
