"""A question's explanation has at least 8 words.

It gives the principle behind the answer, which takes a sentence.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import count_words

CODE = "NL322"
NAME = "short-explanation"
SEVERITY: Severity = "warning"

LEAST = 8


def find(pack: Pack) -> Iterator[Finding]:
    """Yield explanations that are too short."""
    for spot in pack.texts("quiz", "questions", "*", "explanation"):
        if (words := count_words(spot.value)) < LEAST:
            yield Finding(
                spot,
                f"the explanation has {words} of at least {LEAST} words",
                "explain the principle behind the answer",
            )
