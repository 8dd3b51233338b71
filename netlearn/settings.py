"""Settings of one server, read once from the environment and never changed."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from netlearn.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are. `database_url` is an SQLAlchemy URL, `content` the folder that holds `en/`.

    `preview` is a lesson or quiz file that its author wants to see while writing it.
    """

    database_url: str
    content: Path
    data: Path
    port: int
    author: bool = False
    secret: str = ""
    preview: Path | None = None

    @property
    def assets(self) -> Path:
        """The folder with logo, fonts and pictures."""
        return ROOT / "assets"


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the NETLEARN_ variables.

    Raises:
        SettingsError: a port that is no number between 1 and 65535.
    """
    preview = environ.get("NETLEARN_PREVIEW")
    data = Path(environ.get("NETLEARN_DATA") or ROOT / "data").resolve()
    return Settings(
        database_url=environ.get("NETLEARN_DATABASE_URL") or f"sqlite:///{data / 'netlearn.db'}",
        content=Path(environ.get("NETLEARN_CONTENT") or ROOT / "content").resolve(),
        data=data,
        port=_read_port(environ.get("NETLEARN_PORT") or "8501"),
        author=environ.get("NETLEARN_AUTHOR") == "1",
        secret=environ.get("NETLEARN_SECRET") or "",
        preview=Path(preview).resolve() if preview else None,
    )


def _read_port(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= 65535:
        return int(text)
    raise SettingsError(f"NETLEARN_PORT is {text!r}: give a number between 1 and 65535.")
