"""Filling a rehearsal from the command line: an address for who can read the server's secret."""

import hmac
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from netlearn.domain.demo_request import HEADER, sign_request
from netlearn.errors import NetlearnError

PATH = "/demo/room/{code}"


def make_demo_route(fill: Callable[[str, int], tuple[int, int]], read_secret: Callable[[], bytes]) -> Route:
    """The address.

    Args:
        fill: takes a code and how many people are wanted, and gives how many came and how many answered.
        read_secret: gives the server's secret.
    """

    async def demo(request: Request) -> Response:
        code = request.path_params["code"]
        wanted = request.query_params.get("people", "")
        people = int(wanted) if wanted.isdecimal() and len(wanted) < 5 else 0
        signed = request.headers.get(HEADER, "").encode()
        if not hmac.compare_digest(signed, sign_request(code, people, read_secret()).encode()):
            return JSONResponse({"error": "not allowed"}, 403)
        try:
            came, answered = await run_in_threadpool(fill, code, people)
        except NetlearnError as error:
            return JSONResponse({"error": str(error)}, 409)
        return JSONResponse({"came": came, "answered": answered})

    return Route(PATH, demo, methods=["POST"])
