"""Every source that a question, action or term, or the map, lists stands in `sources.yaml`."""

from collections.abc import Iterator

from netlearn.content.files import KindName
from netlearn.content.finding import Finding
from netlearn.content.mends import suggest
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL204"
NAME = "unknown-source"
SEVERITY: Severity = "error"

LISTS: tuple[tuple[KindName, tuple[str, ...]], ...] = (
    ("quiz", ("questions", "*", "sources", "*")),
    ("actions", ("actions", "*", "sources", "*")),
    ("glossary", ("terms", "*", "sources", "*")),
    ("network", ("readings", "*", "sources", "*")),
    ("network", ("messages", "*", "sources", "*")),
)


def find(pack: Pack) -> Iterator[Finding]:
    """Yield listed sources that do not exist."""
    if not pack.complete("sources"):
        return
    known = pack.names("sources", "sources", "*", "id")
    for spot in (spot for kind, pattern in LISTS for spot in pack.texts(kind, *pattern)):
        if spot.value not in known:
            likely = suggest(spot.value, known)
            fix = f"did you mean `{likely}`?" if likely else "add it to `sources.yaml`"
            yield Finding(spot, f"there is no source `{spot.value}`", fix)
