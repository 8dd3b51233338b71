"""Feedback has at least 5 words.

"Wrong" teaches nothing; say what this answer gets right and what it misses.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_texts
from netlearn.content.problems import Severity
from netlearn.content.prose import count_words

CODE = "NL323"
NAME = "short-feedback"
SEVERITY: Severity = "warning"

LEAST = 5
PLACES = (
    ("options", "*", "feedback"),
    ("nodes", "*", "choices", "*", "feedback"),
    ("otherwise",),
)


def find(pack: Pack) -> Iterator[Finding]:
    """Yield feedback that is too short, of options, choices and answers not foreseen."""
    for question in pack.entries("quiz", "questions", "*"):
        for pattern in PLACES:
            for spot in find_texts(question, *pattern):
                if (words := count_words(spot.value)) < LEAST:
                    message = f"the feedback has {words} of at least {LEAST} words"
                    yield Finding(spot, message, "say what it gets right and what it misses")
