"""A scenario has at least six scenes and two endings that earn different credit.

With fewer it is a question in disguise.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.scenarios import find_stories

CODE = "NL314"
NAME = "small-scenario"
SEVERITY: Severity = "error"

LEAST_SCENES = 6
LEAST_ENDINGS = 2  # of different credit


def find(pack: Pack) -> Iterator[Finding]:
    """Yield scenarios that are too small, and those where it does not matter how they end."""
    for story in find_stories(pack):
        scenes, earned = len(story.scenario.nodes), {end.credit for end in story.scenario.ends}
        if scenes < LEAST_SCENES:
            message = f"the scenario has {scenes} of at least {LEAST_SCENES} scenes"
            yield Finding(story.spot.inside("nodes"), message, "let choices lead to more scenes")
        if len(earned) < LEAST_ENDINGS:
            message = "all endings earn the same credit"
            yield Finding(story.spot.inside("ends"), message, "let the better ending earn more")
