"""Every aside, choice and route of a scenario is met on some path.

What no path meets was written for nobody; mostly a condition is too strict.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.scenarios import find_stories

CODE = "NL317"
NAME = "idle-branch"
SEVERITY: Severity = "warning"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield asides never added, choices never open and routes never taken in scenes that are reached."""
    for story in find_stories(pack):
        if not story.walk.complete:
            continue
        for path, seen in sorted(story.walk.turns.items(), key=str):
            spot = story.spot.inside(*path)
            if path[-1] == "routes":
                count = len(story.scenario.nodes[int(path[1])].choices[int(path[3])].routes)
                for number in sorted(set(range(count)) - seen):
                    message = f"no path takes route {number + 1} of this choice"
                    yield Finding(spot.inside(number), message, "ease its condition, or remove it")
            elif seen == {False}:
                word = "adds this aside" if path[-2] == "asides" else "opens this choice"
                yield Finding(spot, f"no path {word}", "ease its condition, or remove it")
