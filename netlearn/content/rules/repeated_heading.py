"""Each heading of a lesson says something new.

It does not repeat the lesson's title or another heading: people who jump from heading to heading hear
nothing else.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_entries, find_texts
from netlearn.content.problems import Severity

CODE = "NL604"
NAME = "repeated-heading"
SEVERITY: Severity = "error"

_WORD = re.compile(r"\w+")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield headings and callout titles that repeat the title or an earlier heading."""
    for lesson in pack.entries("lesson"):
        said = {_plain(spot.value): "the lesson's title" for spot in find_texts(lesson, "title")}
        for block in find_entries(lesson, "blocks", "*"):
            for spot in (*find_texts(block, "heading"), *find_texts(block, "title")):
                if earlier := said.get(_plain(spot.value)):
                    yield Finding(spot, f"this repeats {earlier}", "name what this part is about")
                said.setdefault(_plain(spot.value), f"“{spot.value.strip()}”")


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
