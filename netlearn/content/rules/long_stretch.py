"""No more than 600 words of prose stand between two questions.

That is about two screens on a phone; after that attention goes.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_entries
from netlearn.content.problems import Severity
from netlearn.content.prose import count_words

CODE = "NL310"
NAME = "long-stretch"
SEVERITY: Severity = "warning"

MOST_WORDS = 600


def find(pack: Pack) -> Iterator[Finding]:
    """Yield the block in which a stretch of prose becomes too long, once a stretch."""
    for lesson in pack.entries("lesson"):
        words = 0
        for block in find_entries(lesson, "blocks", "*"):
            if block.value.get("kind") in ("question", "reflection"):
                words = 0
                continue
            before, words = words, words + count_words(str(block.value.get("body", "")))
            if before <= MOST_WORDS < words:
                message = f"{words} words without a question"
                yield Finding(block, message, "place a question before this block, or shorten the prose")
