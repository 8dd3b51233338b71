"""Every term of the glossary is marked somewhere in the prose of a lesson or question.

Terms become practice cards when a lesson has introduced them; one that none marks is never practised.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import find_marked_terms

CODE = "NL211"
NAME = "unused-term"
SEVERITY: Severity = "warning"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield terms that no lesson and no quiz marks."""
    if pack.broken:
        return
    used = {
        mark[1] for spot, mark in find_marked_terms(pack) if spot.document.kind.name in ("lesson", "quiz")
    }
    for spot in pack.texts("glossary", "terms", "*", "id"):
        if spot.value not in used:
            message = f"no lesson marks the term `{spot.value}`"
            yield Finding(spot, message, f"write `[[{spot.value}]]` where it is introduced, or remove it")
