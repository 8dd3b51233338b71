"""No item says how often: the scale does.

"I often call" answered with "sometimes" has no meaning, and "always" leaves only one honest answer.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL508"
NAME = "frequency-in-item"
SEVERITY: Severity = "warning"

_FREQUENCY = re.compile(
    r"\b(?:always|often|sometimes|usually|frequently|regularly|occasionally|constantly)\b", re.IGNORECASE
)
_ITEMS = ("networks", "*", "facets", "*", "items", "*")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield items, and their wordings for managers, with a word of frequency."""
    own = pack.texts("instrument", *_ITEMS, "text")
    for spot in (*own, *pack.texts("instrument", *_ITEMS, "manager")):
        if word := _FREQUENCY.search(spot.value):
            message = f"the item says “{word.group()}”"
            yield Finding(spot, message, "leave how often to the scale", needle=word.group())
