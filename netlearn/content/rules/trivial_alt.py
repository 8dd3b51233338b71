"""A picture's alt text says what the picture shows.

At least 30 characters, no "picture of", and not the caption or file name again.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL601"
NAME = "trivial-alt"
SEVERITY: Severity = "error"

SHORTEST = 30
_OPENING = re.compile(
    r"^(?:an? |the )?(?:image|picture|drawing|illustration|graphic) (?:of|showing)\b", re.IGNORECASE
)


def find(pack: Pack) -> Iterator[Finding]:
    """Yield alt texts that help nobody."""
    for block in pack.entries("lesson", "blocks", "*"):
        alt = block.value.get("alt")
        if not isinstance(alt, str):
            continue
        spot = block.inside("alt")
        if alt.strip() == str(block.value.get("caption", "")).strip():
            yield Finding(spot, "the alt text repeats the caption", "describe what can be seen")
        elif opening := _OPENING.match(alt.strip()):
            message = f"the alt text opens with “{opening.group()}”"
            yield Finding(spot, message, "begin with what can be seen; readers hear that it is a picture")
        elif len(alt.strip()) < SHORTEST:
            message = f"the alt text has {len(alt.strip())} characters"
            yield Finding(spot, message, "say who and what is seen, and how they are tied")
