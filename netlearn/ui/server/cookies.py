"""The learner's cookie: the one key to the learner's work, so long, random, signed and closed to scripts.

Each key has a cookie of its own name. Two tabs that open at once on a first visit are given a key each; were
they to share a name, the later answer would push out the key that the other tab already works under. So the
browser keeps both, and of all the tabs, each sends the key that arrived first.
"""

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from http.cookies import SimpleCookie

COOKIE = "netlearn-"  # how every name begins
SECURE = "__Host-"  # before it behind https: such a cookie no other host and no plain connection can plant
YEAR = 365 * 24 * 3600  # seconds
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


def make_token() -> str:
    """A new learner key: 192 random bits as 32 URL-safe signs."""
    return secrets.token_urlsafe(24)


def is_token(value: object) -> bool:
    """Whether `value` has the shape of a learner key."""
    return isinstance(value, str) and _TOKEN.fullmatch(value) is not None


def name_cookie(token: str, *, secure: bool) -> str:
    """The name of the cookie that keeps `token`; it tells nothing about it."""
    return f"{SECURE if secure else ''}{COOKIE}{sha256(token.encode()).hexdigest()[:8]}"


def sign_token(token: str, secret: bytes) -> str:
    """What the cookie holds: the key, a full stop, and 128 bits of HMAC-SHA256 over it."""
    digest = hmac.digest(secret, b"learner key " + token.encode(), sha256)[:16]
    return f"{token}.{urlsafe_b64encode(digest).decode().rstrip('=')}"


def read_tokens(cookies: Mapping[str, str], secret: bytes, *, secure: bool) -> tuple[str, ...]:
    """The keys among a browser's cookies, sorted; what we have not signed ourselves is none.

    Args:
        cookies: name and value of all cookies that came along.
        secret: the key of the signatures.
        secure: whether the browser came over https, where only `__Host-` cookies count.
    """
    prefix = f"{SECURE if secure else ''}{COOKIE}"
    values = (value for name, value in cookies.items() if name.startswith(prefix))
    return tuple(sorted({token for value in values if (token := _check(value, secret))}))


def cookie_header(token: str, secret: bytes, *, secure: bool) -> str:
    """The Set-Cookie value that keeps `token` for a year from now; `secure` behind https."""
    name = name_cookie(token, secure=secure)
    jar = SimpleCookie()
    jar[name] = sign_token(token, secret)
    morsel = jar[name]
    morsel["path"] = "/"
    morsel["max-age"] = str(YEAR)
    morsel["httponly"] = True
    morsel["samesite"] = "Lax"
    if secure:
        morsel["secure"] = True
    return morsel.OutputString()


def is_secure(scheme: str, forwarded: str) -> bool:
    """Whether the browser came over https, as a proxy's X-Forwarded-Proto says or as we see ourselves."""
    nearest, _, _ = forwarded.partition(",")
    return not {scheme, nearest.strip().lower()}.isdisjoint({"https", "wss"})


def _check(value: str, secret: bytes) -> str | None:
    token, _, _ = value.partition(".")
    genuine = is_token(token) and hmac.compare_digest(value.encode(), sign_token(token, secret).encode())
    return token if genuine else None
