"""Every lesson that a module lists exists as a file in `lessons/`.

The same holds for the coach's lessons: `coaching.yaml` lists them, and they stand in `coaching/`.
"""

from collections.abc import Iterator

from netlearn.content.files import COACH_LESSONS, KindName
from netlearn.content.finding import Finding
from netlearn.content.mends import suggest
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL201"
NAME = "unknown-lesson"
SEVERITY: Severity = "error"

LISTS: tuple[tuple[KindName, tuple[str, ...], str], ...] = (
    ("course", ("modules", "*", "lessons", "*"), "lessons"),
    ("coaching", ("lessons", "*"), COACH_LESSONS),
)


def find(pack: Pack) -> Iterator[Finding]:
    """Yield listed lessons without a file in the folder that the list is about."""
    if not pack.complete("lesson"):
        return
    for kind, pattern, folder in LISTS:
        documents = (one for one in pack.of("lesson") if one.kind.place == folder)
        ids = (one.data.get("id") for one in documents if isinstance(one.data, dict))
        known = {name for name in ids if isinstance(name, str)}
        for spot in pack.texts(kind, *pattern):
            if spot.value not in known:
                likely = suggest(spot.value, known)
                fix = f"did you mean `{likely}`?" if likely else f"write `{folder}/{spot.value}.yaml`"
                yield Finding(spot, f"there is no lesson `{spot.value}`", fix)
