"""No option says "all of the above", "none of the above" or the like.

Such options reward test-taking and break when options are shuffled; ask a multi question instead.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL308"
NAME = "all-of-the-above"
SEVERITY: Severity = "error"

_CATCH_ALL = re.compile(
    r"\b(?:all|none|both|neither|any|some) (?:of )?(?:the|these|those) ?(?:above|options|answers)?\W*$",
    re.IGNORECASE,
)


def find(pack: Pack) -> Iterator[Finding]:
    """Yield options that refer to the other options."""
    for spot in pack.texts("quiz", "questions", "*", "options", "*", "text"):
        if _CATCH_ALL.search(spot.value):
            message = f"the option “{spot.value.strip()}” refers to the other options"
            yield Finding(spot, message, "name the thing itself, or make it a multi question")
