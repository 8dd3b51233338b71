"""People from a file: our own CSV, LinkedIn's Connections.csv, or vCards (.vcf).

Nothing read here is stored. Whoever is kept becomes initials by `shorten`, and everything else is dropped.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netlearn.domain.contacts import LONGEST_INITIALS, MapContact, make_initials, part_initials
from netlearn.domain.map_tables import CONTACT_HEAD, read_map_contacts
from netlearn.domain.network_files import TIE_COLUMNS, check_columns, read_ties
from netlearn.errors import TableRefused

MOST_PEOPLE = 100_000
LONGEST_NAME = 80  # characters shown while choosing
_PREAMBLE = 30  # lines in which LinkedIn's head must come; it has stood on the first and the fourth
_FIRST = ("first name", "vorname", "prénom", "nombre", "nome", "voornaam", "förnamn")
_LAST = ("last name", "nachname", "nom de famille", "apellidos", "cognome", "achternaam", "efternamn")
_SEPARATORS = ",;\t"
_FIELD_LIMIT = 1_000_000  # characters in one cell; more is no table


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody found in a file, to be kept or not.

    Attributes:
        line: Where they stand in the file, from 1.
        name: The name, for choosing only; "" in a file of ours, which has none.
        contact: What a file of ours tells about them; None from elsewhere.
    """

    line: int
    name: str
    contact: MapContact | None = None


def read_people(data: bytes) -> tuple[Candidate, ...]:
    """Read whichever of the three kinds of file this is, in the order of the file.

    Raises:
        TableRefused: It is none of them or broken; the message says where.
    """
    text = decode(data)
    if text.lstrip()[:11].upper() == "BEGIN:VCARD":
        return tuple(_read_cards(text))
    head = next((line for line in text.splitlines() if line.strip()), "")
    if "id" in _cut(head):
        return _read_own(text)
    return tuple(_read_linkedin(text))


def read_own_ties(data: bytes) -> tuple[tuple[str, str], ...]:
    """The ties of our own table, by the ids that stand in it.

    Raises:
        TableRefused: It is another table or broken; the message says where.
    """
    return read_ties(_read_table(decode(data), TIE_COLUMNS, TIE_COLUMNS))


def is_tie_table(data: bytes) -> bool:
    """Whether a file looks like our table of ties: its head names both ends."""
    head = data[:200].decode("utf-8", "replace").lstrip("\ufeff").split("\n")[0]
    return _cut(head)[:2] == list(TIE_COLUMNS)


def shorten(chosen: Sequence[Candidate], taken: Sequence[str]) -> tuple[MapContact, ...]:
    """The chosen as contacts under initials, with numbers behind those that are taken; no name is left.

    Args:
        chosen: Who is kept.
        taken: Initials on the map already. In a file of ours the same initials are the same person, so
            they stay as they are.
    """
    named = [one for one in chosen if one.contact is None]
    own = [one.contact for one in chosen if one.contact is not None]
    used = [*taken, *(contact.initials for contact in own)]
    fresh = part_initials((make_initials(_drop_titles(one.name))[:LONGEST_INITIALS] for one in named), used)
    return (*own, *(MapContact(id=initials, initials=initials) for initials in fresh))


def decode(data: bytes) -> str:
    """A file's bytes as text, UTF-8 or UTF-16 with its mark.

    Raises:
        TableRefused: It is no text in these; the message names the line.
    """
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TableRefused(f"line {line}: the file is not UTF-8; save it as UTF-8") from error
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise TableRefused(f"line {line}: there is a zero byte; this is no text file")
    return text


def _read_own(text: str) -> tuple[Candidate, ...]:
    rows = list(_read_table(text, ("id",), CONTACT_HEAD))
    contacts = read_map_contacts(rows)
    return tuple(
        Candidate(line, contact.initials, contact) for (line, _), contact in zip(rows, contacts, strict=True)
    )


