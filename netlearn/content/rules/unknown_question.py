"""Every question that a lesson or a workshop places exists in some quiz."""

from collections.abc import Iterator
from itertools import chain

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
    placed = chain(
        pack.texts("lesson", "blocks", "*", "question"),
        pack.texts("workshop", "agenda", "*", "activity", "questions", "*"),
        pack.texts("workshop", "agenda", "*", "activity", "scenario"),
    )
    for spot in placed:
        if spot.value not in known:
            likely = suggest(spot.value, known)
            fix = f"did you mean `{likely}`?" if likely else "write it into a quiz, or remove the block"
            yield Finding(spot, f"there is no question `{spot.value}`", fix)
