"""Middleware for the security headers of every answer, errors included."""

import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
_UNUSED = (
    "accelerometer, autoplay, browsing-topics, camera, display-capture, encrypted-media, geolocation, "
    "gyroscope, hid, magnetometer, microphone, midi, payment, picture-in-picture, publickey-credentials-get, "
    "screen-wake-lock, serial, usb, xr-spatial-tracking"
)
# Style elements that Streamlit 1.67 adds while it runs, by hash; they fill up through the CSS object model,
# which no policy restricts. A text set into any other style element, say by `st.html`, is refused.
STYLE_ELEMENTS = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",  # empty: emotion
    "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",  # styled-components
    "'sha256-2GF9hCGTDj/GGFNlQA54jDdMGl2fvoeZmZjAvBSiAtM='",  # Plotly
)
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # addresses may carry room codes
    "X-Frame-Options": "DENY",
    "Permissions-Policy": ", ".join(f"{feature.strip()}=()" for feature in _UNUSED.split(",")),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def write_policy(script_hashes: Iterable[str], host: str) -> str:
    """The strictest content security policy that Streamlit works under, tried in Chromium.

    Args:
        script_hashes: CSP sources of the page's inline scripts.
        host: the Host header. Older Safari does not take 'self' for web sockets, so they are named; a value
            that is no host name is left out.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *script_hashes)),
        "style-src": "'self' 'unsafe-inline'",  # for Safari before 15.4; the next two rules replace it
        "style-src-elem": " ".join(("'self'", *STYLE_ELEMENTS)),
        "style-src-attr": "'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self'{sockets}",
        "media-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


class SecurityHeaders:
    """Adds the headers to every answer; an answer's own header of the same name wins."""

    def __init__(self, app: ASGIApp, script_hashes: tuple[str, ...]) -> None:
        self._app = app
        self._script_hashes = script_hashes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on and add headers to the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = write_policy(self._script_hashes, Headers(scope=scope).get("host", ""))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in {**FIXED, "Content-Security-Policy": policy}.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)
