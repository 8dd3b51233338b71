"""A scenario comes to an end on every path.

Going back to a scene is fine as long as something has changed that leads out in the end.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.scenarios import find_stories
from netlearn.content.walking import MOST_STATES

CODE = "NL115"
NAME = "endless-story"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield scenarios in which a learner can go round in a circle, and those too large to be walked."""
    for story in find_stories(pack):
        if story.walk.circle:
            nodes = [node.id for node in story.scenario.nodes]
            spot = story.spot.inside("nodes", nodes.index(story.walk.circle))
            message = f"a learner can come back to `{story.walk.circle}` with nothing changed, for ever"
            yield Finding(spot, message, "lead one of the choices on the way somewhere else")
        elif not story.walk.complete:
            message = f"the story has more than {MOST_STATES} states"
            yield Finding(story.spot.inside("variables"), message, "use fewer variables, or narrower ones")
