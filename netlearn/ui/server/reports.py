"""The address of a shared report: who has it reads it; who guesses or hurries is made to wait.

A link that leads somewhere is never locked out by the guesses of others behind the same network address: 128
bits cannot be guessed, so what a token leads to is looked up first, and only a miss is made to wait.
"""

import logging
import re
from asyncio import Semaphore
from collections.abc import Callable
from http import HTTPStatus
from ipaddress import IPv6Address, IPv6Network, ip_address

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from netlearn.errors import NetlearnError
from netlearn.ui.server.tally import Tally

PATH = "/report/{token:path}.pdf"  # also with a slash in it, so that all that is mistyped is answered alike
WINDOW = 300  # seconds over which is counted
MISSES = 20  # of one network address
MISSES_UNKNOWN = 300  # of all who come without one, as behind a proxy that does not tell it
OPENINGS = 30  # of one link
AT_ONCE = 2  # reports that are set at the same time: each keeps a core busy for up to half a second
WAITING = 20  # that may stand in line for it
NOWHERE = (
    "There is no report at this address. It may be mistyped, over, or taken back. "
    "Whoever gave it to you can make a new one."
)
LATER = "This was asked for too often. Please wait five minutes."
BUSY = "Many reports are being opened at the moment. Please try again in a few seconds."
FAULT = "The report cannot be shown at the moment. Please try again later."

_LOG = logging.getLogger(__name__)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
_REPORT = {"Content-Disposition": 'inline; filename="report.pdf"'}


def make_report_route(open_report: Callable[[str], bytes | None], check: Callable[[str], bool]) -> Route:
    """The address.

    Args:
        open_report: sets and logs the report that a token leads to; None when it leads nowhere.
        check: whether a token leads to a report, which is logged too.
    """
    misses, unknown = Tally(MISSES, WINDOW), Tally(MISSES_UNKNOWN, WINDOW)
    openings = Tally(OPENINGS, WINDOW)
    presses, line = Semaphore(AT_ONCE), set[object]()

    async def open_in_turn(token: str) -> bytes | None:
        place = object()
        line.add(place)
        try:
            async with presses:
                return await run_in_threadpool(open_report, token)
        finally:
            line.discard(place)

    async def check_now(token: str) -> bytes | None:
        return b"" if await run_in_threadpool(check, token) else None

    async def report(request: Request) -> Response:
        token, address = request.path_params["token"], name_address(request)
        tally = misses if address else unknown
        if openings.is_full(token):
            return _say(LATER, HTTPStatus.TOO_MANY_REQUESTS, WINDOW)
        reads = request.method == "GET"
        if reads and len(line) >= AT_ONCE + WAITING:
            return _say(BUSY, HTTPStatus.SERVICE_UNAVAILABLE, 5)
        found: bytes | None = None
        try:
            if _TOKEN.fullmatch(token):
                found = await (open_in_turn(token) if reads else check_now(token))
        except NetlearnError as error:
            _LOG.error("report: %s", error)
            return _say(FAULT, HTTPStatus.SERVICE_UNAVAILABLE, 30)
        if found is None:
            return _turn_away(tally, address)
        openings.add(token)
        answer = Response(found, media_type="application/pdf", headers=_HEADERS | _REPORT)
        if not reads:
            del answer.headers["Content-Length"]  # known only to who reads
        return answer

    return Route(PATH, report, methods=["GET", "HEAD"])


def name_address(request: Request) -> str:
    """The network that a request came from, "" where unknown; a household owns a whole /64 of IPv6."""
    try:
        parsed = ip_address(request.client.host if request.client else "")
    except ValueError:
        return ""
    if parsed.is_loopback:
        return ""
    return str(IPv6Network((parsed, 64), strict=False)) if isinstance(parsed, IPv6Address) else str(parsed)


def _turn_away(misses: Tally, address: str) -> Response:
    """Answer a token that leads nowhere."""
    if misses.is_full(address):
        return _say(LATER, HTTPStatus.TOO_MANY_REQUESTS, WINDOW)
    misses.add(address)
    return _say(NOWHERE, HTTPStatus.NOT_FOUND)


def _say(words: str, status: HTTPStatus, wait: int = 0) -> Response:
    later = {"Retry-After": str(wait)} if wait else {}
    return Response(words, status, _HEADERS | later, "text/plain")
