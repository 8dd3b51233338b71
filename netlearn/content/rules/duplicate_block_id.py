"""Every block id is given once in its lesson.

Reflections are stored under lesson and block, and the reader returns to a block by its id.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL102"
NAME = "duplicate-block-id"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield every block id after its first use in a lesson."""
    seen: set[tuple[str, str]] = set()
    for spot in pack.texts("lesson", "blocks", "*", "id"):
        key = (spot.document.shown, spot.value)
        if key in seen:
            message = f"the block id `{spot.value}` is already used in this lesson"
            yield Finding(spot, message, "give this block an id of its own")
        seen.add(key)
