"""Every facet has at least three actions, and they differ in effort.

A plan must find something for five minutes and something for an hour.
"""

from collections import defaultdict
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL309"
NAME = "few-actions"
SEVERITY: Severity = "error"

LEAST = 3


def find(pack: Pack) -> Iterator[Finding]:
    """Yield facets with too few actions, or with actions of one effort only."""
    if not pack.complete("actions"):
        return
    efforts: dict[str, list[str]] = defaultdict(list)
    for action in pack.entries("actions", "actions", "*"):
        efforts[str(action.value.get("facet"))].append(str(action.value.get("effort")))
    for facet in pack.texts("instrument", "networks", "*", "facets", "*", "id"):
        found = efforts[facet.value]
        if len(found) < LEAST:
            message = f"the facet `{facet.value}` has {len(found)} of at least {LEAST} actions"
            yield Finding(facet, message, "write more actions for it in `actions.yaml`")
        elif len(set(found)) == 1:
            message = f"all actions of the facet `{facet.value}` are of the effort `{found[0]}`"
            yield Finding(facet, message, "write one that takes less or more: quick, hour, ongoing")
