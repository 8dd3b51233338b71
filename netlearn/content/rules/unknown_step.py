"""Every step that a coaching question or a part of an agenda names is a step of a guide.

A question whose steps no guide has is never asked.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.mends import suggest
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL701"
NAME = "unknown-step"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield references to steps that no guide has."""
    known = pack.names("coaching", "guides", "*", "steps", "*", "id")
    parts = pack.texts("coaching", "agendas", "*", "parts", "*", "steps", "*")
    for spot in (*pack.texts("coaching", "questions", "*", "steps", "*"), *parts):
        if spot.value not in known:
            likely = suggest(spot.value, known)
            fix = f"did you mean `{likely}`?" if likely else f"use one of: {', '.join(sorted(known))}"
            yield Finding(spot, f"no guide has a step `{spot.value}`", fix)
