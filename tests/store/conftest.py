import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netlearn.store.engine import Store, open_store
from netlearn.store.learners import enrol_learner
from netlearn.store.migrate import migrate
from tests.store.postgres import Cluster, find_binaries, start_cluster

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    binaries = find_binaries()
    if binaries is None:
        reason = "PostgreSQL is not installed: half of the store is untested (apt install postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with start_cluster(binaries) as running:
        yield running


@pytest.fixture(scope="session")
def postgres_template(cluster: Cluster) -> str:
    name = cluster.make_database()
    _migrate_and_close(cluster.url(name))
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "netlearn.db"
    _migrate_and_close(f"sqlite:///{path}")
    return path


@pytest.fixture
def postgres_url(cluster: Cluster, postgres_template: str) -> Iterator[str]:
    name = cluster.make_database(postgres_template)
    yield cluster.url(name)
    cluster.drop_database(name)


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    shutil.copyfile(sqlite_template, tmp_path / "netlearn.db")
    return f"sqlite:///{tmp_path / 'netlearn.db'}"


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest) -> str:
    """The address of a migrated, empty database of each kind in turn."""
    address: str = request.getfixturevalue(f"{request.param}_url")
    return address


@pytest.fixture(params=BOTH)
def blank_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'blank.db'}"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = cluster.make_database()
    yield cluster.url(name)
    cluster.drop_database(name)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    opened = open_store(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def learner(store: Store, now: datetime) -> str:
    return enrol_learner(store, "ann's laptop", now)


@pytest.fixture
def other(store: Store, now: datetime) -> str:
    return enrol_learner(store, "bob's phone", now)


def _migrate_and_close(url: str) -> None:
    store = open_store(url)
    migrate(store)
    store.close()
