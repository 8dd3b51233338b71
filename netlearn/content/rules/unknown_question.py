"""Every question that a lesson places exists in some quiz."""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.mends import suggest
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL202"
NAME = "unknown-question"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield placings of questions that no quiz holds."""
    known = pack.names("quiz", "questions", "*", "id")
    if not pack.complete("quiz"):
        return
    for spot in pack.texts("lesson", "blocks", "*", "question"):
        if spot.value not in known:
            likely = suggest(spot.value, known)
            fix = f"did you mean `{likely}`?" if likely else "write it into a quiz, or remove the block"
            yield Finding(spot, f"there is no question `{spot.value}`", fix)
