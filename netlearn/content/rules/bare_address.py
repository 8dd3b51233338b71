"""No web address stands in prose on its own.

Read aloud it is a string of letters; a link has words, as in `[the study](https://…)`.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import find_prose

CODE = "NL606"
NAME = "bare-address"
SEVERITY: Severity = "warning"

_ADDRESS = re.compile(r"(?<!\]\()(?<![\w/.@-])(?:https?://|www\.)[^\s)>\]]+")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield texts with an address outside a link, at the first one."""
    for spot in find_prose(pack):
        likely = "://" in spot.value or "www." in spot.value
        if likely and (address := _ADDRESS.search(spot.value)):
            message = f"`{address.group()}` is a bare address"
            yield Finding(spot, message, "make it a link with words", needle=address.group())
