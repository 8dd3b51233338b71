"""Bringing the tables up to the shape this program expects."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from netlearn.errors import StoreError
from netlearn.store.engine import Store

# Known here so that a start on an up-to-date database need not import Alembic; a test keeps it true.
HEAD = "0007"
MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(store: Store) -> bool:
    """Bring the database to `HEAD`, one server at a time.

    Returns:
        True when something was changed, False when it was up to date.

    Raises:
        StoreError: a newer netlearn wrote this database, or a migration failed (nothing was changed).
    """
    version = schema_version(store)
    if version == HEAD:
        return False
    # Revisions are numbers with leading zeros, so text order is their order.
    if version is not None and version > HEAD:
        raise StoreError(
            f"A newer netlearn wrote this database (version {version}; this one knows {HEAD}). "
            "Update netlearn, or restore a backup."
        )
    upgrade_to(store, HEAD)
    return True


def schema_version(store: Store) -> str | None:
    """The revision of the tables, four digits; None for an empty database."""
    with store.read() as session:
        if not inspect(session.connection()).has_table("alembic_version"):
            return None
        version: str | None = session.scalar(text("SELECT version_num FROM alembic_version"))
        return version


def upgrade_to(store: Store, revision: str) -> None:
    """Run the migrations up to `revision` in one transaction.

    Raises:
        StoreError: refused; nothing was changed.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))

    def upgrade(connection: Connection) -> None:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)

    store.change_schema(upgrade)
