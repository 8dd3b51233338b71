"""Every step has at least five coaching questions, every pattern three and every facet two.

The session room picks questions for a pair's own picture; below these numbers it would repeat itself.
"""

from collections import Counter
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, Spot
from netlearn.content.problems import Severity

CODE = "NL703"
NAME = "coach-question-coverage"
SEVERITY: Severity = "error"

LEAST_A_STEP, LEAST_A_PATTERN, LEAST_A_FACET = 5, 3, 2


def find(pack: Pack) -> Iterator[Finding]:
    """Yield steps, patterns and facets with too few questions."""
    if not pack.of("coaching"):
        return
    steps = pack.texts("coaching", "guides", "*", "steps", "*", "id")
    patterns = pack.texts("coaching", "patterns", "*", "id")
    facets = pack.texts("instrument", "networks", "*", "facets", "*", "id")
    yield from _count(pack, "steps", steps, LEAST_A_STEP)
    yield from _count(pack, "patterns", patterns, LEAST_A_PATTERN)
    yield from _count(pack, "facets", facets, LEAST_A_FACET)


def _count(pack: Pack, key: str, wanted: Iterator[Spot[str]], least: int) -> Iterator[Finding]:
    served = Counter(spot.value for spot in pack.texts("coaching", "questions", "*", key, "*"))
    for spot in wanted:
        if served[spot.value] < least:
            message = f"`{spot.value}` has {served[spot.value]} of at least {least} coaching questions"
            yield Finding(spot, message, f"write `{spot.value}` among the `{key}:` of more questions")
