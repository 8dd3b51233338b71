"""A lesson takes 5 to 9 minutes.

One idea at a sitting; what takes longer is two lessons.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL324"
NAME = "lesson-length"
SEVERITY: Severity = "warning"

FEWEST, MOST = 5, 9


def find(pack: Pack) -> Iterator[Finding]:
    """Yield lessons that promise to take less or more."""
    for lesson in pack.entries("lesson"):
        minutes = lesson.value.get("minutes")
        if isinstance(minutes, int) and not FEWEST <= minutes <= MOST:
            message = f"the lesson takes {minutes} minutes"
            fix = "split it" if minutes > MOST else "deepen it, or join it to another"
            yield Finding(lesson.inside("minutes"), message, fix)
