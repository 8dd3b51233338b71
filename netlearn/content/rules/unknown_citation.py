"""Every citation `[@source-id]` in prose names a source of `sources.yaml`."""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.mends import suggest
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import find_citations

CODE = "NL205"
NAME = "unknown-citation"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield citations of sources that do not exist."""
    if not pack.complete("sources"):
        return
    known = pack.names("sources", "sources", "*", "id")
    for spot, cited in find_citations(pack):
        if cited not in known:
            likely = suggest(cited, known)
            fix = f"did you mean `[@{likely}]`?" if likely else "add it to `sources.yaml`"
            yield Finding(spot, f"`[@{cited}]` cites no known source", fix, needle=f"[@{cited}]")
