"""No two texts of a question say the same: feedback of two options or choices, or feedback and explanation.

Feedback says what is right or missing in this option; the explanation adds the principle.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_texts
from netlearn.content.problems import Severity
from netlearn.content.rules.short_feedback import PLACES

CODE = "NL311"
NAME = "repeated-feedback"
SEVERITY: Severity = "error"

_PLACES = (*PLACES, ("explanation",))


def find(pack: Pack) -> Iterator[Finding]:
    """Yield texts of a question that were already said in it."""
    for question in pack.entries("quiz", "questions", "*"):
        said: set[str] = set()
        for spot in (text for pattern in _PLACES for text in find_texts(question, *pattern)):
            text = " ".join(spot.value.split())
            if text in said:
                yield Finding(spot, "this repeats another text of the question", "say what is new here")
            said.add(text)
