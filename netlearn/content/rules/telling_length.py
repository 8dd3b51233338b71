"""In the whole course, the right option is the longest in at most a third of the single questions.

Measured from twelve single questions on.
"""

from collections import Counter
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.rules.right_option_longest import is_longest

CODE = "NL319"
NAME = "telling-length"
SEVERITY: Severity = "error"

ENOUGH = 12
MOST = 1 / 3


def find(pack: Pack) -> Iterator[Finding]:
    """Yield the course when length gives too many answers away, with the quizzes to begin with."""
    questions = [one for one in pack.entries("quiz", "questions", "*") if one.value.get("kind") == "single"]
    telling = [one for one in questions if is_longest(one)]
    if len(questions) < ENOUGH or len(telling) <= MOST * len(questions):
        return
    worst = Counter(one.document.stem for one in telling).most_common(3)
    for place in pack.entries("course"):
        message = f"in {len(telling)} of {len(questions)} single questions the right option is the longest"
        fix = f"begin with the quizzes {', '.join(f'{name} ({count})' for name, count in worst)}"
        yield Finding(place, message, fix)
