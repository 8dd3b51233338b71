"""My data: everything kept about one learner, to see, take away and erase."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Table, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from netlearn.store.engine import Store
from netlearn.store.learners import delete_learner
from netlearn.store.tables import (
    AssessmentRow,
    Base,
    DeviceRow,
    EngagementMemberRow,
    NetworkMapRow,
    RoomRow,
    ShareRow,
)

# Digests and keys mean nothing to a person and would help only a thief.
HIDDEN = frozenset({"token_hash", "code_hash", "device_hash", "address_hash", "recovery_hash", "write_key"})
# Rows of the tables that name no learner belong to whom the row that they point to belongs to.
VIA: dict[str, tuple[InstrumentedAttribute[str], InstrumentedAttribute[str]]] = {
    "assessment_id": (AssessmentRow.id, AssessmentRow.learner_id),
    "map_id": (NetworkMapRow.id, NetworkMapRow.learner_id),
    "room_id": (RoomRow.id, RoomRow.learner_id),
    "share_id": (ShareRow.id, ShareRow.learner_id),
    "device_hash": (DeviceRow.token_hash, DeviceRow.learner_id),
}
FOR_PEERS = ("id", "made_at")
SCRUB_PATIENCE = 3.0  # seconds that somebody waits to be told that no byte is left


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure did.

    Attributes:
        rows: How many rows are gone.
        scrubbed: Whether their bytes have left the SQLite file too; if not, they are overwritten in the
            background, within minutes or at the next start. Always False on PostgreSQL, whose own
            vacuum reuses the space in time.
    """

    rows: int
    scrubbed: bool


def export_learner(store: Store, learner_id: str) -> dict[str, list[dict[str, object]]]:
    """Every row about the learner, by table: plain JSON values, times as ISO 8601 in UTC, no digests.

    All tables are there, empty ones too; an unknown learner has nothing but empty ones.
    """
    with store.read() as session:
        return {table.name: _read_rows(session, table, learner_id) for table in Base.metadata.sorted_tables}


def count_rows(store: Store, learner_id: str) -> dict[str, int]:
    """How many rows each table holds about the learner."""
    with store.read() as session:
        return _count(session, learner_id)


def erase_learner(store: Store, learner_id: str) -> Erasure:
    """Delete every row about the learner; on SQLite no byte of them stays in the file or its log.

    Wrong resume codes, which hold two digests and a time, stay until they are too old to count.
    Backups made earlier keep theirs until they are deleted. Safe to repeat.

    Raises:
        StoreError: nothing was erased. A scrub that fails is not an error: it is tried again.
    """

    def erase(session: Session) -> int:
        before = sum(_count(session, learner_id).values())
        delete_learner(session, learner_id)
        return before

    rows = store.write(erase)
    return Erasure(rows, scrubbed=store.scrub_soon(SCRUB_PATIENCE))


def belongs_to(table: Table, learner_id: str) -> ColumnElement[bool]:
    """The condition that a row of `table` is about the learner.

    Raises:
        LookupError: a table that does not say whose its rows are.
    """
    if "learner_id" in table.c:
        return table.c.learner_id == learner_id
    if table.name == "learners":
        return table.c.id == learner_id
    if table.name == "engagements":
        places = select(EngagementMemberRow.engagement_id).where(EngagementMemberRow.learner_id == learner_id)
        return table.c.id.in_(places)
    for name, (key, owner) in VIA.items():
        if name in table.c:
            return table.c[name].in_(select(key).where(owner == learner_id))
    raise LookupError(f"whose are the rows of {table.name}?")


def _count(session: Session, learner_id: str) -> dict[str, int]:
    return {
        table.name: session.scalars(
            select(func.count()).select_from(table).where(belongs_to(table, learner_id))
        ).one()
        for table in Base.metadata.sorted_tables
    }


def _read_rows(session: Session, table: Table, learner_id: str) -> list[dict[str, object]]:
    shown = [column for column in table.c if column.name not in HIDDEN]
    rows = session.execute(select(*shown).where(belongs_to(table, learner_id)).order_by(*table.primary_key))
    found = [{name: _plain(value) for name, value in row.items()} for row in rows.mappings()]
    if table.name != "engagements":
        return found
    # Where a pair stands is the business of the two; a peer has a place in it and nothing more.
    place = EngagementMemberRow.learner_id == learner_id
    of_pair = select(EngagementMemberRow.engagement_id).where(place, EngagementMemberRow.role != "peer")
    mine = set(session.scalars(of_pair))
    return [row if row["id"] in mine else {name: row[name] for name in FOR_PEERS} for row in found]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
