"""A throw-away PostgreSQL cluster: no port, only a socket in a temporary folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, text

SOCKET_NUMBER = 5544


def find_binaries() -> Path | None:
    """The folder that holds initdb and pg_ctl, newest version first."""
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin_: int(bin_.parent.name))
    on_path = shutil.which("initdb")
    folders = [*reversed(packaged), *([Path(on_path).parent] if on_path else [])]
    return next((folder for folder in folders if (folder / "pg_ctl").exists()), None)


class Cluster:
    """A running server. `make_database` gives a new database and its URL."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._numbers = count(1)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self._socket}&port={SOCKET_NUMBER}"

    def make_database(self, template: str = "template1") -> str:
        name = f"test_{next(self._numbers)}"
        self._run(f'CREATE DATABASE {name} TEMPLATE "{template}"')
        return name

    def drop_database(self, name: str) -> None:
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


@contextmanager
def start_cluster(binaries: Path) -> Iterator[Cluster]:
    """Make a cluster, serve it while inside, delete it after."""
    folder = Path(tempfile.mkdtemp(prefix="nlpg"))
    data, log = folder / "data", folder / "log"
    # The server refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user, user)

    def run(*command: str) -> None:
        subprocess.run(
            command, check=True, user=user, group=user, cwd=folder, stdout=subprocess.DEVNULL, timeout=120
        )

    control = (str(binaries / "pg_ctl"), "-D", str(data), "-w")
    options = f"-k {folder} -p {SOCKET_NUMBER} -c listen_addresses= -c fsync=off -c max_connections=120"
    try:
        run(
            str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-N",
            "--encoding=UTF8", "--locale=C",
        )  # fmt: skip
        run(*control, "-l", str(log), "-o", options, "start")
        try:
            yield Cluster(folder)
        finally:
            run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
