import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from netlearn.errors import SettingsError, StoreBusy, StoreError
from netlearn.store.attempts import list_attempts, record_attempt
from netlearn.store.engine import Store, open_store
from netlearn.store.learners import enrol_learner, find_learner
from netlearn.store.lessons import list_places, save_place


def test_writes_from_twenty_threads_are_all_kept(store: Store, learner: str, now: datetime) -> None:
    def answer_fifty(thread: int) -> int:
        return sum(
            record_attempt(store, learner, "q", "1", ["a"], credit=1, key=f"{thread}-{number}", now=now)
            for number in range(50)
        )

    with ThreadPoolExecutor(20) as pool:
        acknowledged = list(pool.map(answer_fifty, range(20)))
    assert acknowledged == [50] * 20
    assert len(list_attempts(store, learner)) == 1000


def test_reading_goes_on_while_a_write_is_under_way(store: Store, learner: str, now: datetime) -> None:
    save_place(store, learner, "lesson", 1, now)

    def read_inside(_session: object) -> int:
        return list_places(store, learner)["lesson"].step

    assert store.write(read_inside) == 1


def test_an_exception_inside_a_write_rolls_everything_back(store: Store, now: datetime) -> None:
    def fail_late(session: Session) -> None:
        session.execute(text("DELETE FROM learners"))
        raise KeyError("late")

    enrol_learner(store, "token", now)
    with pytest.raises(KeyError, match="late"):
        store.write(fail_late)
    assert find_learner(store, "token") is not None


def test_a_write_that_gets_no_turn_is_refused(
    sqlite_store: Store, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netlearn.store.writing.PATIENCE", 0.01)
    with pytest.raises(StoreError, match="Nothing was saved: the database is too busy"):
        sqlite_store.write(lambda _: enrol_learner(sqlite_store, "token", now))
    assert find_learner(sqlite_store, "token") is None


def test_a_reader_cannot_write(store: Store, learner: str) -> None:
    with pytest.raises(StoreError, match="may only be read"), store.read() as session:
        session.execute(text("DELETE FROM learners"))
    assert learner == find_learner(store, "ann's laptop")


def test_a_reader_sees_one_snapshot(store: Store, learner: str, now: datetime) -> None:
    with store.read() as session:
        before = session.scalar(text("SELECT count(*) FROM places"))
        save_place(store, learner, "lesson", 1, now)
        after = session.scalar(text("SELECT count(*) FROM places"))
    assert (before, after) == (0, 0)


def test_ping_answers_until_the_store_is_closed(url: str) -> None:
    store = open_store(url)
    store.ping()
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.ping()
    with pytest.raises(StoreError, match="closed"):
        store.write(lambda session: session.execute(text("SELECT 1")))


def test_ping_without_tables_is_refused(blank_url: str) -> None:
    store = open_store(blank_url)
    with pytest.raises(StoreError, match="could not be read"):
        store.ping()
    store.close()


@pytest.mark.parametrize("step", [-1, 1001, 2**70])
def test_values_outside_the_limits_are_refused(store: Store, learner: str, step: int, now: datetime) -> None:
    with pytest.raises(StoreError, match="Nothing was saved: a value lies outside what is allowed"):
        save_place(store, learner, "lesson", step, now)
    assert list_places(store, learner) == {}


def test_half_a_character_in_an_id_is_refused(store: Store, learner: str, now: datetime) -> None:
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        save_place(store, learner, "lesson\ud800", 1, now)
    assert list_places(store, learner) == {}


def test_an_erased_learner_cannot_write(store: Store, now: datetime) -> None:
    with pytest.raises(StoreError, match="has been erased"):
        save_place(store, "nobody", "lesson", 1, now)


def test_a_time_without_a_zone_is_refused(store: Store, learner: str, now: datetime) -> None:
    with pytest.raises(Exception, match="a time without a zone"):
        save_place(store, learner, "lesson", 1, now.replace(tzinfo=None))


def test_times_come_back_in_utc(store: Store, learner: str) -> None:
    local = datetime.fromisoformat("2026-03-02T23:30:00.123456-05:00")
    save_place(store, learner, "lesson", 1, local)
    assert list_places(store, learner)["lesson"].visited_at.isoformat() == "2026-03-03T04:30:00.123456+00:00"


def test_a_second_opening_in_the_same_process_is_refused(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    with pytest.raises(StoreBusy, match="in use by process"):
        open_store(sqlite_url)
    store.close()
    open_store(sqlite_url).close()


def test_new_files_are_private(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'data' / 'netlearn.db'}")
    store.write(lambda session: session.execute(text("CREATE TABLE t (x)")))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data").iterdir()}
    store.close()
    assert modes == dict.fromkeys(
        ("netlearn.db", "netlearn.db-wal", "netlearn.db-shm", "netlearn.db.lock"), 0o600
    )
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 15000),
        ("secure_delete", 1),
    ],
)
def test_sqlite_is_set_up_for_keeping_promises(sqlite_store: Store, pragma: str, value: object) -> None:
    assert sqlite_store.write(lambda session: session.scalar(text(f"PRAGMA {pragma}"))) == value


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///data/n.db?mode=ro",
        "mysql://host/db",
        "sqlite://host/x",
    ],
)
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="database"):
        open_store(url)


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "netlearn.db").mkdir()
    with pytest.raises(StoreError, match="cannot be written: Is a directory"):
        open_store(f"sqlite:///{tmp_path / 'netlearn.db'}")


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(f"sqlite:///{tmp_path / 'data' / 'netlearn.db'}")


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "netlearn.db"
    path.write_bytes(b"Dear diary, " * 500)
    for _ in range(2):  # the lock is let go of each time
        with pytest.raises(StoreError, match="not an SQLite database") as refusal:
            open_store(f"sqlite:///{path}")
        assert not isinstance(refusal.value, StoreBusy)
    assert path.read_bytes() == b"Dear diary, " * 500


def test_a_server_that_is_not_there_is_reported_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="the database does not answer") as refusal:
        open_store(f"postgresql://ann:hunter2@/db?host={tmp_path}")
    assert "hunter2" not in str(refusal.value)


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SettingsError, match="netlearn\\[postgres\\]"):
        open_store("postgresql://ann@/db")
