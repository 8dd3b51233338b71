from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.apps import fresh_server


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of an empty database that the screens use."""
    with fresh_server(tmp_path / "data", monkeypatch):
        yield tmp_path / "data"
