"""Every term marked `[[term]]` or `[[term|words]]` in prose stands in `glossary.yaml`."""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.mends import suggest
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import find_marked_terms

CODE = "NL210"
NAME = "unknown-term"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield marks of terms that the glossary does not have."""
    if not pack.complete("glossary"):
        return
    known = pack.names("glossary", "terms", "*", "id")
    for spot, mark in find_marked_terms(pack):
        if mark[1] not in known:
            likely = suggest(mark[1], known)
            fix = (
                f"did you mean `{likely}`?" if likely else "add it to `glossary.yaml`, or remove the brackets"
            )
            yield Finding(spot, f"the glossary has no term `{mark[1]}`", fix, needle=f"[[{mark[1]}")
