"""Choosing and making a content encoding: brotli where the browser takes it, else gzip, else none."""

import gzip
from typing import Literal

import brotli

Encoding = Literal["br", "gzip", "identity"]
QUICK = 5  # brotli quality while a reader waits: 30 MB a second
BEST = 11  # brotli quality made once and kept: 0.6 MB a second, 15 % smaller


def choose_encoding(accept: str) -> Encoding:
    """The best encoding that an Accept-Encoding header allows (RFC 9110, section 12.5.3)."""
    weights = dict(_read_weight(part) for part in accept.split(",") if part.strip())
    anything = weights.get("*", 0.0)
    if weights.get("br", anything) > 0:
        return "br"
    if weights.get("gzip", anything) > 0:
        return "gzip"
    return "identity"


def compress(body: bytes, encoding: Encoding, quality: int = QUICK) -> bytes:
    """`body` in `encoding`. The same bytes always give the same result."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=quality, mode=brotli.MODE_TEXT))
    if encoding == "gzip":
        return gzip.compress(body, compresslevel=9 if quality == BEST else 6, mtime=0)
    return body


def _read_weight(part: str) -> tuple[str, float]:
    name, _, parameter = part.partition(";")
    key, _, value = parameter.partition("=")
    try:
        weight = float(value) if key.strip() == "q" else 1.0
    except ValueError:
        weight = 0.0
    return name.strip().lower(), weight
