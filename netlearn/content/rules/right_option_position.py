"""The right option's position varies.

In a quiz of six or more single questions no position holds more than half of the right options.
"""

from collections import Counter
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_entries
from netlearn.content.problems import Severity

CODE = "NL307"
NAME = "right-option-position"
SEVERITY: Severity = "warning"

ENOUGH = 6


def find(pack: Pack) -> Iterator[Finding]:
    """Yield quizzes where one position is right too often."""
    for quiz in pack.entries("quiz"):
        positions = [
            position
            for question in find_entries(quiz, "questions", "*")
            if question.value.get("kind") == "single"
            for position, option in enumerate(find_entries(question, "options", "*"), start=1)
            if option.value.get("correct") is True
        ]
        if len(positions) < ENOUGH:
            continue
        position, count = Counter(positions).most_common(1)[0]
        if count > len(positions) / 2:
            message = f"option {position} is right in {count} of {len(positions)} questions"
            yield Finding(quiz.inside("questions"), message, "move the right options about")
