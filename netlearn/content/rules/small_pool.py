"""A pool has at least as many questions as it picks.

A learner keeps the questions drawn at the first visit. With more than it picks, another learner is asked
others, and those that were answered elsewhere before are passed over.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.pooled import find_pools
from netlearn.content.problems import Severity

CODE = "NL313"
NAME = "small-pool"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield pools whose tags too few questions carry."""
    if not pack.complete("quiz"):
        return
    for lesson in pack.entries("lesson"):
        for pool, members in find_pools(pack, lesson):
            pick = pool.value.get("pick")
            if isinstance(pick, int) and len(members) < pick:
                message = f"{len(members)} questions carry all its tags, and the pool picks {pick}"
                yield Finding(
                    pool.inside("tags"), message, "write more questions with these tags, or pick fewer"
                )
