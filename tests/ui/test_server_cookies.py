import pytest

from netlearn.ui.server.cookies import cookie_header, is_token, keep_or_make_token, make_token

TOKEN = "A-b_" * 8


def test_make_token_many_all_differ_and_are_tokens() -> None:
    tokens = [make_token() for _ in range(1000)]

    assert len(set(tokens)) == 1000
    assert all(is_token(token) for token in tokens)


@pytest.mark.parametrize(
    "value", [None, "", TOKEN[:-1], TOKEN + "A", TOKEN[:-1] + " ", TOKEN[:-1] + "é", TOKEN + "\n", "../" * 11]
)
def test_keep_or_make_token_malformed_gets_new_one(value: str | None) -> None:
    assert not is_token(value)
    assert is_token(keep_or_make_token(value))


def test_keep_or_make_token_own_key_is_kept() -> None:
    assert keep_or_make_token(TOKEN) == TOKEN


def test_cookie_header_plain_http_has_all_but_secure() -> None:
    expected = f"netlearn={TOKEN}; HttpOnly; Max-Age=31536000; Path=/; SameSite=Lax"

    assert cookie_header(TOKEN, secure=False) == expected


def test_cookie_header_https_is_secure() -> None:
    expected = f"netlearn={TOKEN}; HttpOnly; Max-Age=31536000; Path=/; SameSite=Lax; Secure"

    assert cookie_header(TOKEN, secure=True) == expected
