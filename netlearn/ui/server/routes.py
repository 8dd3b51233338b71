"""The addresses beside Streamlit's own: `/health` and `/assets`."""

import logging
import re
from collections.abc import Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from netlearn.errors import NetlearnError

_LOG = logging.getLogger(__name__)
WEEK = 7 * 24 * 3600  # seconds
HASHED = re.compile(r"\.[0-9a-f]{8}\.\w+$")  # a name that changes when the content does


def make_routes(assets: Path, ping: Callable[[], None]) -> list[BaseRoute]:
    """All our routes.

    Args:
        assets: the folder with logo, fonts and pictures.
        ping: asks the database and raises NetlearnError when it does not answer.
    """

    async def health(_: Request) -> Response:
        try:
            await run_in_threadpool(ping)
        except NetlearnError as error:
            _LOG.error("health: %s", error)
            return _say({"status": "unavailable", "database": "does not answer"}, 503)
        return _say({"status": "ok", "database": "answers"}, 200)

    return [Route("/health", health), Mount("/assets", _Assets(directory=assets))]


class _Assets(StaticFiles):
    """Files that browsers may keep: a week in general, a year when the name carries a hash of the content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        age = f"immutable, max-age={52 * WEEK}" if HASHED.search(path) else f"max-age={WEEK}"
        response.headers["Cache-Control"] = f"public, {age}"
        return response


def _say(content: dict[str, str], status: int) -> JSONResponse:
    return JSONResponse(content, status, headers={"Cache-Control": "no-store"})
