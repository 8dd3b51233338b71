"""A lesson has a reflection.

One question to oneself ties the lesson to the learner's own people and work.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_texts
from netlearn.content.problems import Severity

CODE = "NL302"
NAME = "no-reflection"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield lessons without a reflection block."""
    for lesson in pack.entries("lesson"):
        if "reflection" not in {spot.value for spot in find_texts(lesson, "blocks", "*", "kind")}:
            message = "the lesson has no reflection"
            yield Finding(lesson.inside("blocks"), message, "add a block with `kind: reflection`")
