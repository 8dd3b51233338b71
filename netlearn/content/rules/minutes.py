"""The minutes that a lesson promises are close to what it takes.

Reckoned as 200 words of prose a minute and half a minute a question; two minutes either way are fine.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_texts
from netlearn.content.pooled import count_asked
from netlearn.content.problems import Severity
from netlearn.content.prose import count_words

CODE = "NL303"
NAME = "minutes"
SEVERITY: Severity = "warning"

WORDS_A_MINUTE = 200
MINUTES_A_QUESTION = 0.5
TOLERANCE = 2


def find(pack: Pack) -> Iterator[Finding]:
    """Yield lessons whose minutes are more than two away from the estimate."""
    for lesson in pack.entries("lesson"):
        promised = lesson.value.get("minutes")
        words = sum(count_words(spot.value) for spot in find_texts(lesson, "blocks", "*", "body"))
        questions = count_asked(lesson)
        estimate = words / WORDS_A_MINUTE + questions * MINUTES_A_QUESTION
        if isinstance(promised, int) and abs(promised - estimate) > TOLERANCE:
            message = f"{promised} minutes for {words} words and {questions} questions"
            yield Finding(lesson.inside("minutes"), message, f"write {max(1, round(estimate))}")
