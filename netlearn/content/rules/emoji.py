"""Prose has no emoji; the page's own icons and drawings carry what words do not."""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import find_prose

CODE = "NL404"
NAME = "emoji"
SEVERITY: Severity = "error"

_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield texts with an emoji or dingbat, at the first one."""
    for spot in find_prose(pack):
        if found := _EMOJI.search(spot.value):
            yield Finding(spot, f"“{found.group()}” is an emoji", "use words", needle=found.group())
