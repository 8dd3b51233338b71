"""A question that a lesson places cannot also be drawn by a pool of that lesson.

It might be asked twice on the same page.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_texts
from netlearn.content.pooled import find_pools
from netlearn.content.problems import Severity

CODE = "NL113"
NAME = "pooled-and-placed"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield placings of questions that a pool of the same lesson may draw."""
    for lesson in pack.entries("lesson"):
        drawn = frozenset(name for _, members in find_pools(pack, lesson) for name in members)
        for spot in find_texts(lesson, "blocks", "*", "question"):
            if spot.value in drawn:
                message = f"a pool of this lesson may draw the question `{spot.value}` too"
                yield Finding(spot, message, "take the pool's tag from the question, or remove this block")
