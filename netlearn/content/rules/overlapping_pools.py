"""No question can be drawn by two pools of a lesson.

It might be asked twice on the same page.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.pooled import find_pools
from netlearn.content.problems import Severity

CODE = "NL112"
NAME = "overlapping-pools"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield pools that share questions with an earlier pool of their lesson."""
    for lesson in pack.entries("lesson"):
        earlier: dict[str, str] = {}
        for pool, members in find_pools(pack, lesson):
            if shared := sorted(members & earlier.keys()):
                message = f"this pool shares questions with `{earlier[shared[0]]}`: {', '.join(shared[:3])}"
                yield Finding(pool, message, "add a tag that tells the two pools apart")
            earlier |= dict.fromkeys(members - earlier.keys(), str(pool.value.get("id")))
