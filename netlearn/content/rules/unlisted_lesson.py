"""Every lesson is listed in `course.yaml`.

Learners only meet lessons that a module lists.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL104"
NAME = "unlisted-lesson"
SEVERITY: Severity = "warning"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield lessons in no module."""
    listed = pack.names("course", "modules", "*", "lessons", "*")
    if not pack.complete("course"):
        return
    for spot in pack.texts("lesson", "id"):
        if spot.value not in listed:
            message = f"no module in `course.yaml` lists the lesson `{spot.value}`"
            yield Finding(spot, message, f"add `- {spot.value}` to the `lessons:` of a module")
