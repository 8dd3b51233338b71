"""There are at least 60 coaching questions, six openings, eight pitfalls and five offers.

A coach who meets the same five questions in every session stops reading them.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL702"
NAME = "few-coach-questions"
SEVERITY: Severity = "error"

LEAST = {"questions": 60, "openings": 6, "pitfalls": 8, "offers": 5}


def find(pack: Pack) -> Iterator[Finding]:
    """Yield the lists of `coaching.yaml` that are too short."""
    for coaching in pack.entries("coaching"):
        for key, least in LEAST.items():
            entries = coaching.inside(key)
            if isinstance(entries.value, tuple) and len(entries.value) < least:
                message = f"there are {len(entries.value)} of at least {least} {key}"
                yield Finding(entries, message, f"write more {key}")
