"""A link's words say where it leads.

People who jump from link to link hear only those words; "here" tells them nothing.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import find_prose

CODE = "NL603"
NAME = "vague-link"
SEVERITY: Severity = "error"

_VAGUE = re.compile(r"\[(?:click )?(?:here|this|link|more|read more|this link)\]\(", re.IGNORECASE)


def find(pack: Pack) -> Iterator[Finding]:
    """Yield links whose words are empty."""
    for spot in find_prose(pack):
        if link := _VAGUE.search(spot.value):
            message = f"the link “{link.group()[1:-2]}” does not say where it leads"
            yield Finding(spot, message, "name the page it opens", needle=link.group())
