"""Maps as wholes: read them, keep one as a snapshot and go on with a copy, erase them."""

from collections import defaultdict
from datetime import datetime
from typing import Any, cast

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from netlearn.domain.contacts import MapContact, NetworkMap
from netlearn.errors import NotFound
from netlearn.store.contacts import KEPT_AS_THEY_ARE, find_open
from netlearn.store.engine import Store
from netlearn.store.scrubbing import mark_erased
from netlearn.store.sql import add_once, new_id
from netlearn.store.tables import ContactRow, ContactTieRow, EngagementWordRow, NetworkMapRow

# What was told about the last months is asked again on a copy: time changes it unseen.
PASSING = ("gave", "got", "last_contact")


def load_map(store: Store, learner_id: str) -> NetworkMap | None:
    """The learner's open map; None when there is none."""
    with store.read() as session:
        return next(iter(_read(session, learner_id, only_open=True)), None)


def count_people(store: Store, learner_id: str) -> int:
    """How many people stand on the learner's open map."""
    mine = NetworkMapRow.learner_id == learner_id
    among = ContactRow.map_id.in_(select(NetworkMapRow.id).where(mine, NetworkMapRow.closed_at.is_(None)))
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(ContactRow).where(among)) or 0


def list_maps(store: Store, learner_id: str) -> tuple[NetworkMap, ...]:
    """All maps of the learner, the newest first: the open one, then the snapshots."""
    with store.read() as session:
        return _read(session, learner_id, only_open=False)


def keep_snapshot(store: Store, learner_id: str, *, now: datetime) -> None:
    """Close the open map for good and go on with a copy, which asks again what time changes.

    Contacts keep their ids, so that two snapshots can be compared.

    Raises:
        NotFound: there is no open map.
        StoreError: the database refused.
    """

    def keep(session: Session) -> None:
        before = find_open(session, learner_id)
        if not before:
            raise NotFound("There is no map to keep.")
        after = new_id()
        session.execute(update(NetworkMapRow).where(NetworkMapRow.id == before).values(closed_at=now))
        row = {"id": after, "learner_id": learner_id, "begun_at": now, "closed_at": None}
        add_once(session, NetworkMapRow, row)
        for kind, forget in ((ContactRow, _forget), (ContactTieRow, dict)):
            table: Any = kind.__table__
            old = session.execute(select(table).where(table.c.map_id == before)).mappings()
            if rows := [forget(dict(one)) | {"map_id": after} for one in old]:
                session.execute(insert(kind), rows)

    store.write(keep)


def erase_map(store: Store, learner_id: str, map_id: str) -> None:
    """Erase one map with everybody on it; nothing happens when there is none of this id."""
    mine = delete(NetworkMapRow).filter_by(id=map_id, learner_id=learner_id)
    _erase(store, mine)


def erase_maps(store: Store, learner_id: str) -> None:
    """Erase every map of the learner with everybody on it, and what a coach was shown of them."""
    shown = delete(EngagementWordRow).filter_by(learner_id=learner_id, kind="map")
    _erase(store, delete(NetworkMapRow).filter_by(learner_id=learner_id), shown)


def _forget(contact: dict[Any, Any]) -> dict[Any, Any]:
    """A contact's columns without what has passed; who was met long ago still was."""
    met = contact["met"] if contact["met"] == "earlier" else None
    return {**contact, **dict.fromkeys(PASSING), "met": met}


def _erase(store: Store, *what: Any) -> None:
    def erase(session: Session) -> None:
        for one in what:
            session.execute(one)
        mark_erased(session)

    store.write(erase)
    store.scrub_soon()


def _read(session: Session, learner_id: str, *, only_open: bool) -> tuple[NetworkMap, ...]:
    mine = select(NetworkMapRow).where(NetworkMapRow.learner_id == learner_id)
    if only_open:
        mine = mine.where(NetworkMapRow.closed_at.is_(None))
    maps = session.scalars(mine).all()
    ids = [one.id for one in maps]
    contacts: dict[str, list[MapContact]] = defaultdict(list)
    ties: dict[str, list[tuple[str, str]]] = defaultdict(list)
    people = select(ContactRow).where(ContactRow.map_id.in_(ids))
    for row in session.scalars(people.order_by(ContactRow.position, ContactRow.id)):
        contacts[row.map_id].append(_read_contact(row))
    among = select(ContactTieRow).where(ContactTieRow.map_id.in_(ids))
    for tie in session.scalars(among.order_by(ContactTieRow.a, ContactTieRow.b)):
        ties[tie.map_id].append((tie.a, tie.b))
    made = (
        NetworkMap(one.id, tuple(contacts[one.id]), tuple(ties[one.id]), one.begun_at, one.closed_at)
        for one in maps
    )
    return tuple(sorted(made, key=lambda one: (one.closed_at is None, one.begun_at), reverse=True))


def _read_contact(row: ContactRow) -> MapContact:
    told = {name: getattr(row, name) for name in KEPT_AS_THEY_ARE}
    return MapContact(
        id=row.id, networks=frozenset(row.networks), circles=tuple(row.circles), **cast("Any", told)
    )
