"""A map as our two tables, and back: what `netlearn network` reads, with the columns that screens ask."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any, cast, get_args

from netlearn.domain.contacts import (
    Approach,
    LastContact,
    MapContact,
    Met,
    NetworkMap,
    Place,
    part_initials,
    tidy_initials,
)
from netlearn.domain.network_files import CONTACT_COLUMNS, Cell, Row, read_contacts

MORE_COLUMNS = ("circles", "last_contact", "met", "met_at", "approach", "energises")
CONTACT_HEAD = (*CONTACT_COLUMNS, *MORE_COLUMNS)
TIE_HEAD = ("a", "b")
_WORDS: dict[str, tuple[str, ...]] = {
    "last_contact": get_args(LastContact),
    "met": get_args(Met),
    "met_at": get_args(Place),
    "approach": get_args(Approach),
    "energises": ("yes", "no"),
}


def write_contacts(network_map: NetworkMap) -> tuple[tuple[str, ...], ...]:
    """The contacts as rows under `CONTACT_HEAD`, known by their initials; blank where nothing was told."""
    names = {one.id: one.initials for one in network_map.contacts}
    return tuple(
        (
            one.initials,
            "+".join(sorted(one.networks)),
            one.organisation or "",
            one.function or "",
            one.level or "",
            names.get(one.introduced_by or "", one.introduced_by or ""),
            *("" if value is None else str(value) for value in (one.closeness, one.gave, one.got)),
            "+".join(circle.replace("+", " ") for circle in one.circles),
            one.last_contact or "",
            one.met or "",
            one.met_at or "",
            one.approach or "",
            {True: "yes", False: "no", None: ""}[one.energises],
        )
        for one in network_map.contacts
    )


def write_ties(network_map: NetworkMap) -> tuple[tuple[str, ...], ...]:
    """The ties as rows under `TIE_HEAD`, by initials."""
    return tuple((network_map.name(one), network_map.name(other)) for one, other in network_map.ties)


def read_map_contacts(rows: Iterable[tuple[int, Row]]) -> tuple[MapContact, ...]:
    """Contacts from rows of our own table; ids longer than initials are cut down to initials.

    The ids are still those of the table, by which introductions and ties refer to them.

    Raises:
        TableRefused: A value that its column cannot hold, with line and column.
    """
    kept = list(rows)
    plain = read_contacts(kept)
    short = []
    for (line, _), one in zip(kept, plain, strict=True):
        try:
            short.append(tidy_initials(one.id))
        except ValueError:
            raise Cell(line, "id", one.id).refuse("readable as initials or a nickname") from None
    initials = dict(zip((one.id for one in plain), part_initials(short), strict=True))
    return tuple(
        replace(
            MapContact(**cast("Any", asdict(one)), initials=initials[one.id], **_read_more(line, row)),
            introduced_by=_find_introducer(one.introduced_by, initials),
        )
        for (line, row), one in zip(kept, plain, strict=True)
    )


def _read_more(line: int, row: Row) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for column, words in _WORDS.items():
        text = (row.get(column) or "").strip().lower()
        if text and text not in words:
            raise Cell(line, column, text).refuse(f"one of {', '.join(words)}")
        told[column] = text or None
    told["energises"] = {"yes": True, "no": False}.get(told["energises"] or "")
    circles = (row.get("circles") or "").split("+")
    told["circles"] = tuple(circle.strip()[:40] for circle in circles if circle.strip())
    return told


def _find_introducer(name: str | None, initials: Mapping[str, str]) -> str | None:
    """Somebody who is not in the table is left out: their name is nobody's business here."""
    return name if name in {"me", "organisation"} or name in initials else None
