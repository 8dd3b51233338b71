"""What a learner does in a scenario matters later on.

Some aside, choice or route turns out one way after some choices and another way after others. A story
whose scenes are blind to the past is a row of separate questions.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.scenarios import find_stories

CODE = "NL315"
NAME = "no-consequence"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield scenarios in which every condition turns out the same on all paths."""
    for story in find_stories(pack):
        if story.walk.complete and not any(len(seen) > 1 for seen in story.walk.turns.values()):
            message = "nothing in the story depends on earlier choices"
            fix = "give a scene an aside, a choice a `when:` or several `routes:`"
            yield Finding(story.spot.inside("nodes"), message, fix)
