"""No text holds a note to its author: TODO, TBD, FIXME, XXX, ???, lorem ipsum."""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import find_prose

CODE = "NL401"
NAME = "unfinished-text"
SEVERITY: Severity = "error"

_NOTE = re.compile(r"\b(?:TODO|TBD|FIXME|XXX|[Tt]odo:|[Ll]orem ipsum)\b|\?\?\?")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield texts with such a note, at the note."""
    for spot in find_prose(pack):
        if note := _NOTE.search(spot.value):
            message = f"“{note.group()}” marks unfinished text"
            yield Finding(spot, message, "finish the text", needle=note.group())
