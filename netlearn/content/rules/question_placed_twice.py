"""A question is placed once in the course.

Its answers are stored under its id; a second placing would show the first one's answer.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, Spot
from netlearn.content.problems import Severity

CODE = "NL106"
NAME = "question-placed-twice"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield every placing after a question's first."""
    first: dict[str, Spot[str]] = {}
    for spot in pack.texts("lesson", "blocks", "*", "question"):
        earlier = first.setdefault(spot.value, spot)
        if earlier is not spot:
            place = f"{earlier.document.shown}:{earlier.locate()[0]}"
            message = f"the question `{spot.value}` is already placed in {place}"
            yield Finding(spot, message, "place another question here, or remove the block")
