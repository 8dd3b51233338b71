"""No two narratives are the same text.

A learner who reads four facets in a row must meet four thoughts.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_texts
from netlearn.content.problems import Severity
from netlearn.content.rules.bands import WRITTEN

CODE = "NL505"
NAME = "repeated-narrative"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield narratives that were already told."""
    told: dict[str, int] = {}
    for facet in pack.entries("narratives", "narratives", "*"):
        for band in WRITTEN:
            for spot in (*find_texts(facet, band, "means"), *find_texts(facet, band, "next")):
                text = " ".join(spot.value.split())
                line = spot.locate()[0]
                if told.setdefault(text, line) != line:
                    message = f"this narrative already stands in line {told[text]}"
                    yield Finding(spot, message, "say what is particular to this facet and band")
