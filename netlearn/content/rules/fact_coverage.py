"""Every fact is taught, asked, measured and acted on.

At least one lesson, three questions, two items and four actions serve it.
"""

from collections import Counter
from collections.abc import Iterator

from netlearn.content.files import KindName
from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.rules.unknown_fact import USES

CODE = "NL305"
NAME = "fact-coverage"
SEVERITY: Severity = "error"

LEAST: dict[KindName, tuple[int, str]] = {
    "lesson": (1, "lessons"),
    "quiz": (3, "questions"),
    "instrument": (2, "items"),
    "actions": (4, "actions"),
}


def find(pack: Pack) -> Iterator[Finding]:
    """Yield facts that too few entries of some kind serve."""
    for kind, pattern in USES:
        if not pack.complete(kind):
            continue
        least, plural = LEAST[kind]
        served = Counter(spot.value for spot in pack.texts(kind, *pattern))
        for fact in pack.texts("course", "facts", "*", "id"):
            if served[fact.value] < least:
                message = f"`{fact.value}` is served by {served[fact.value]} of at least {least} {plural}"
                yield Finding(fact, message, f"add `{fact.value}` to the `facts:` of more {plural}")
