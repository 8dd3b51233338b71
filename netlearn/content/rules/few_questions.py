"""A lesson asks at least four questions.

Answering is where learning happens; a lesson that only tells is soon forgotten.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_texts
from netlearn.content.problems import Severity

CODE = "NL301"
NAME = "few-questions"
SEVERITY: Severity = "error"

LEAST = 4


def find(pack: Pack) -> Iterator[Finding]:
    """Yield lessons with fewer question blocks."""
    for lesson in pack.entries("lesson"):
        count = sum(1 for _ in find_texts(lesson, "blocks", "*", "question"))
        if count < LEAST:
            message = f"the lesson asks {count} of at least {LEAST} questions"
            yield Finding(lesson.inside("blocks"), message, "place more question blocks")
