"""Every question of a quiz is placed in a lesson, or drawn by a pool.

Otherwise it is never asked.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.pooled import find_pools
from netlearn.content.problems import Severity

CODE = "NL105"
NAME = "unplaced-question"
SEVERITY: Severity = "warning"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield questions that no block and no pool refers to."""
    if not pack.complete("lesson"):
        return
    placed = set(pack.names("lesson", "blocks", "*", "question"))
    for lesson in pack.entries("lesson"):
        placed.update(name for _, members in find_pools(pack, lesson) for name in members)
    for spot in pack.texts("quiz", "questions", "*", "id"):
        if spot.value not in placed:
            message = f"no lesson places and no pool draws the question `{spot.value}`"
            yield Finding(spot, message, f"add a block with `question: {spot.value}`, or remove it")
