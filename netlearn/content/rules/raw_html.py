"""Prose is Markdown without HTML.

Tags are not rendered: learners would read them as they stand.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import find_prose

CODE = "NL402"
NAME = "raw-html"
SEVERITY: Severity = "error"

_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>|<!--|&(?:[a-z]+|#[0-9]+);")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield texts with a tag, comment or character entity, at the first one."""
    for spot in find_prose(pack):
        if tag := _TAG.search(spot.value):
            message = f"`{tag.group()}` is HTML"
            yield Finding(spot, message, "use Markdown, or the character itself", needle=tag.group())
