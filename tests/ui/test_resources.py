from pathlib import Path
from stat import S_IMODE

import pytest

from netlearn.ui.resources import forget_resources, get_secret, get_settings, get_store


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(server: Path) -> None:
    first = get_secret()
    forget_resources()
    assert get_secret() == first
    assert len(first) >= 32
    assert S_IMODE((server / "secret").stat().st_mode) == 0o600


def test_a_secret_of_the_environment_wins(server: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETLEARN_SECRET", "made-up")
    assert get_secret() == b"made-up"
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
