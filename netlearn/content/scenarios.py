"""The scenarios of a course with their walks, for the rules about stories."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from netlearn.content.model import Quiz, Scenario
from netlearn.content.pack import Pack, Spot
from netlearn.content.walking import Walk, walk_scenario


@dataclass(frozen=True, slots=True)
class Story:
    """A scenario, where it stands, and what walking it showed."""

    spot: Spot[Any]
    scenario: Scenario
    walk: Walk


def find_stories(pack: Pack) -> Iterator[Story]:
    """Every scenario in quizzes that fit their model; of the others nothing is known for certain."""
    for document in pack.of("quiz"):
        if not isinstance(document.model, Quiz):
            continue
        if "stories" not in document.memo:
            document.memo["stories"] = tuple(
                Story(Spot(document, ("questions", number), {}), question, walk_scenario(question))
                for number, question in enumerate(document.model.questions)
                if isinstance(question, Scenario)
            )
        yield from document.memo["stories"]
