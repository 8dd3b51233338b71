"""No two coaching questions say the same.

Differences of case and punctuation do not count.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL705"
NAME = "repeated-coach-question"
SEVERITY: Severity = "error"

_WORD = re.compile(r"\w+")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield questions after their first occurrence."""
    first: dict[str, int] = {}
    for spot in pack.texts("coaching", "questions", "*", "text"):
        line = spot.locate()[0]
        said = " ".join(_WORD.findall(spot.value.casefold()))
        if first.setdefault(said, line) != line:
            message = f"line {first[said]} already asks this"
            yield Finding(spot, message, "ask something else, or tag the first one for both")
