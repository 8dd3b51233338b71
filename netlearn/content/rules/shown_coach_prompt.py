"""A coach prompt says something that the learner does not read anyway.

It is for the coach or facilitator, who asks it in their own time; learners never see it.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import list_prose

CODE = "NL326"
NAME = "shown-coach-prompt"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield coach prompts that repeat another text of their question."""
    for prompt in pack.texts("quiz", "questions", "*", "coach_prompt"):
        question = prompt.path[:2]
        asked = " ".join(prompt.value.split())
        for spot in list_prose(prompt.document):
            if (
                spot.path[:2] == question
                and spot.path != prompt.path
                and " ".join(spot.value.split()) == asked
            ):
                message = "the coach prompt repeats what the learner reads"
                yield Finding(prompt, message, "ask what only a conversation can bring out")
                break
