"""The open map of a learner: its contacts and ties, changed in place."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from secrets import token_hex

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from netlearn.domain.contacts import MOST_CONTACTS, MapContact, Pair, pair
from netlearn.errors import NotFound, StoreError
from netlearn.store.engine import Store
from netlearn.store.sql import add_once, new_id
from netlearn.store.tables import ContactRow, ContactTieRow, NetworkMapRow

KEPT_AS_THEY_ARE = (
    "initials",
    "organisation",
    "function",
    "level",
    "closeness",
    "introduced_by",
    "gave",
    "got",
    "last_contact",
    "met",
    "met_at",
    "approach",
    "energises",
    "core",
    "asked",
)
CHANGEABLE = frozenset({*KEPT_AS_THEY_ARE, "networks", "circles"})


def add_contacts(
    store: Store, learner_id: str, contacts: Sequence[MapContact], *, now: datetime
) -> tuple[str, ...]:
    """Put contacts on the open map, which is begun if there is none; their ids are made here.

    Initials that stand on the map already are passed over, so a double click adds nobody twice. An
    `introduced_by` that names the id of another of these contacts is carried over to that one's id on the
    map; one that names nobody is dropped.

    Returns:
        The new ids, in the order of the contacts that were added.

    Raises:
        StoreError: more than 30 contacts, initials over 12 characters, no such learner, or the database
            refused.
    """

    def add(session: Session) -> tuple[str, ...]:
        map_id = open_map(session, learner_id, now)
        mine = select(ContactRow).where(ContactRow.map_id == map_id)
        before = {row.initials.casefold(): row for row in session.scalars(mine)}
        ids = {initials: row.id for initials, row in before.items()}
        fresh: dict[str, MapContact] = {}
        for one in contacts:
            if one.initials.casefold() not in ids:
                ids[one.initials.casefold()] = token_hex(4)
                fresh[ids[one.initials.casefold()]] = one
        if len(ids) > MOST_CONTACTS:
            raise StoreError(f"Nothing was saved: a map holds at most {MOST_CONTACTS} contacts.")
        # Whatever else stands there would be the name of somebody who is not on the map.
        introducers = {one.id: ids[one.initials.casefold()] for one in contacts}
        introducers |= {name: name for name in ("me", "organisation", *ids.values())}
        place = 1 + max((row.position for row in before.values()), default=-1)
        for position, (contact_id, one) in enumerate(fresh.items(), place):
            row = write_contact(one) | {"id": contact_id, "map_id": map_id, "position": position}
            row["introduced_by"] = introducers.get(one.introduced_by or "")
            add_once(session, ContactRow, {**row, "updated_at": now})
        return tuple(fresh)

    return store.write(add)


def change_contact(
    store: Store, learner_id: str, contact_id: str, changes: Mapping[str, object], *, now: datetime
) -> None:
    """Change what is known of a contact, and nothing else.

    Raises:
        NotFound: no such contact on the learner's open map.
        StoreError: a value that is not allowed, or the database refused.
        ValueError: something that no contact has.
    """
    if unknown := set(changes) - CHANGEABLE:
        raise ValueError(f"contacts have no {', '.join(sorted(unknown))}")
    values = {name: _plain(value) for name, value in changes.items()}

    def change(session: Session) -> None:
        found = (ContactRow.map_id == find_open(session, learner_id)) & (ContactRow.id == contact_id)
        changed = update(ContactRow).where(found).values(**values, updated_at=now).returning(ContactRow.id)
        if session.scalar(changed) is None:
            raise NotFound("This contact is no longer on your map.")

    store.write(change)


def drop_contact(store: Store, learner_id: str, contact_id: str) -> None:
    """Take a contact off the open map with every tie; whom they introduced has nobody named any more."""

    def drop(session: Session) -> None:
        mine = ContactRow.map_id == find_open(session, learner_id)
        session.execute(delete(ContactRow).where(mine, ContactRow.id == contact_id))
        orphaned = update(ContactRow).where(mine, ContactRow.introduced_by == contact_id)
        session.execute(orphaned.values(introduced_by=None))

    store.write(drop)


def change_ties(
    store: Store, learner_id: str, *, tied: Iterable[Pair] = (), untied: Iterable[Pair] = ()
) -> None:
    """Add ties and take others away; what stands already stays.

    Raises:
        StoreError: somebody who is not on the open map, or the database refused.
    """
    added, gone = [pair(*one) for one in tied], [pair(*one) for one in untied]

    def change(session: Session) -> None:
        map_id = find_open(session, learner_id)
        _add(session, map_id, added)
        for one, other in gone:
            session.execute(delete(ContactTieRow).filter_by(map_id=map_id, a=one, b=other))

    store.write(change)


def set_circle(store: Store, learner_id: str, circle: str, members: Iterable[str], *, now: datetime) -> None:
    """Who belongs to a circle; without members it is gone.

    Raises:
        StoreError: circles of more than 2,000 characters for one contact, or the database refused.
    """
    wanted = set(members)

    def put_circle(session: Session) -> None:
        mine = select(ContactRow).where(ContactRow.map_id == find_open(session, learner_id))
        for row in session.scalars(mine):
            others = [name for name in row.circles if name != circle]
            circles = [*others, circle] if row.id in wanted else others
            if circles != row.circles and set(circles) != set(row.circles):
                row.circles, row.updated_at = circles, now

    store.write(put_circle)


def set_core(store: Store, learner_id: str, core: Iterable[str], *, now: datetime) -> None:
    """Who is in the core; nobody means that ties are asked of everybody."""
    wanted = set(core)

    def put_core(session: Session) -> None:
        mine = ContactRow.map_id == find_open(session, learner_id)
        session.execute(update(ContactRow).where(mine).values(core=ContactRow.id.in_(wanted), updated_at=now))

    store.write(put_core)


def open_map(session: Session, learner_id: str, now: datetime) -> str:
    """Inside a write: the id of the learner's open map, begun if there is none."""
    map_id = find_open(session, learner_id)
    if map_id:
        return map_id
    row = {"id": new_id(), "learner_id": learner_id, "begun_at": now, "closed_at": None}
    add_once(session, NetworkMapRow, row)
    return find_open(session, learner_id)


def find_open(session: Session, learner_id: str) -> str:
    """The id of the learner's open map; empty when there is none."""
    mine = select(NetworkMapRow.id).where(
        NetworkMapRow.learner_id == learner_id, NetworkMapRow.closed_at.is_(None)
    )
    return session.scalar(mine) or ""


def write_contact(contact: MapContact) -> dict[str, object]:
    """A contact as the columns that are the contact's own."""
    values: dict[str, object] = {name: getattr(contact, name) for name in KEPT_AS_THEY_ARE}
    return values | {"networks": _plain(contact.networks), "circles": list(contact.circles)}


def _add(session: Session, map_id: str, ties: Iterable[Pair]) -> None:
    for one, other in ties:
        if one != other:
            add_once(session, ContactTieRow, {"map_id": map_id, "a": one, "b": other})


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return "".join(sorted(value))
    return list(value) if isinstance(value, tuple) else value
