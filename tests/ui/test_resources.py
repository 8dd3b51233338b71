import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_IMODE

import pytest

from netlearn.errors import SettingsError
from netlearn.ui.resources import (
    _make_secret,
    forget_resources,
    get_course,
    get_library,
    get_secret,
    get_settings,
    get_store,
    refresh_content,
)
from tests.ui.apps import copy_content


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(server: Path) -> None:
    first = get_secret()
    forget_resources()
    assert get_secret() == first
    assert len(first) >= 32
    assert S_IMODE((server / "secret").stat().st_mode) == 0o600


def test_a_secret_of_the_environment_wins(server: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETLEARN_SECRET", "made-up-" * 4)
    assert get_secret() == b"made-up-" * 4
    assert not (server / "secret").exists()


@pytest.mark.usefixtures("server")
def test_the_database_is_opened_once_until_it_is_forgotten() -> None:
    first = get_store()
    assert get_store() is first
    forget_resources()
    assert get_store() is not first


def test_changed_settings_take_effect_once_forgotten(
    server: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert get_settings().data == server
    monkeypatch.setenv("NETLEARN_DATA", str(tmp_path / "elsewhere"))
    assert get_settings().data == server
    forget_resources()
    assert get_settings().data == tmp_path / "elsewhere"


def test_nothing_but_the_secret_is_left_where_it_was_made(server: Path) -> None:
    get_secret()
    assert [path.name for path in server.iterdir()] == ["secret"]


@pytest.mark.parametrize("kept", [b"", b"half of a secre"])
def test_a_secret_that_was_cut_short_is_refused(server: Path, kept: bytes) -> None:
    server.mkdir()
    (server / "secret").write_bytes(kept)
    with pytest.raises(SettingsError, match=rf"secret holds {len(kept)} bytes: give 32 or more"):
        get_secret()
    assert (server / "secret").read_bytes() == kept


@pytest.mark.usefixtures("server")
def test_a_short_secret_of_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETLEARN_SECRET", "x" * 31)
    with pytest.raises(SettingsError, match="NETLEARN_SECRET holds 31 bytes"):
        get_secret()


def test_a_secret_that_cannot_be_read_is_refused_in_one_sentence(server: Path) -> None:
    (server / "secret").mkdir(parents=True)
    with pytest.raises(SettingsError, match="cannot be read or made: Is a directory"):
        get_secret()


def test_servers_that_start_at_once_make_one_secret(tmp_path: Path) -> None:
    together = threading.Barrier(8)

    def make(_: int) -> bytes:
        together.wait()
        _make_secret(tmp_path / "secret")
        return (tmp_path / "secret").read_bytes()

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(make, range(8)))
    assert len(found) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("author", ["1", "0"])
def test_only_authors_get_what_was_just_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, author: str
) -> None:
    folder = copy_content(tmp_path)
    monkeypatch.setenv("NETLEARN_CONTENT", str(folder))
    monkeypatch.setenv("NETLEARN_AUTHOR", author)
    before, problems = get_course(), get_library().problems
    (folder / "en" / "course.yaml").write_text("title: [", encoding="utf-8")
    refresh_content()
    assert get_course() is before
    assert (get_library().problems != problems) is (author == "1")
