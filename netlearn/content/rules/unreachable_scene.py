"""Every scene and every ending of a scenario is reached by some path.

Every path is really walked, with values, conditions and routes as a learner would meet them.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.scenarios import find_stories

CODE = "NL114"
NAME = "unreachable-scene"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield scenes and endings that no path leads to."""
    for story in find_stories(pack):
        if not story.walk.complete:
            continue
        scenes = [("nodes", "scene", number, node.id) for number, node in enumerate(story.scenario.nodes)]
        endings = [("ends", "ending", number, end.id) for number, end in enumerate(story.scenario.ends)]
        for key, word, number, name in (*scenes, *endings):
            if name not in story.walk.reached:
                message = f"no path leads to the {word} `{name}`"
                fix = f"name `{name}` in a choice's `to:`, or ease a condition"
                yield Finding(story.spot.inside(key, number), message, fix)
