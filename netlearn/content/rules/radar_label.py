"""A facet's short title has at most 16 characters.

Longer labels run into each other round the radar on a phone.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL602"
NAME = "radar-label"
SEVERITY: Severity = "error"

LONGEST = 16


def find(pack: Pack) -> Iterator[Finding]:
    """Yield short titles that are too long."""
    for spot in pack.texts("instrument", "networks", "*", "facets", "*", "short"):
        if len(spot.value.strip()) > LONGEST:
            message = f"the short title has {len(spot.value.strip())} characters"
            yield Finding(spot, message, f"use at most {LONGEST}")
