"""In which order the keys of a mapping stand in a content file."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Entry = TypeVar("Entry")

# One order for every model, as authors write them: what a thing is, what it says, where it leads, what it
# serves. A key of a model that is missing here fails a test.
_ROWS = (
    "id version kind retired facet letter",
    "authors year term definition example",
    "heading tone question file alt caption situation occasion",
    "title where shows limits url window short summary statement group means says next strength first_steps",
    "thing coachee coach listen avoid instead",
    "when text why steps effort minutes aim evidence if_then obstacle message give_first suits cue response",
    "value label start low high min max",
    "scale points does_not_apply reasons bands cut meaning precision reliability sd",
    "rare occasional regular habitual strong thin how",
    "body prompt starter answer unit hints variables nodes ends categories model_answer",
    "manager reverse topic also tolerance correct category match feedback effects to routes",
    "asides choices credit options decoys otherwise explanation behaviour",
    "preset attempts reveal hint_after shuffle confidence",
    "network ask hint overall note networks mindset facets items",
    "facts takeaways try_this blocks",
    "modules lessons certificate mastery assessment",
    "decline withdraw erase attributed sealed peers gap sharing",
    "purposes sights promises narratives patterns servings agendas guides parts asker openings",
    "outcomes materials say form longest scenario cards timer activity debrief pitfalls online agenda",
    "sections offers examples",
    "questions prompts readings messages actions terms",
    "tags pick sources coach_prompt",
    "ids instrument quizzes",
)
KEY_ORDER = tuple(key for row in _ROWS for key in row.split())
_PLACES = {key: place for place, key in enumerate(KEY_ORDER)}

# Below these keys authors choose the names, so no order is ours to set.
FREE_KEYS = frozenset({"effects", "when"})


def sort_entries(entries: Sequence[Entry], read_key: Callable[[Entry], str]) -> list[Entry]:
    """The entries of one mapping in canonical order; as they stand when any key is unknown."""
    if any(read_key(entry) not in _PLACES for entry in entries):
        return list(entries)
    return sorted(entries, key=lambda entry: _PLACES[read_key(entry)])
