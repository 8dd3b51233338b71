"""Prose holds no Markdown headings.

A block's `heading:` opens a step of the reader and stands at the right level of the page; a `#` inside a
text would break the order that screen readers follow.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import find_prose

CODE = "NL605"
NAME = "markdown-heading"
SEVERITY: Severity = "error"

_HEADING = re.compile(r"^ {0,3}#{1,6} +\S.*$", re.MULTILINE)


def find(pack: Pack) -> Iterator[Finding]:
    """Yield texts with a heading, at the first one."""
    for spot in find_prose(pack):
        if heading := _HEADING.search(spot.value):
            message = f"`{heading.group().strip()}` is a Markdown heading"
            fix = "begin a new block with `heading:`, or make the words bold"
            yield Finding(spot, message, fix, needle=heading.group().strip())
