"""The learner's cookie: the one key to the learner's work, so long, random and closed to scripts."""

import re
import secrets
from http.cookies import SimpleCookie

COOKIE = "netlearn"
YEAR = 365 * 24 * 3600  # seconds
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


def make_token() -> str:
    """A new learner key: 192 random bits as 32 URL-safe signs."""
    return secrets.token_urlsafe(24)


def is_token(value: object) -> bool:
    """Whether `value` has the shape of a learner key; a cut, padded or forged value has not."""
    return isinstance(value, str) and _TOKEN.fullmatch(value) is not None


def keep_or_make_token(value: str | None) -> str:
    """The browser's own key when it is one, else a new one: nobody is locked out by a broken cookie."""
    return value if value is not None and is_token(value) else make_token()


def cookie_header(token: str, *, secure: bool) -> str:
    """The Set-Cookie value that keeps `token` for a year from now; `secure` behind https."""
    jar = SimpleCookie()
    jar[COOKIE] = token
    morsel = jar[COOKIE]
    morsel["path"] = "/"
    morsel["max-age"] = str(YEAR)
    morsel["httponly"] = True
    morsel["samesite"] = "Lax"
    if secure:
        morsel["secure"] = True
    return morsel.OutputString()
