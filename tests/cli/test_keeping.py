import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netlearn.cli import main
from netlearn.cli.keeping import find_sqlite
from netlearn.store.engine import open_store
from netlearn.store.migrate import HEAD


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETLEARN_DATABASE_URL", f"sqlite:///{tmp_path / 'netlearn.db'}")
    return tmp_path / "netlearn.db"


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def read_version(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        version: str = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return version


def test_migrating_makes_the_tables_once(database: Path) -> None:
    first, second = call("migrate"), call("migrate")

    assert (first.exit_code, first.output) == (0, "The database was brought up to date.\n")
    assert (second.exit_code, second.output) == (0, "The database is up to date already.\n")
    assert read_version(database) == HEAD


def test_backup_is_taken_while_the_database_is_held(database: Path, tmp_path: Path) -> None:
    call("migrate")
    with closing(open_store(f"sqlite:///{database}")):
        done = call("backup", str(tmp_path / "copy.db"))

    assert (done.exit_code, done.output) == (0, f"{database} was copied to {tmp_path / 'copy.db'}.\n")
    assert read_version(tmp_path / "copy.db") == HEAD


def test_migrating_a_database_that_is_held_exits_2(database: Path) -> None:
    with closing(open_store(f"sqlite:///{database}")):
        assert call("migrate").exit_code == 2


@pytest.mark.usefixtures("database")
def test_backup_of_no_database_exits_2(tmp_path: Path) -> None:
    done = call("backup", str(tmp_path / "copy.db"))

    assert (done.exit_code, done.stderr[:10]) == (2, "netlearn: ")
    assert not (tmp_path / "copy.db").exists()


def test_backup_of_postgres_is_refused_with_the_tool_to_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETLEARN_DATABASE_URL", "postgresql+psycopg://localhost/netlearn")

    done = call("backup", str(tmp_path / "copy.db"))

    assert done.exit_code == 2
    assert done.stderr == "netlearn: Only an SQLite file is copied here; back up PostgreSQL with pg_dump.\n"


def test_sqlite_file_is_read_off_the_address() -> None:
    assert find_sqlite("sqlite:///data/netlearn.db") == Path("data/netlearn.db")
    assert find_sqlite("sqlite:////var/netlearn.db") == Path("/var/netlearn.db")
    assert find_sqlite("postgresql+psycopg:///netlearn") is None
