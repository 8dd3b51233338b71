import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.ui.server.encodings import Encoding, choose_encoding, compress


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("*", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=0, *", "gzip"),
        ("gzip;q=0", "identity"),
        ("br;q=much", "identity"),
        ("brotli", "identity"),
        ("identity", "identity"),
        ("", "identity"),
        (",,;q=1,", "identity"),
    ],
)
def test_choose_encoding_header_given_best_allowed(accept: str, expected: Encoding) -> None:
    assert choose_encoding(accept) == expected


@given(st.text())
def test_choose_encoding_any_text_never_fails(accept: str) -> None:
    assert choose_encoding(accept) in {"br", "gzip", "identity"}


@given(st.binary())
def test_compress_any_bytes_come_back(body: bytes) -> None:
    assert brotli.decompress(compress(body, "br")) == body
    assert gzip.decompress(compress(body, "gzip")) == body
    assert compress(body, "identity") == body


def test_compress_twice_gives_same_bytes() -> None:
    assert compress(b"x" * 1000, "gzip") == compress(b"x" * 1000, "gzip")
