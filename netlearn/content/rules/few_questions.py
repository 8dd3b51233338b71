"""A lesson asks at least four questions, those drawn by pools included.

Answering is where learning happens; a lesson that only tells is soon forgotten.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.pooled import count_asked
from netlearn.content.problems import Severity

CODE = "NL301"
NAME = "few-questions"
SEVERITY: Severity = "error"

LEAST = 4


def find(pack: Pack) -> Iterator[Finding]:
    """Yield lessons that ask fewer."""
    for lesson in pack.entries("lesson"):
        count = count_asked(lesson)
        if count < LEAST:
            message = f"the lesson asks {count} of at least {LEAST} questions"
            yield Finding(lesson.inside("blocks"), message, "place more question blocks")
