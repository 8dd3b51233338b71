"""Every picture's file exists in `assets/`."""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL208"
NAME = "missing-picture"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield pictures without a file; a path that leaves the folder counts as missing."""
    folder = pack.assets.resolve()
    for spot in pack.texts("lesson", "blocks", "*", "file"):
        try:
            file = (folder / spot.value).resolve()
            found = file.is_relative_to(folder) and file.is_file()
        except (OSError, ValueError):  # a name that no file can have
            found = False
        if not found:
            message = f"there is no picture `{spot.value}` in `assets/`"
            yield Finding(spot, message, "put the drawing there, or correct the path")
