"""What was edited in the table of people, as changes to the map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from netlearn.domain.contacts import MOST_CONTACTS, MapContact, part_initials, tidy_initials
from netlearn.ui.network.questions import FIRST, MORE

INITIALS = "Initials"
QUESTIONS = {question.short: question for question in (*FIRST, *MORE)}
Cells = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class GridChanges:
    """What a table's edits come to.

    Attributes:
        told: The fields that changed, by contact id.
        fresh: New people; their ids are their initials.
        gone: Ids of those whose row was deleted.
        unlike: Whether the table shows something else than what will be kept, so that it must be drawn anew.
        refused: How many new people found no room.
    """

    told: Mapping[str, Mapping[str, object]]
    fresh: tuple[MapContact, ...]
    gone: tuple[str, ...]
    unlike: bool
    refused: int


def read_cells(cells: Cells) -> dict[str, object]:
    """What edited cells say, as fields of a contact; anything not offered is left out."""
    told: dict[str, object] = {}
    for head, value in cells.items():
        if head == INITIALS:
            try:
                told["initials"] = tidy_initials(str(value or ""))
            except ValueError:
                continue
        elif head in QUESTIONS:
            question = QUESTIONS[head]
            values = {word: key for key, word in question.bins.items()}
            if question.many:
                given = value if isinstance(value, list) else []
                told[question.field] = frozenset(values[word] for word in given if word in values)
            elif value is None or value in values:
                told[question.field] = None if value is None else values[str(value)]
    return told


def plan_changes(edits: Mapping[str, Any], ids: Sequence[str], contacts: Sequence[MapContact]) -> GridChanges:
    """What to write for a table's edits, which hold everything since it was opened.

    Args:
        edits: `edited_rows`, `added_rows` and `deleted_rows` as the table gives them.
        ids: Who stood in its rows when it was opened.
        contacts: Who stands on the map now.
    """
    now = {one.id: one for one in contacts}
    gone = [ids[row] for row in edits.get("deleted_rows", ()) if 0 <= row < len(ids) and ids[row] in now]
    stay = {name: one for name, one in now.items() if name not in gone}
    taken = {name: one.initials for name, one in stay.items()}
    told: dict[str, Mapping[str, object]] = {}
    unlike = False
    for row, cells in edits.get("edited_rows", {}).items():
        one = stay.get(ids[int(row)]) if 0 <= int(row) < len(ids) else None
        if one is None:
            continue
        said = read_cells(cells)
        if "initials" in said:
            others = [word for name, word in taken.items() if name != one.id]
            (said["initials"],) = part_initials([str(said["initials"])], others)
            taken[one.id] = str(said["initials"])
        unlike |= INITIALS in cells and ("initials" not in said or said["initials"] != cells[INITIALS])
        if changed := {name: value for name, value in said.items() if value != getattr(one, name)}:
            told[one.id] = changed
    named = [said for cells in edits.get("added_rows", ()) if (said := read_cells(cells)).get("initials")]
    room = max(0, MOST_CONTACTS - len(stay))
    parted = part_initials((str(said["initials"]) for said in named[:room]), taken.values())
    fresh = [
        MapContact(**cast("Any", {**said, "id": initials, "initials": initials}))
        for said, initials in zip(named, parted, strict=False)
    ]
    return GridChanges(told, tuple(fresh), tuple(gone), unlike, len(named) - len(fresh))
