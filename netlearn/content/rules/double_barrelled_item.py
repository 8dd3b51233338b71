"""An item asks about one thing.

Two behaviours joined by "and" leave a person who shows only one of them without an answer.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL504"
NAME = "double-barrelled-item"
SEVERITY: Severity = "warning"

# a second verb follows: "and I", "and then", ", and", "and also"
_SECOND = re.compile(r"(?:, and|\band (?:I|then|also|this person)|; )\b", re.IGNORECASE)


def find(pack: Pack) -> Iterator[Finding]:
    """Yield items that go on to a second behaviour."""
    for spot in pack.texts("instrument", "networks", "*", "facets", "*", "items", "*", "text"):
        if found := _SECOND.search(spot.value):
            message = f"the item seems to ask about two things, joined by “{found.group().strip(' ,')}”"
            yield Finding(spot, message, "keep the one that tells more", needle=found.group())
