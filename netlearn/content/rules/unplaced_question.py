"""Every question of a quiz is placed in a lesson.

A question that no lesson places is never asked.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL105"
NAME = "unplaced-question"
SEVERITY: Severity = "warning"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield questions that no block refers to."""
    if not pack.complete("lesson"):
        return
    placed = pack.names("lesson", "blocks", "*", "question")
    for spot in pack.texts("quiz", "questions", "*", "id"):
        if spot.value not in placed:
            message = f"no lesson places the question `{spot.value}`"
            yield Finding(spot, message, f"add a block with `question: {spot.value}`, or remove it")
