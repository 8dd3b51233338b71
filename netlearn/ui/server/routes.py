"""The addresses beside Streamlit's own: `/health`, `/calendar`, `/join` and `/assets`."""

import logging
import re
from collections.abc import Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from netlearn.errors import NetlearnError

_LOG = logging.getLogger(__name__)
WEEK = 7 * 24 * 3600  # seconds
_PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
HASHED = re.compile(r"\.[0-9a-f]{8}\.\w+$")  # a name that changes when the content does


def make_routes(
    assets: Path,
    ping: Callable[[], None],
    feed: Callable[[str], bytes | None],
    *more: BaseRoute,
) -> list[BaseRoute]:
    """All our routes.

    Args:
        assets: the folder with logo, fonts and pictures.
        ping: asks the database and raises NetlearnError when it does not answer.
        feed: gives the calendar that a token leads to, None when it leads nowhere.
        more: further addresses.
    """

    async def health(_: Request) -> Response:
        try:
            await run_in_threadpool(ping)
        except NetlearnError as error:
            _LOG.error("health: %s", error)
            return _say({"status": "unavailable", "database": "does not answer"}, 503)
        return _say({"status": "ok", "database": "answers"}, 200)

    async def calendar(request: Request) -> Response:
        try:
            found = await run_in_threadpool(feed, request.path_params["token"])
        except NetlearnError as error:
            _LOG.error("calendar: %s", error)
            return Response("The calendar cannot be read at the moment.", 503, _PRIVATE)
        if found is None:
            return Response("There is no such calendar.", 404, _PRIVATE)
        return Response(found, media_type="text/calendar", headers=_PRIVATE)

    return [
        Route("/health", health),
        Route("/calendar/{token}.ics", calendar),
        Route("/join/{code}", _join),
        *more,
        Mount("/assets", _Assets(directory=assets)),
    ]


class _Assets(StaticFiles):
    """Files that browsers may keep: a week in general, a year when the name carries a hash of the content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        age = f"immutable, max-age={52 * WEEK}" if HASHED.search(path) else f"max-age={WEEK}"
        response.headers["Cache-Control"] = f"public, {age}"
        return response


async def _join(request: Request) -> Response:
    """The short link of a room. Whether there is such a room is not looked at here: that is counted."""
    code = "".join(sign for sign in request.path_params["code"] if sign.isalnum())[:12]
    return RedirectResponse(f"/room?code={code}", 303, headers={"Cache-Control": "no-store"})


def _say(content: dict[str, str], status: int) -> JSONResponse:
    return JSONResponse(content, status, headers={"Cache-Control": "no-store"})
