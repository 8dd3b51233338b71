"""Middleware for HTML documents: the learner's cookie, the page's language, and compression."""

from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from netlearn.ui.server.cookies import cookie_header, is_secure, make_token, read_tokens
from netlearn.ui.server.encodings import choose_encoding, compress
from netlearn.ui.server.shell import rewrite_shell

# Below these prefixes Streamlit and the assets mount answer with files and JSON, never with a document.
FILES = ("/static/", "/assets/", "/media/", "/component/", "/_stcore/")
# A document is rewritten, so the validators and encodings of the unwritten file must not be negotiated.
_NEGOTIATING = frozenset({b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"})


class Documents:
    """Gives every HTML answer, deep links too, a learner cookie for a further year, and its language."""

    def __init__(self, app: ASGIApp, language: str, secret: Callable[[], bytes]) -> None:
        self._app = app
        self._language = language
        self._secret = secret  # a function, because it is read when the server starts, after this

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass files on untouched; rewrite HTML answers to anything else."""
        if scope["type"] != "http" or scope["path"].startswith(FILES):
            await self._app(scope, receive, send)
            return
        kept = [(name, value) for name, value in scope["headers"] if name not in _NEGOTIATING]
        rewriter = _Rewriter(scope, send, self._language, self._secret())
        await self._app({**scope, "headers": kept}, receive, rewriter)


class _Rewriter:
    """A `send` that holds an HTML answer back until it is whole, then sends it rewritten."""

    def __init__(self, scope: Scope, send: Send, language: str, secret: bytes) -> None:
        self._scope = scope
        self._send = send
        self._language = language
        self._secret = secret
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_document(self._start)

    async def _send_document(self, start: Message) -> None:
        headers = MutableHeaders(raw=list(start["headers"]))
        encoding = choose_encoding(Headers(scope=self._scope).get("accept-encoding", ""))
        body = compress(rewrite_shell(self._body.decode(), self._language).encode(), encoding)
        for stale in ("etag", "last-modified", "accept-ranges", "content-length"):
            if stale in headers:
                del headers[stale]
        headers["Cache-Control"] = "private, no-cache"  # it carries a cookie
        headers["Vary"] = "Accept-Encoding"
        if encoding != "identity":
            headers["Content-Encoding"] = encoding
        if self._scope["method"] != "HEAD":
            headers["Content-Length"] = str(len(body))
        for cookie in self._write_cookies():
            headers.append("Set-Cookie", cookie)
        await self._send({**start, "headers": headers.raw})
        await self._send(
            {"type": "http.response.body", "body": b"" if self._scope["method"] == "HEAD" else body}
        )

    def _write_cookies(self) -> list[str]:
        """The browser's own keys for a further year, else a new one: a broken cookie locks nobody out."""
        connection = HTTPConnection(self._scope)
        secure = is_secure(connection.url.scheme, connection.headers.get("x-forwarded-proto", ""))
        tokens = read_tokens(connection.cookies, self._secret, secure=secure) or (make_token(),)
        return [cookie_header(token, self._secret, secure=secure) for token in tokens]


def _is_html(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")
