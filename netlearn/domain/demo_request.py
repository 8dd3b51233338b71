"""Asking a running server to fill a rehearsal: signed by who can read its secret, so by who runs it."""

import hmac
from hashlib import sha256

HEADER = "X-Netlearn-Signature"


def sign_request(code: str, people: int, secret: bytes) -> str:
    """Say that who asks for so many people in this room knows the server's secret."""
    return hmac.new(secret, f"demo room {code} {people}".encode(), sha256).hexdigest()
