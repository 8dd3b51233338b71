"""Every fact that a lesson, question, item or action serves is listed in `course.yaml`."""

from collections.abc import Iterator

from netlearn.content.files import KindName
from netlearn.content.finding import Finding
from netlearn.content.mends import suggest
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL203"
NAME = "unknown-fact"
SEVERITY: Severity = "error"

USES: tuple[tuple[KindName, tuple[str, ...]], ...] = (
    ("lesson", ("facts", "*")),
    ("quiz", ("questions", "*", "facts", "*")),
    ("instrument", ("networks", "*", "facets", "*", "items", "*", "facts", "*")),
    ("actions", ("actions", "*", "facts", "*")),
)


def find(pack: Pack) -> Iterator[Finding]:
    """Yield uses of facts that the course does not list."""
    known = pack.names("course", "facts", "*", "id")
    if not known or not pack.complete("course"):
        return
    for kind, pattern in USES:
        for spot in pack.texts(kind, *pattern):
            if spot.value not in known:
                likely = suggest(spot.value, known)
                fix = f"did you mean `{likely}`?" if likely else f"use one of: {', '.join(sorted(known))}"
                yield Finding(spot, f"there is no fact `{spot.value}`", fix)
