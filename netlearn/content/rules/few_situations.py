"""At least half of the course's questions are situations.

They test judgement: a person, a case and a decision. Measured from twelve questions on.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL318"
NAME = "few-situations"
SEVERITY: Severity = "error"

ENOUGH = 12
LEAST = 1 / 2


def find(pack: Pack) -> Iterator[Finding]:
    """Yield the course when too few of its questions have `situation: true`; scenarios always count."""
    questions = list(pack.entries("quiz", "questions", "*"))
    count = sum(
        one.value.get("situation") is True or one.value.get("kind") == "scenario" for one in questions
    )
    if len(questions) >= ENOUGH and count < LEAST * len(questions):
        for place in pack.entries("course"):
            message = f"{count} of {len(questions)} questions are situations"
            fix = "set more of them in a case with a person and a decision, and mark them `situation: true`"
            yield Finding(place, message, fix)
