"""Middleware that sends two of Streamlit's fonts cut down to what is used: 0.44 MB less on a first visit."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from netlearn.settings import ROOT

FONTS = ROOT / "assets" / "fonts"


@dataclass(frozen=True, slots=True)
class Cut:
    """A file that stands in for a font of Streamlit 1.67, and how long browsers may keep it."""

    file: Path
    cache: str


# The names hold a hash, so another Streamlit's fonts match none of them and pass untouched.
ICONS = "MaterialSymbols-Rounded.nEdyypZU.woff2"
TEXT = "SourceSansVF-Upright.ttf.BsWL4Kly.woff2"
CUTS = {
    # It grows with the icons in use while its address stays, so browsers ask each time; mostly a 304.
    ICONS: Cut(FONTS / "icons.woff2", "no-cache"),
    # All Latin letters; Greek and Cyrillic names fall back to the reader's own sans-serif.
    TEXT: Cut(FONTS / "text-latin.woff2", "public, max-age=86400, stale-while-revalidate=31536000"),
}


class CutFonts:
    """Answers for the fonts in `cuts`, by file name; everything else passes through."""

    def __init__(self, app: ASGIApp, cuts: Mapping[str, Cut] = CUTS) -> None:
        self._app = app
        self._answers = {
            f"/static/media/{name}": _prepare(cut) for name, cut in cuts.items() if cut.file.is_file()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        reads = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        answer = self._answers.get(scope["path"]) if reads else None
        if answer is None:
            await self._app(scope, receive, send)
            return
        body, headers = answer
        if headers["ETag"] in Headers(scope=scope).get("if-none-match", ""):
            response = Response(status_code=304, headers=headers)
        else:
            response = Response(body, media_type="font/woff2", headers=headers)
        await response(scope, receive, send)


def _prepare(cut: Cut) -> tuple[bytes, dict[str, str]]:
    body = cut.file.read_bytes()
    return body, {"Cache-Control": cut.cache, "ETag": f'"{blake2b(body, digest_size=12).hexdigest()}"'}
