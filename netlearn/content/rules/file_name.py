"""A lesson or quiz file is named after its id.

Whoever sees an id in a report finds the file at once: the lesson `three-networks` is
`lessons/three-networks.yaml`.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL103"
NAME = "file-name"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield every id that differs from its file's name."""
    for spot in (*pack.texts("lesson", "id"), *pack.texts("quiz", "id")):
        if spot.value != spot.document.stem:
            message = f"the id is `{spot.value}` but the file is `{spot.document.stem}.yaml`"
            yield Finding(spot, message, f"rename the file to `{spot.value}.yaml`, or correct the id")
