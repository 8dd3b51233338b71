"""No word stands twice in a row, as in "the the"."""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import find_prose

CODE = "NL406"
NAME = "repeated-word"
SEVERITY: Severity = "warning"

_DOUBLED = re.compile(r"\b(?!(?:had|that|is)\s)([a-z]+)\s+\1\b")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield texts with a doubled word; "had had" and "that that" can be meant."""
    for spot in find_prose(pack):
        if doubled := _DOUBLED.search(spot.value):
            message = f"“{doubled[1]}” stands twice in a row"
            yield Finding(spot, message, "remove one of the two", needle=doubled.group().split("\n")[0])
