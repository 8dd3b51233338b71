"""The right option is the longest in at most a third of a quiz's questions.

Whoever guesses picks the longest, most careful option; a quiz must not reward that.
"""

from collections.abc import Iterator
from typing import Any

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, Spot, find_entries
from netlearn.content.problems import Severity

CODE = "NL306"
NAME = "right-option-longest"
SEVERITY: Severity = "warning"

MOST = 1 / 3
ENOUGH = 3


def find(pack: Pack) -> Iterator[Finding]:
    """Yield quizzes of at least three single questions where length gives too many away."""
    for quiz in pack.entries("quiz"):
        questions = [one for one in find_entries(quiz, "questions", "*") if one.value.get("kind") == "single"]
        given_away = [str(one.value.get("id")) for one in questions if is_longest(one)]
        if len(questions) >= ENOUGH and len(given_away) > MOST * len(questions):
            message = f"in {len(given_away)} of {len(questions)} questions the right option is the longest"
            fix = f"shorten it, or give the others as much substance: {', '.join(given_away)}"
            yield Finding(quiz.inside("questions"), message, fix)


def is_longest(question: Spot[dict[str, Any]]) -> bool:
    """Whether a right option has more characters than every wrong one."""
    lengths: dict[bool, list[int]] = {True: [0], False: [0]}
    for option in find_entries(question, "options", "*"):
        lengths[option.value.get("correct") is True].append(len(str(option.value.get("text", ""))))
    return max(lengths[True]) > max(lengths[False])
