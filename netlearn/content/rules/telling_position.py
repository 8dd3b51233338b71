"""In the whole course, the right option stands in each position about equally often.

Of the single questions that have three or more options, a position holds 12 to 40 % of the right ones.
Measured for positions that twelve or more such questions have.
"""

from collections import Counter
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_entries
from netlearn.content.problems import Severity

CODE = "NL320"
NAME = "telling-position"
SEVERITY: Severity = "error"

FEWEST_OPTIONS = 3
ENOUGH = 12
LEAST, MOST = 0.12, 0.40


def find(pack: Pack) -> Iterator[Finding]:
    """Yield the course for every position that is right too often or too seldom."""
    right: Counter[int] = Counter()
    having: Counter[int] = Counter()
    for question in pack.entries("quiz", "questions", "*"):
        options = list(find_entries(question, "options", "*"))
        if question.value.get("kind") != "single" or len(options) < FEWEST_OPTIONS:
            continue
        having.update(range(1, len(options) + 1))
        right.update(
            position for position, one in enumerate(options, start=1) if one.value.get("correct") is True
        )
    for position, count in sorted(having.items()):
        share = right[position] / count
        if count >= ENOUGH and not LEAST <= share <= MOST:
            for place in pack.entries("course"):
                message = f"option {position} is right in {right[position]} of {count} single questions"
                much = "fewer" if share > MOST else "more"
                fix = f"make it right in {much}, {LEAST:.0%} to {MOST:.0%}, by moving options about"
                yield Finding(place, message, fix)
