"""Commands that try things out with made-up people: demo room."""

import json
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import click

from netlearn.cli.group import main, say_count
from netlearn.errors import RoomRefused, SettingsError

PAUSE = 2.0  # seconds between two looks for a new activity
MOST = 300


@main.group()
def demo() -> None:
    """Try things out with made-up people."""


@demo.command()
@click.argument("code")
@click.option("--people", type=click.IntRange(1, MOST), default=40, help="How many, 40 by default.")
@click.option("--once", is_flag=True, help="Answer the present activity and end, instead of going on.")
def room(code: str, *, people: int, once: bool) -> None:
    """Fill the rehearsal of the room with this CODE, on the server that runs on this machine.

    Simulated people answer every activity that opens, until the rehearsal ends or you interrupt.
    """
    from netlearn.domain.room_codes import read_code
    from netlearn.settings import read_settings

    settings = read_settings()
    wanted = read_code(code)
    if wanted is None:
        raise RoomRefused(f"{code!r} cannot be the code of a room.")
    secret = settings.secret.encode() or _read_secret(settings.data / "secret")
    while True:
        came, answered = _ask(settings.port, wanted, people, secret)
        if came or answered:
            click.echo(f"{say_count(came, 'seat')} taken, {say_count(answered, 'answer')} given.")
        if once:
            return
        time.sleep(PAUSE)


def _read_secret(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(f"The secret {path} cannot be read: {error.strerror}.") from error


def _ask(port: int, code: str, people: int, secret: bytes) -> tuple[int, int]:
    from netlearn.domain.demo_request import HEADER, sign_request

    signature = sign_request(code, people, secret)
    url = f"http://localhost:{port}/demo/room/{code}?people={people}"
    request = Request(url, data=b"", headers={HEADER: signature}, method="POST")
    try:
        with urlopen(request, timeout=60) as answer:  # noqa: S310 -- our own server
            told = json.load(answer)
    except HTTPError as error:
        told = json.load(error) if error.headers.get_content_type() == "application/json" else {}
        raise RoomRefused(told.get("error", f"The server answered {error.code}.")) from error
    except URLError as error:
        raise RoomRefused(f"No server answers on port {port}. Start one with: netlearn run") from error
    return told["came"], told["answered"]
