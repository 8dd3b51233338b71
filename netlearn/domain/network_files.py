"""Contacts and ties as tables: rows of text become a network, or are refused with line and column."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, get_args

from netlearn.domain.network import Contact, Function, Level, Organisation
from netlearn.errors import TableRefused

Row = Mapping[str, str | None]
Word = TypeVar("Word", bound=str)
CONTACT_COLUMNS = (
    "id",
    "networks",
    "organisation",
    "function",
    "level",
    "introduced_by",
    "closeness",
    "gave",
    "got",
)
TIE_COLUMNS = ("a", "b")
LETTERS = frozenset("OPS")


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a value stands: the line of the file, counted from 1, and the column's name."""

    line: int
    column: str
    text: str

    def refuse(self, wanted: str) -> TableRefused:
        """The fault to raise about this cell."""
        return TableRefused(f"line {self.line}, column {self.column}: “{self.text}” is not {wanted}")


def read_contacts(rows: Iterable[tuple[int, Row]]) -> tuple[Contact, ...]:
    """Contacts from rows of text, each with its line number. A blank cell is unknown.

    Raises:
        TableRefused: A value that its column cannot hold, an id that is missing or given twice.
    """
    contacts: dict[str, Contact] = {}
    for line, row in rows:
        contact = _read_contact(line, row)
        if contact.id in contacts:
            raise Cell(line, "id", contact.id).refuse("unique: another contact has it")
        contacts[contact.id] = contact
    return tuple(contacts.values())


def read_ties(rows: Iterable[tuple[int, Row]]) -> tuple[tuple[str, str], ...]:
    """Ties from rows of text, each with its line number.

    Raises:
        TableRefused: A blank end.
    """
    ties = []
    for line, row in rows:
        ends = [(row.get(column) or "").strip() for column in TIE_COLUMNS]
        for column, end in zip(TIE_COLUMNS, ends, strict=True):
            if not end:
                raise Cell(line, column, end).refuse("the id of a contact")
        ties.append((ends[0], ends[1]))
    return tuple(ties)


def check_columns(found: Sequence[str], needed: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The columns that will not be read, since nothing is known of them.

    Raises:
        TableRefused: A column is missing or there twice.
    """
    missing = [column for column in needed if column not in found]
    if missing:
        raise TableRefused(f"line 1: the column {missing[0]} is missing; found: {', '.join(found) or 'none'}")
    twice = [column for column in found if found.count(column) > 1]
    if twice:
        raise TableRefused(f"line 1: the column {twice[0]} is there twice")
    return tuple(column for column in found if column not in known)


def _read_contact(line: int, row: Row) -> Contact:
    cells = {column: Cell(line, column, (row.get(column) or "").strip()) for column in CONTACT_COLUMNS}
    if not cells["id"].text:
        raise cells["id"].refuse("an id")
    networks = frozenset(
        letter.strip().upper() for letter in cells["networks"].text.split("+") if letter.strip()
    )
    if not networks <= LETTERS:
        raise cells["networks"].refuse("made of O, P and S, joined by +")
    return Contact(
        id=cells["id"].text,
        networks=networks,
        organisation=_choose(cells["organisation"], get_args(Organisation)),
        function=_choose(cells["function"], get_args(Function)),
        level=_choose(cells["level"], get_args(Level)),
        introduced_by=cells["introduced_by"].text or None,
        closeness=_count(cells["closeness"], 1),
        gave=_count(cells["gave"], 0),
        got=_count(cells["got"], 0),
    )


def _choose(cell: Cell, words: Sequence[Word]) -> Word | None:
    if not cell.text:
        return None
    for word in words:
        if cell.text.lower() == word:
            return word
    raise cell.refuse(f"one of {', '.join(words)}")


def _count(cell: Cell, least: int, most: int = 3) -> int | None:
    if not cell.text:
        return None
    if not cell.text.isdecimal() or not least <= int(cell.text) <= most:
        raise cell.refuse(f"a whole number from {least} to {most}")
    return int(cell.text)
