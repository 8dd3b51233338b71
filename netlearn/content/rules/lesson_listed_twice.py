"""A lesson is listed once in `course.yaml`.

A second listing would give it two places in the order, and count it twice towards the certificate.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL109"
NAME = "lesson-listed-twice"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield every listing of a lesson after its first."""
    first: dict[str, int] = {}
    for spot in pack.texts("course", "modules", "*", "lessons", "*"):
        line = spot.locate()[0]
        if first.setdefault(spot.value, line) != line:
            message = f"the lesson `{spot.value}` is already listed in line {first[spot.value]}"
            yield Finding(spot, message, "remove one of the two")
