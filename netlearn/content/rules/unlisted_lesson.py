"""Every lesson is listed in `course.yaml`, or, in `coaching/`, in `coaching.yaml`.

Learners only meet lessons that a module lists, and coaches those of `coaching.yaml`.
"""

from collections.abc import Iterator

from netlearn.content.files import COACH_LESSONS
from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL104"
NAME = "unlisted-lesson"
SEVERITY: Severity = "warning"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield lessons that are on no list."""
    listed = pack.names("course", "modules", "*", "lessons", "*")
    coaching = pack.names("coaching", "lessons", "*")
    if not pack.complete("course", "coaching"):
        return
    for spot in pack.texts("lesson", "id"):
        if spot.document.kind.place == COACH_LESSONS:
            if spot.value not in coaching:
                message = f"`coaching.yaml` does not list the lesson `{spot.value}`"
                yield Finding(spot, message, f"add `- {spot.value}` to its `lessons:`")
        elif spot.value not in listed:
            message = f"no module in `course.yaml` lists the lesson `{spot.value}`"
            yield Finding(spot, message, f"add `- {spot.value}` to the `lessons:` of a module")
