"""A lesson's first block has a heading.

Each heading opens a step of the reader; the first step needs a name like every other.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL304"
NAME = "first-heading"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield first blocks without a heading."""
    for block in pack.entries("lesson", "blocks", "*"):
        if block.path == ("blocks", 0) and not block.value.get("heading"):
            yield Finding(block, "the first block has no heading", "add `heading:` to it")
