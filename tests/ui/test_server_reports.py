"""The address of a shared report as a server asks it, without a database behind it."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from itertools import repeat
from threading import Lock
from urllib.parse import unquote

import pytest
from starlette.routing import Router
from starlette.types import Message

from netlearn.errors import StoreUnreadable
from netlearn.ui.server.reports import (
    AT_ONCE,
    BUSY,
    LATER,
    MISSES,
    MISSES_UNKNOWN,
    NOWHERE,
    OPENINGS,
    WAITING,
    make_report_route,
)

TOKEN = "a" * 22
GUEST, OTHER = "192.0.2.7", "192.0.2.8"


@dataclass
class Answer:
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


Ask = Callable[..., Coroutine[None, None, Answer]]


def serve(open_report: Callable[[str], bytes | None], check: Callable[[str], bool] | None = None) -> Ask:
    """A function that asks the route with these two behind it."""
    router = Router([make_report_route(open_report, check or (lambda token: token == TOKEN))])

    async def ask(token: str = TOKEN, *, method: str = "GET", address: str = GUEST) -> Answer:
        answer = Answer()

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            else:
                answer.body += message.get("body", b"")

        scope = {
            "type": "http",
            "method": method,
            "path": unquote(f"/report/{token}.pdf"),
            "headers": [],
            "query_string": b"",
            "client": (address, 5000),
        }
        await router(scope, receive, send)
        return answer

    return ask


def open_known(token: str) -> bytes | None:
    return b"%PDF" if token == TOKEN else None


def ask_all(ask: Ask, tokens: Iterable[str], address: str = GUEST) -> list[int]:
    """The status of one request after the other."""

    async def run() -> list[int]:
        return [(await ask(token, address=address)).status for token in tokens]

    return asyncio.run(run())


def test_a_report_comes_with_headers_that_keep_it_private() -> None:
    answer = asyncio.run(serve(open_known)())
    assert (answer.status, answer.body) == (200, b"%PDF")
    assert answer.headers == {
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-robots-tag": "noindex, nofollow, noarchive",
        "content-disposition": 'inline; filename="report.pdf"',
        "content-type": "application/pdf",
        "content-length": "4",
    }


def test_asking_for_the_head_reads_nothing_and_says_the_same() -> None:
    opened: list[str] = []

    def open_report(token: str) -> bytes | None:
        opened.append(token)
        return b"%PDF"

    ask = serve(open_report)
    head, body = asyncio.run(ask(method="HEAD")), asyncio.run(ask())
    assert (head.status, head.body, opened) == (200, b"", [TOKEN])
    assert head.headers == {name: value for name, value in body.headers.items() if name != "content-length"}
    assert asyncio.run(ask("b" * 22, method="HEAD")).status == 404


@pytest.mark.parametrize(
    "token", ["b" * 22, "", "x", "a" * 21, "a" * 3000, "..%2f..%2fsecret", "%00" * 22, "ä" * 22]
)
def test_what_leads_nowhere_is_always_answered_alike(token: str) -> None:
    answer = asyncio.run(serve(open_known)(token))
    known = asyncio.run(serve(lambda _: None)())
    assert (answer.status, answer.headers, answer.body) == (404, known.headers, NOWHERE.encode())


def test_a_malformed_token_is_never_looked_up() -> None:
    asked: list[str] = []

    def open_report(token: str) -> bytes | None:
        asked.append(token)
        return None

    ask_all(serve(open_report), ["", "x", "a" * 23, "a" * 21 + "%20", "a" * 21 + "ä", "b" * 22])
    assert asked == ["b" * 22]


def test_no_other_method_is_answered() -> None:
    assert asyncio.run(serve(open_known)(method="POST")).status == 405


def test_whoever_guesses_is_made_to_wait_and_who_has_a_link_is_not() -> None:
    ask = serve(open_known)
    guesses = (f"{number:022d}" for number in range(MISSES + 1))
    assert ask_all(ask, guesses) == [404] * MISSES + [429]
    late = asyncio.run(ask("b" * 22))
    assert (late.status, late.body, late.headers["retry-after"]) == (429, LATER.encode(), "300")
    assert late.headers["cache-control"] == "no-store"
    assert asyncio.run(ask()).status == 200  # behind the same address as the guesses
    assert asyncio.run(ask("x", address=OTHER)).status == 404


def test_a_household_guesses_from_one_network() -> None:
    ask = serve(open_known)
    ask_all(ask, repeat("x", MISSES), "2001:db8:0:1::7")
    near, far = (asyncio.run(ask("x", address=one)).status for one in ("2001:db8:0:1::8", "2001:db8:0:2::7"))
    assert (near, far) == (429, 404)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "", "proxy"])
def test_guesses_without_an_address_are_counted_together(address: str) -> None:
    ask = serve(open_known)
    assert set(ask_all(ask, repeat("x", MISSES_UNKNOWN), address)) == {404}
    assert ask_all(ask, ["x", TOKEN], address) == [429, 200]
    assert ask_all(ask, ["x"], GUEST) == [404]


def test_a_link_that_is_opened_without_end_rests() -> None:
    ask = serve(lambda token: b"%PDF" if token in {TOKEN, "b" * 22} else None)
    assert ask_all(ask, repeat(TOKEN, OPENINGS + 1)) == [200] * OPENINGS + [429]
    assert ask_all(ask, [TOKEN], OTHER) == [429]
    assert ask_all(ask, ["b" * 22]) == [200]


def test_few_reports_are_set_at_a_time_and_a_long_line_is_turned_away() -> None:
    lock, now, most = Lock(), 0, 0

    def open_slowly(_: str) -> bytes:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.02)
        with lock:
            now -= 1
        return b"%PDF"

    async def run() -> list[Answer]:
        ask = serve(open_slowly)
        tokens = [f"{number:022d}" for number in range(AT_ONCE + WAITING + 3)]
        return list(await asyncio.gather(*(ask(token) for token in tokens)))

    answers = asyncio.run(run())
    assert [answer.status for answer in answers] == [200] * (AT_ONCE + WAITING) + [503] * 3
    assert (most, answers[-1].body) == (AT_ONCE, BUSY.encode())


def test_the_server_goes_on_while_a_report_is_set() -> None:
    def open_slowly(_: str) -> bytes:
        time.sleep(0.3)
        return b"%PDF"

    async def run() -> int:
        ask = serve(open_slowly)
        under_way, beats = asyncio.ensure_future(ask()), 0
        while not under_way.done():
            await asyncio.sleep(0.01)
            beats += 1
        return beats

    assert asyncio.run(run()) > 5


def test_a_database_that_does_not_answer_is_said_and_counts_as_no_guess() -> None:
    def fail(_: str) -> bytes | None:
        raise StoreUnreadable("The database could not be read.")

    assert ask_all(serve(fail), repeat(TOKEN, MISSES + 1)) == [503] * (MISSES + 1)
