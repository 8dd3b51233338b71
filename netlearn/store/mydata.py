"""My data: everything kept about one learner, to see, take away and erase."""

from datetime import datetime

from sqlalchemy import ColumnElement, Table, func, select
from sqlalchemy.orm import Session

from netlearn.store.engine import Store
from netlearn.store.learners import delete_learner
from netlearn.store.tables import AssessmentRow, Base, DeviceRow

# Digests and keys mean nothing to a person and would help only a thief.
HIDDEN = frozenset({"token_hash", "code_hash", "device_hash", "write_key"})


def export_learner(store: Store, learner_id: str) -> dict[str, list[dict[str, object]]]:
    """Every row about the learner, by table: plain JSON values, times as ISO 8601 in UTC, no digests.

    All tables are there, empty ones too; an unknown learner has nothing but empty ones.
    """
    with store.read() as session:
        return {table.name: _read_rows(session, table, learner_id) for table in Base.metadata.sorted_tables}


def count_rows(store: Store, learner_id: str) -> dict[str, int]:
    """How many rows each table holds about the learner."""
    with store.read() as session:
        return {
            table.name: session.scalars(
                select(func.count()).select_from(table).where(belongs_to(table, learner_id))
            ).one()
            for table in Base.metadata.sorted_tables
        }


def erase_learner(store: Store, learner_id: str) -> None:
    """Delete every row about the learner; on SQLite no byte of them stays in the file or its log.

    Backups made earlier keep theirs until they are deleted. Safe to repeat.

    Raises:
        StoreError: nothing was erased; or the rows are gone but the file could not be scrubbed.
    """
    store.write(lambda session: delete_learner(session, learner_id))
    store.scrub()


def belongs_to(table: Table, learner_id: str) -> ColumnElement[bool]:
    """The condition that a row of `table` is about the learner.

    Raises:
        LookupError: a table that does not say whose its rows are.
    """
    if "learner_id" in table.c:
        return table.c.learner_id == learner_id
    if table.name == "learners":
        return table.c.id == learner_id
    if "assessment_id" in table.c:
        mine = select(AssessmentRow.id).where(AssessmentRow.learner_id == learner_id)
        return table.c.assessment_id.in_(mine)
    if "device_hash" in table.c:
        devices = select(DeviceRow.token_hash).where(DeviceRow.learner_id == learner_id)
        return table.c.device_hash.in_(devices)
    raise LookupError(f"whose are the rows of {table.name}?")


def _read_rows(session: Session, table: Table, learner_id: str) -> list[dict[str, object]]:
    shown = [column for column in table.c if column.name not in HIDDEN]
    rows = session.execute(select(*shown).where(belongs_to(table, learner_id)).order_by(*table.primary_key))
    return [{name: _plain(value) for name, value in row.items()} for row in rows.mappings()]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
