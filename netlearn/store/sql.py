"""The two ways a row gets in: once (history) or in place (the current state of a thing)."""

import secrets
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, func
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from netlearn.store.tables import Base
from netlearn.store.tables.base import clean


def new_id() -> str:
    """A random id nobody can guess: 128 bits, 32 hex digits."""
    return secrets.token_hex(16)


def clean_json(values: Mapping[str, object]) -> dict[str, object]:
    """Clean the texts among plain JSON values, as the columns of free text do."""
    return {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}


def add_once(session: Session, kind: type[Base], values: Mapping[str, object]) -> bool:
    """Insert a row unless it would double one that stands.

    Returns:
        True when the row was inserted, False when one with the same key was there already.
    """
    statement = _adding(_dialect(session), _table(kind))
    return session.execute(statement, dict(values)).first() is not None


def put(
    session: Session,
    kind: type[Base],
    key: Mapping[str, object],
    values: Mapping[str, object],
    *,
    keep: Collection[str] = (),
    grow: Collection[str] = (),
) -> None:
    """Insert the row named by `key`, or change it in place.

    Columns in `keep` stay as they are once they hold something; numbers in `grow` never get smaller.
    """
    statement = _putting(
        _dialect(session),
        _table(kind),
        key=tuple(key),
        values=tuple(values),
        keep=frozenset(keep),
        grow=frozenset(grow),
    )
    session.execute(statement, {**key, **values})


@cache
def _adding(dialect: str, table: Table) -> ReturningInsert[Any]:
    insert = _insert(dialect, table).on_conflict_do_nothing()
    return insert.returning(next(iter(table.primary_key)))


@cache
def _putting(
    dialect: str,
    table: Table,
    *,
    key: tuple[str, ...],
    values: tuple[str, ...],
    keep: frozenset[str],
    grow: frozenset[str],
) -> Insert:
    insert = _insert(dialect, table)
    greater = func.max if dialect == "sqlite" else func.greatest
    changes: dict[str, ColumnElement[object]] = {name: insert.excluded[name] for name in values}
    changes |= {name: func.coalesce(table.c[name], insert.excluded[name]) for name in keep}
    changes |= {name: greater(table.c[name], insert.excluded[name]) for name in grow}
    return insert.on_conflict_do_update(index_elements=list(key), set_=changes)


def _table(kind: type[Base]) -> Table:
    table = kind.__table__
    assert isinstance(table, Table)
    return table


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name


def _insert(dialect: str, table: Table) -> Insert:
    if dialect == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    # Same methods, same meaning; SQLAlchemy gives the two no common class.
    return postgresql.insert(table)  # type: ignore[return-value]
