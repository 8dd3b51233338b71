"""A coaching question is open, and asks one thing.

It ends in its only question mark, contains a word such as what, who or when, and does not begin its last
sentence with a verb, which would make it a question for yes or no. “Who, and how?” is two questions.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL704"
NAME = "coach-question-form"
SEVERITY: Severity = "error"

_WORDS = r"what|who|whom|whose|which|when|where|how"
_OPEN = re.compile(rf"\b({_WORDS})\b", re.IGNORECASE)
_DOUBLE = re.compile(rf"\b(and|or),? (then )?({_WORDS}|why)\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"(am|is|are|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|must)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!:])\s+")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield questions of another form."""
    for spot in pack.texts("coaching", "questions", "*", "text"):
        text = spot.value.strip()
        if not text.endswith("?"):
            yield Finding(spot, "the question does not end in a question mark", "ask it, and end with `?`")
        elif text.count("?") > 1 or _DOUBLE.search(text):
            yield Finding(spot, "two questions stand in one", "keep the better one, or write two entries")
        elif _CLOSED.match(asked := _SENTENCE_END.split(text)[-1]) or not _OPEN.search(asked):
            yield Finding(spot, "yes or no would answer the question", "begin with what, who, when or how")