def _read_table(
    text: str, needed: Sequence[str], known: Sequence[str]
) -> Iterator[tuple[int, dict[str, str | None]]]:
    rows = _split(text)
    head = next(((line, cells) for line, cells in rows if any(cells)), (1, []))[1]
    names = [cell.strip().lower() for cell in head]
    check_columns(names, needed, known)
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            raise TableRefused(f"line {line}: {len(cells)} fields where line 1 has {len(names)}")
        yield line, dict(zip(names, cells, strict=True))


def _read_linkedin(text: str) -> Iterator[Candidate]:
    """Rows below the head, wherever that stands; LinkedIn puts a note of some lines before it."""
    first = last = None
    for line, cells in _split(text):
        if first is None:
            heads = [cell.strip().lower() for cell in cells]
            first = next((place for place, head in enumerate(heads) if head in _FIRST), None)
            last = next((place for place, head in enumerate(heads) if head in _LAST), None)
            if first is None and line > _PREAMBLE:
                break
            continue
        parts = [cells[place].strip() for place in (first, last) if place is not None and place < len(cells)]
        name = " ".join(part for part in parts if part)
        if _is_name(name):  # people who closed their account leave a row without a name
            yield Candidate(line, name[:LONGEST_NAME])
    if first is None:
        raise TableRefused(
            f"line 1: no head of a table was found in the first {_PREAMBLE} lines; it needs a column id, or "
            "First Name and Last Name as LinkedIn writes them"
        )


def _split(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV, each with the number of its last line."""
    csv.field_size_limit(_FIELD_LIMIT)
    # Not strict: LinkedIn's note before the head quotes as it likes.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_find_separator(text))
    try:
        for count, cells in enumerate(reader):
            if count > MOST_PEOPLE:
                raise TableRefused(f"line {reader.line_num}: more than {MOST_PEOPLE} rows")
            yield reader.line_num, cells
    except csv.Error as error:
        raise TableRefused(f"line {reader.line_num}: {error}") from error


def _find_separator(text: str) -> str:
    """A comma, or what spreadsheets of other countries write: the most frequent in the first lines."""
    start = "\n".join(text[:20_000].splitlines()[:_PREAMBLE])
    return max(_SEPARATORS, key=start.count)


def _cut(head: str) -> list[str]:
    return [cell.strip().strip('"').lower() for cell in head.split(_find_separator(head))]


def _read_cards(text: str) -> Iterator[Candidate]:
    """The people in vCards 2.1 to 4.0; groups and cards without a name are passed over."""
    import vobject
    from vobject.base import ParseError

    starts = (
        number for number, line in enumerate(text.splitlines(), 1) if line.strip().upper() == "BEGIN:VCARD"
    )
    line = 1
    try:
        for card in vobject.readComponents(text, allowQP=True):
            line = next(starts, line)
            if card.name != "VCARD":
                raise TableRefused(f"line {line}: {card.name} where a vCard should begin")
            kind = card.contents.get("kind")
            name = _name_card(card.contents)
            if _is_name(name) and not (kind and str(kind[0].value).lower() == "group"):
                yield Candidate(line, name[:LONGEST_NAME])
    except ParseError as error:
        raise TableRefused(f"line {error.lineNumber or line}: this is no line of a vCard") from error
    except (LookupError, ValueError) as error:
        raise TableRefused(f"line {next(starts, line)}: the vCard that begins here cannot be read") from error


def _name_card(contents: dict[str, list[object]]) -> str:
    for key in ("fn", "n"):
        for field in contents.get(key, []):
            if name := " ".join(str(getattr(field, "value", "")).split()):
                return name
    return ""


def _drop_titles(name: str) -> str:
    """A name without degrees behind a comma and remarks in brackets, unless nothing else is left."""
    bare = re.split(r"[,(]", name, maxsplit=1)[0]
    return bare if _is_name(bare) else name


def _is_name(text: str) -> bool:
    return any(map(str.isalnum, text))
