"""A question that has hints lets the learner see them.

With as few tries as its own `behaviour:` gives, the first hint would come after the last try.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL327"
NAME = "hint-too-late"
SEVERITY: Severity = "warning"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield wishes under which the hints of a question never show."""
    for question in pack.entries("quiz", "questions", "*"):
        wish = question.value.get("behaviour")
        if not question.value.get("hints") or not isinstance(wish, dict):
            continue
        tries, after = wish.get("attempts"), wish.get("hint_after")
        if isinstance(tries, int) and isinstance(after, int) and 0 < tries <= after:
            message = f"the hints come after {after} wrong tries, and {tries} are allowed"
            yield Finding(question.inside("behaviour", "hint_after"), message, "lower `hint_after:`")
