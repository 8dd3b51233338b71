"""Commands that look after the database: backup, migrate."""

from pathlib import Path

import click

from netlearn.cli.group import main
from netlearn.errors import SettingsError


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Copy the SQLite database to FILE, also while the server runs."""
    from netlearn.settings import read_settings
    from netlearn.store.backup import backup as copy

    source = find_sqlite(read_settings().database_url)
    if source is None:
        raise SettingsError("Only an SQLite file is copied here; back up PostgreSQL with pg_dump.")
    copy(source, file)
    click.echo(f"{source} was copied to {file}.")


@main.command()
def migrate() -> None:
    """Bring the database up to the shape that this version expects; the server does so by itself."""
    from netlearn.settings import read_settings
    from netlearn.store.engine import open_store
    from netlearn.store.migrate import migrate as bring_up

    store = open_store(read_settings().database_url)
    try:
        changed = bring_up(store)
    finally:
        store.close()
    click.echo("The database was brought up to date." if changed else "The database is up to date already.")


def find_sqlite(url: str) -> Path | None:
    """The file of an SQLite database from its address; None for another kind of database."""
    kind, _, place = url.partition(":///")
    return Path(place) if kind == "sqlite" and place else None
