"""Every lesson that a module lists exists as a file in `lessons/`."""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.mends import suggest
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL201"
NAME = "unknown-lesson"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield listed lessons without a file."""
    known = pack.names("lesson", "id")
    if not pack.complete("lesson"):
        return
    for spot in pack.texts("course", "modules", "*", "lessons", "*"):
        if spot.value not in known:
            likely = suggest(spot.value, known)
            fix = f"did you mean `{likely}`?" if likely else f"write `lessons/{spot.value}.yaml`"
            yield Finding(spot, f"there is no lesson `{spot.value}`", fix)
