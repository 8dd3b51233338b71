"""Start and stop of the server: open what all sessions share, and close it in order."""

import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import NoReturn

from starlette.concurrency import run_in_threadpool
from streamlit.starlette import App

from netlearn.errors import NetlearnError
from netlearn.ui.server.sockets import send_at_once
from netlearn.ui.server.static_files import StaticCache, start_filling
from netlearn.ui.server.themes import tell_themes_once
from netlearn.ui.server.warm import settled_memory, warm_up

# Python's own 5 ms add up: a script gives the processor away at every word with the database, and waits
# that long for each screen that is being drawn before it goes on.
TURN_SECONDS = 0.0005

Lifespan = Callable[[App], AbstractAsyncContextManager[None]]


def make_lifespan(
    open_all: Callable[[], None], close_all: Callable[[], None], cache: StaticCache
) -> Lifespan:
    """The server's life between `open_all`, which may raise NetlearnError, and `close_all`.

    All that is slow is done before the server listens, so whoever finds it healthy finds it warm.
    """

    def start() -> None:
        sys.setswitchinterval(TURN_SECONDS)
        tell_themes_once()
        with settled_memory():
            open_all()
            warm_up()

    @asynccontextmanager
    async def lifespan(_: App) -> AsyncIterator[None]:
        try:
            await run_in_threadpool(start)
        except NetlearnError as error:
            refuse(str(error))
        stop = start_filling(cache)
        send_at_once()
        try:
            yield
        finally:
            stop.set()
            await run_in_threadpool(close_all)

    return lifespan


def refuse(reason: str) -> NoReturn:
    """End the process with one sentence on standard error and exit code 1.

    An exception would reach uvicorn, which logs every one as a traceback; and nothing is open yet.
    """
    sys.stderr.write(f"netlearn did not start. {reason}\n")
    sys.stderr.flush()
    os._exit(1)
