import pytest

from netlearn.ui.server.cookies import (
    cookie_header,
    is_secure,
    is_token,
    make_token,
    name_cookie,
    read_tokens,
    sign_token,
)

TOKEN, SECOND = "A-b_" * 8, "Z-y_" * 8
SECRET, OTHER_SECRET = b"a secret of the tests, long enough", b"another secret, just as long as it"
SIGNED = f"{TOKEN}.ZiVaUK1JIg-udIbzGQun1A"


def keep(*tokens: str, secure: bool = False) -> dict[str, str]:
    """The cookies of a browser that was given these keys."""
    return {name_cookie(token, secure=secure): sign_token(token, SECRET) for token in tokens}


def test_make_token_many_all_differ_and_are_tokens() -> None:
    tokens = [make_token() for _ in range(1000)]

    assert len(set(tokens)) == 1000
    assert all(is_token(token) for token in tokens)


def test_sign_token_known_secret_known_signature() -> None:
    assert sign_token(TOKEN, SECRET) == SIGNED


def test_read_tokens_own_key_is_found_among_other_cookies() -> None:
    assert read_tokens({"other": "1"} | keep(TOKEN), SECRET, secure=False) == (TOKEN,)


@pytest.mark.parametrize(
    "value",
    [
        "", TOKEN, f"{TOKEN}.", SIGNED[:-1], SIGNED + "A", SIGNED.swapcase(), f"{SECOND}.{SIGNED[33:]}",
        f" {SIGNED}", SIGNED + "\n", SIGNED.replace(".", ""), f"{TOKEN[:-1]}é.{SIGNED[33:]}", SIGNED + "é",
        "../" * 11, "x" * 5000,
    ],
)  # fmt: skip
def test_read_tokens_what_we_did_not_sign_is_none(value: str) -> None:
    assert read_tokens({name_cookie(TOKEN, secure=False): value}, SECRET, secure=False) == ()


def test_read_tokens_signed_with_another_secret_is_none() -> None:
    assert read_tokens(keep(TOKEN), OTHER_SECRET, secure=False) == ()


def test_read_tokens_two_keys_come_in_one_order() -> None:
    assert read_tokens(keep(TOKEN, SECOND), SECRET, secure=False) == (TOKEN, SECOND)
    assert read_tokens(keep(SECOND, TOKEN), SECRET, secure=False) == (TOKEN, SECOND)


def test_read_tokens_behind_https_plain_cookie_is_none() -> None:
    assert read_tokens(keep(TOKEN) | keep(SECOND, secure=True), SECRET, secure=True) == (SECOND,)


def test_cookie_header_plain_http_has_all_but_secure() -> None:
    expected = f"netlearn-81bb4805={SIGNED}; HttpOnly; Max-Age=31536000; Path=/; SameSite=Lax"

    assert cookie_header(TOKEN, SECRET, secure=False) == expected


def test_cookie_header_https_is_tied_to_the_host() -> None:
    expected = f"__Host-netlearn-81bb4805={SIGNED}; HttpOnly; Max-Age=31536000; Path=/; SameSite=Lax; Secure"

    assert cookie_header(TOKEN, SECRET, secure=True) == expected


@pytest.mark.parametrize(
    ("scheme", "forwarded", "expected"),
    [
        ("http", "", False), ("https", "", True), ("wss", "", True), ("http", "https", True),
        ("ws", "WSS", True), ("http", "https, http", True), ("http", "http, https", False),
    ],
)  # fmt: skip
def test_is_secure_by_what_the_browser_spoke(scheme: str, forwarded: str, *, expected: bool) -> None:
    assert is_secure(scheme, forwarded) is expected
