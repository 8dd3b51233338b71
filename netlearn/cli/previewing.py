"""The command that shows a file while it is written: preview."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

from netlearn.cli.group import main
from netlearn.cli.serving import PORT
from netlearn.errors import NetlearnError

if TYPE_CHECKING:
    from netlearn.content.watch_file import WatchedFile

PATIENCE = 60.0  # seconds until a server that does not answer is given up


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--port", type=PORT, help="Where to listen; by default any free port.")
@click.option("--browser/--no-browser", default=True, help="Whether to open the browser.")
def preview(file: Path, *, port: int | None, browser: bool) -> None:
    """Show one lesson or quiz in the browser while you write it.

    Every save shows at once; while FILE as saved cannot be shown, its problems stand above the last
    version that could. Answers go to a database that is thrown away at the end.
    """
    from netlearn.content.watch_file import WatchedFile, find_course
    from netlearn.settings import read_settings

    settings = read_settings()
    folder = find_course(file, settings.content / "en")
    with _ended_by_signals(), tempfile.TemporaryDirectory(prefix="netlearn-preview-") as data:
        _wait_until_shown(WatchedFile(folder, file.resolve()))
        port = port or _find_port()
        with _serving(_make_environ(os.environ, file, folder, Path(data), port)) as server:
            _await_answer(server, port)
            url = f"http://localhost:{port}/preview"
            click.echo(f"{file} is shown at {url} until you press Ctrl+C.")
            if browser:
                click.launch(url)
            server.wait()
    raise NetlearnError("The server ended by itself; its last words stand above.")


def _wait_until_shown(watched: "WatchedFile") -> None:
    """Say what keeps the file from being shown, until nothing does."""
    from netlearn.content.problems import format_problems

    while watched.stale:
        click.echo(format_problems(watched.problems))
        click.echo("The file cannot be shown yet. Mend it and save it; the preview begins by itself.")
        watched.wait()


def _make_environ(
    environ: Mapping[str, str], file: Path, folder: Path, data: Path, port: int
) -> dict[str, str]:
    """The environment of the server: the file, its course, a port, and a database of its own."""
    ours = {
        "NETLEARN_AUTHOR": "1",
        "NETLEARN_PREVIEW": str(file.resolve()),
        "NETLEARN_DATA": str(data),
        "NETLEARN_DATABASE_URL": "",
        "NETLEARN_PORT": str(port),
    }
    if folder.name == "en":  # the app serves that one; a translation is shown beside it
        ours["NETLEARN_CONTENT"] = str(folder.parent)
    return {**environ, **ours}


@contextmanager
def _serving(environ: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    from netlearn.settings import ROOT

    command = [sys.executable, str(ROOT / "app.py")]
    server = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own file
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _await_answer(server: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the server is healthy.

    Raises:
        NetlearnError: it ended, or did not answer for a minute.
    """
    deadline = time.monotonic() + PATIENCE
    while not _answers(port):
        if server.poll() is not None:
            raise NetlearnError("The preview did not start; the reason stands above.")
        if time.monotonic() > deadline:
            raise NetlearnError("The preview did not answer within a minute.")
        time.sleep(0.2)


def _answers(port: int) -> bool:
    from http.client import HTTPConnection, HTTPException

    connection = HTTPConnection("localhost", port, timeout=5)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _find_port() -> int:
    import socket

    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Ctrl+C and a polite request to stop both end the block in order, with exit code 0."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    except KeyboardInterrupt:
        click.echo()
        sys.exit(0)
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
