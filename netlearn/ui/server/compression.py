"""Middleware that answers `/static/*` from the compressed cache."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from netlearn.ui.server.encodings import choose_encoding
from netlearn.ui.server.static_files import Packed, StaticCache

PREFIX = "/static/"
FOREVER = "public, immutable, max-age=31536000"  # the file's name changes when its content does


class CompressedStatic:
    """Serves what the cache holds in the best encoding the browser takes; everything else passes through."""

    def __init__(self, app: ASGIApp, cache: StaticCache) -> None:
        self._app = app
        self._cache = cache

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        name = _asked_name(scope)
        if name is None or name not in self._cache:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        encoding = choose_encoding(headers.get("accept-encoding", ""))
        if encoding == "identity" or "range" in headers:
            await self._app(scope, receive, _vary(send))
            return
        packed = await run_in_threadpool(self._cache.pack, name, encoding)
        response = _respond(packed, encoding, headers.get("if-none-match", ""))
        await response(scope, receive, send)


def _asked_name(scope: Scope) -> str | None:
    """The file name below `/static/` of a plain read, else None."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return None
    path: str = scope["path"]
    return path.removeprefix(PREFIX) if path.startswith(PREFIX) else None


def _respond(packed: Packed, encoding: str, if_none_match: str) -> Response:
    headers = {"Cache-Control": FOREVER, "ETag": packed.etag, "Vary": "Accept-Encoding"}
    known = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    if packed.etag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    headers["Content-Encoding"] = encoding
    return Response(packed.body, media_type=packed.media_type, headers=headers)


def _vary(send: Send) -> Send:
    """Tell caches that the plain answer, too, depends on Accept-Encoding."""

    async def send_with_vary(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
        await send(message)

    return send_with_vary
