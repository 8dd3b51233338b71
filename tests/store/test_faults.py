import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from netlearn.errors import StoreError
from netlearn.store.attempts import list_attempts
from netlearn.store.engine import Store, open_store
from netlearn.store.learners import enrol_learner, find_learner
from netlearn.store.reflections import load_reflections, save_reflection
from tests.store.children import BURST, FILL, HOLD, READ_ONLY, start


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may enter; pytest's own are closed to all but their owner."""
    folder = Path(tempfile.mkdtemp(prefix="nlro"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_every_acknowledged_answer_survives_kill_9(url: str) -> None:
    with start(BURST, url) as child:
        assert child.stdout is not None
        acknowledged = [child.stdout.readline().strip() for _ in range(200)]
        child.kill()
        acknowledged += child.stdout.read().split()
    store = open_store(url)
    learner = find_learner(store, "token")
    assert learner is not None
    kept = store.write(lambda session: set(session.scalars(text("SELECT write_key FROM attempts"))))
    assert set(acknowledged) - kept == set()
    # At most one answer a thread was committed and not yet told.
    assert len(kept) - len(acknowledged) in range(5)
    assert len(list_attempts(store, learner)) == len(kept)
    store.close()


def test_a_second_process_is_refused_with_the_reason(sqlite_url: str) -> None:
    with start(HOLD, sqlite_url) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        with start(HOLD, sqlite_url) as second:
            out, reason = second.communicate()
            assert (out, second.returncode) == ("", 1)
        first.communicate()
    assert reason.startswith("StoreBusy: ")
    assert f"in use by process {first.pid}." in reason
    open_store(sqlite_url).close()


def test_a_killed_process_leaves_no_lock_behind(sqlite_url: str) -> None:
    with start(HOLD, sqlite_url) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        first.kill()
    open_store(sqlite_url).close()


def test_a_file_that_cannot_grow_is_reported_and_nothing_falsely_saved(sqlite_url: str) -> None:
    with start(FILL, sqlite_url) as child:
        out, err = child.communicate()
    reason, counts = out.splitlines()
    acknowledged, read_back = counts.split()
    assert err == ""
    assert reason == "Nothing was saved: the disk is full, over its quota or failing."
    assert acknowledged == read_back
    store = open_store(sqlite_url)
    learner = find_learner(store, "token")
    assert learner is not None
    assert len(load_reflections(store, learner)) == int(acknowledged)
    store.close()


def test_a_full_disk_is_reported_and_writing_goes_on_when_there_is_room(
    sqlite_store: Store, now: datetime
) -> None:
    learner = enrol_learner(sqlite_store, "token", now)
    pages = sqlite_store.write(lambda session: session.scalar(text("PRAGMA page_count")))
    sqlite_store.write(lambda session: session.execute(text(f"PRAGMA max_page_count = {pages}")))
    with pytest.raises(StoreError, match="Nothing was saved: the disk is full"):
        save_reflection(sqlite_store, learner, "lesson", "block", "x" * 20_000, now=now)
    assert load_reflections(sqlite_store, learner) == {}
    sqlite_store.write(lambda session: session.execute(text("PRAGMA max_page_count = 100000")))
    save_reflection(sqlite_store, learner, "lesson", "block", "x" * 20_000, now=now)
    assert load_reflections(sqlite_store, learner)["lesson", "block"].text == "x" * 20_000


def test_a_database_turned_read_only_is_reported(sqlite_store: Store, now: datetime) -> None:
    learner = enrol_learner(sqlite_store, "token", now)
    sqlite_store.write(lambda session: session.execute(text("PRAGMA query_only = ON")))
    with pytest.raises(StoreError, match="Nothing was saved: the database may only be read"):
        save_reflection(sqlite_store, learner, "lesson", "block", "words", now=now)
    assert load_reflections(sqlite_store, learner) == {}


def test_a_read_only_file_is_refused_at_the_start(open_folder: Path, sqlite_template: Path) -> None:
    path = open_folder / "netlearn.db"
    shutil.copyfile(sqlite_template, path)
    (open_folder / "netlearn.db.lock").touch()
    (open_folder / "netlearn.db.lock").chmod(0o666)
    path.chmod(0o444)
    with start(READ_ONLY, f"sqlite:///{path}") as child:
        reason = child.communicate()[1]
    assert reason.strip() == f"{path} cannot be written: Permission denied."


def test_a_read_only_folder_is_refused_at_the_start(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with start(READ_ONLY, f"sqlite:///{open_folder / 'netlearn.db'}") as child:
        reason = child.communicate()[1]
    assert reason.strip() == f"{open_folder} cannot be written: Permission denied."
    assert list(open_folder.iterdir()) == []


@pytest.mark.postgres
def test_a_server_that_drops_all_connections_is_found_again(postgres_url: str, now: datetime) -> None:
    store = open_store(postgres_url)
    learner = enrol_learner(store, "token", now)
    drop = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    second = open_store(postgres_url)
    with second.read() as session:
        session.execute(drop)
    second.close()
    assert find_learner(store, "token") == learner
    store.close()


@pytest.mark.postgres
def test_a_connection_lost_in_the_middle_of_a_write_saves_nothing(postgres_url: str, now: datetime) -> None:
    store = open_store(postgres_url)

    def write_and_lose(session: Session) -> None:
        session.execute(text("DELETE FROM learners"))
        session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    enrol_learner(store, "token", now)
    with pytest.raises(StoreError, match="Nothing was saved: the database does not answer"):
        store.write(write_and_lose)
    assert find_learner(store, "token") is not None
    store.close()
