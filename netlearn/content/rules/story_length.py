"""A scenario takes at least 3 and at most 8 choices, on every path.

Shorter paths leave no room for consequences; longer ones do not fit into a lesson.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.scenarios import find_stories

CODE = "NL316"
NAME = "story-length"
SEVERITY: Severity = "warning"

FEWEST, MOST = 3, 8


def find(pack: Pack) -> Iterator[Finding]:
    """Yield scenarios with a path that is too short or too long."""
    for story in find_stories(pack):
        walk = story.walk
        if not walk.complete or walk.circle:
            continue
        if walk.shortest < FEWEST:
            message = f"the shortest path has {walk.shortest} choices"
            yield Finding(story.spot.inside("nodes"), message, f"let every path have at least {FEWEST}")
        if walk.longest > MOST:
            message = f"the longest path has {walk.longest} choices"
            yield Finding(story.spot.inside("nodes"), message, f"let every path have at most {MOST}")
