"""The first row of a file of answers: which column is which item, and which names the person."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from netlearn.content.model import Instrument
from netlearn.errors import NetlearnError

PERSON = "person"
ALIKE = 0.75  # how much of two names must agree to suggest one for the other


@dataclass(frozen=True, slots=True)
class Header:
    """Where things stand in a row.

    Attributes:
        names: All columns.
        person: The place of the column that names the person.
        items: The place of each item by id, in instrument order; absent items have none.
        absent: The items without a column.
    """

    names: tuple[str, ...]
    person: int
    items: dict[str, int]
    absent: tuple[str, ...]


def read_header(row: bytes, instrument: Instrument, file: str) -> Header:
    """Read the first row.

    Raises:
        NetlearnError: It is no header that can be used; the text says why.
    """
    names = _read_names(row, file)
    item_ids = [item.id for item in instrument.items]
    known = {*item_ids, *(item.id for item in instrument.mindset.items)}
    if not known & set(names):
        raise NetlearnError(
            f"{file} has no header: the first line must name the columns, {PERSON} and item ids "
            f"such as {item_ids[0]}."
        )
    if twice := [name for name, times in Counter(names).items() if times > 1]:
        raise NetlearnError(f"{file} has the column {twice[0]} twice.")
    person = _find_person(names, known, file)
    for place, name in enumerate(names):
        if place != person and name not in known:
            raise NetlearnError(f"{file} has an unknown column {name!r}.{_suggest(name, known)}")
    places = {item_id: names.index(item_id) for item_id in item_ids if item_id in names}
    absent = tuple(item_id for item_id in item_ids if item_id not in places)
    return Header(tuple(names), person, places, absent)


def _read_names(row: bytes, file: str) -> list[str]:
    try:
        text = row.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NetlearnError(f"{file} is not UTF-8; save it as CSV UTF-8.") from None
    text = text.removesuffix("\n").removesuffix("\r")
    if "\r" in text and "\n" not in text:
        raise NetlearnError(f"{file} ends its lines by carriage returns alone; save it with other line ends.")
    for mark, word in ((";", "semicolons"), ("\t", "tabs")):
        if mark in text and "," not in text:
            raise NetlearnError(f"{file} has its columns apart by {word}; save it with commas between them.")
    if not text.strip():
        raise NetlearnError(f"{file} has no header: the first line is empty.")
    return [name.strip() for name in next(csv.reader([text]))]


def _find_person(names: Sequence[str], known: set[str], file: str) -> int:
    """The column called person, or the first one if it is no item, nor meant for one."""
    if PERSON in names:
        return names.index(PERSON)
    if names[0] in known:
        raise NetlearnError(f"{file} has no column for the person; call one {PERSON}.")
    if suggestion := _suggest(names[0], known - set(names)):
        raise NetlearnError(f"{file} has an unknown column {names[0]!r}.{suggestion}")
    return 0


def _suggest(name: str, known: set[str]) -> str:
    """A question that names the id that was probably meant; empty when there is none."""
    by_plain = {item_id.casefold(): item_id for item_id in sorted(known)}
    close = get_close_matches(name.casefold(), by_plain, n=1, cutoff=ALIKE)
    return f" Did you mean {by_plain[close[0]]}?" if close else ""
