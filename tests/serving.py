"""A real server for tests: started on a free port with its own data, killed and started again at will."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPMessage
from pathlib import Path

from netlearn.settings import ROOT
from netlearn.ui.server.cookies import name_cookie, sign_token

PATIENCE = 60.0  # seconds until a server that does not get healthy fails the test


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over HTTP; `body` is as it went over the wire, compressed or not."""

    status: int
    headers: HTTPMessage
    body: bytes

    def json(self) -> dict[str, str]:
        """The body as a JSON object of strings."""
        value: dict[str, str] = json.loads(self.body)
        return value


@dataclass(slots=True)
class Server:
    """One server process; `url` has no slash at the end."""

    folder: Path
    port: int
    environ: dict[str, str]
    entry: Path = ROOT / "app.py"
    health: str = "/health"
    process: subprocess.Popen[bytes] = field(init=False)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> str:
        """All it has written to standard output and error."""
        return (self.folder / "server.log").read_text(encoding="utf-8")

    def start(self) -> None:
        """Start the process and wait until it is healthy."""
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(self.entry)],
                env=self.environ,
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        self.wait()

    def wait(self) -> None:
        """Wait until the process is healthy.

        Raises:
            AssertionError: it ended or took too long; the message is its log.
        """
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise AssertionError(f"the server did not get healthy:\n{self.log}")
            time.sleep(0.05)

    def answers(self) -> bool:
        """Whether its health address says 200 now."""
        try:
            return self.get(self.health).status == 200
        except OSError:
            return False

    def get(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
        """One request, path sent exactly as written."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def cookie(self, token: str) -> tuple[str, str]:
        """Name and value of the cookie by which a browser has this key; the server was started before."""
        secret = (Path(self.environ["NETLEARN_DATA"]) / "secret").read_bytes()
        return name_cookie(token, secure=False), sign_token(token, secret)

    def kill(self) -> None:
        """End it as a power cut would: kill -9, nothing is tidied up."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Ask it to end, wait, and give its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()
            return self.process.returncode

    def restart(self) -> None:
        """End it if it still runs, and start it again on the same port and data."""
        self.stop()
        self.start()


@contextmanager
def serve(folder: Path, entry: Path | None = None, **environ: str) -> Iterator[Server]:
    """A healthy server whose data, database and log are in `folder`; `environ` adds to the environment."""
    server = prepare(folder, entry, **environ)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def prepare(folder: Path, entry: Path | None = None, **environ: str) -> Server:
    """A server that is not yet started."""
    folder.mkdir(parents=True, exist_ok=True)
    port = find_port()
    ours = {
        "NETLEARN_DATA": str(folder / "data"),
        "NETLEARN_PORT": str(port),
        "STREAMLIT_SERVER_PORT": str(port),
    }
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("NETLEARN_")}
    return Server(folder, port, inherited | ours | environ, entry or ROOT / "app.py")


def find_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        port: int = listener.getsockname()[1]
        return port
