"""Prose holds nothing that the page turns into something else.

A pair of dollar signs becomes a formula, `:word:` an icon, and words between tildes are struck out.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import find_prose

CODE = "NL403"
NAME = "markdown-surprise"
SEVERITY: Severity = "warning"

_SURPRISE = re.compile(r"\$[^$\n]+\$|(?<!\w):[a-z][a-z0-9_/+-]*:(?!\w)|:[a-z-]+\[|~~?[^~\s][^~\n]*~~?")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield texts with such marks, at the first one."""
    for spot in find_prose(pack):
        if found := _SURPRISE.search(spot.value):
            message = f"`{found.group()}` will not be shown as it stands"
            yield Finding(spot, message, "write it in words", needle=found.group())
