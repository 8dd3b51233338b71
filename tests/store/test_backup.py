import stat
from datetime import datetime
from pathlib import Path

import pytest

from netlearn.errors import StoreError
from netlearn.store.backup import backup
from netlearn.store.engine import Store, open_store
from netlearn.store.learners import enrol_learner
from netlearn.store.migrate import migrate
from netlearn.store.mydata import export_learner
from netlearn.store.reflections import save_reflection


def test_a_backup_of_a_running_store_opens_with_everything_in_it(
    sqlite_store: Store, tmp_path: Path, now: datetime
) -> None:
    assert sqlite_store.path is not None
    learner = enrol_learner(sqlite_store, "token", now)
    save_reflection(sqlite_store, learner, "lesson", "block", "A thought", now=now)
    backup(sqlite_store.path, tmp_path / "copies" / "netlearn.db")
    assert [path.name for path in (tmp_path / "copies").iterdir()] == ["netlearn.db"]
    assert stat.S_IMODE((tmp_path / "copies" / "netlearn.db").stat().st_mode) == 0o600
    restored = open_store(f"sqlite:///{tmp_path / 'copies' / 'netlearn.db'}")
    assert not migrate(restored)
    assert export_learner(restored, learner) == export_learner(sqlite_store, learner)
    restored.close()


def test_a_backup_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no database"):
        backup(tmp_path / "absent.db", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_overwrites_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    assert sqlite_store.path is not None
    (tmp_path / "copy.db").write_text("yesterday")
    with pytest.raises(StoreError, match="exists already"):
        backup(sqlite_store.path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "yesterday"


def test_a_backup_of_a_damaged_database_is_refused(sqlite_template: Path, tmp_path: Path) -> None:
    content = bytearray(sqlite_template.read_bytes())
    content[4096 * 4 : 4096 * 5] = b"\xff" * 4096
    (tmp_path / "damaged.db").write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged|malformed"):
        backup(tmp_path / "damaged.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_backup_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "diary.db").write_bytes(b"Dear diary, " * 500)
    with pytest.raises(StoreError, match="No backup was made: file is not a database"):
        backup(tmp_path / "diary.db", tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["diary.db"]
