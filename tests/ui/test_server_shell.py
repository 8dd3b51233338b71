import re
from pathlib import Path

from streamlit.file_util import get_static_dir

from netlearn.ui.server.headers import write_policy
from netlearn.ui.server.shell import hash_inline_scripts, rewrite_shell

STREAMLIT_PAGE = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")


def test_rewrite_shell_streamlit_page_takes_language_and_name() -> None:
    page = rewrite_shell(STREAMLIT_PAGE, "pt-BR")

    assert re.findall(r"<html[^>]*>", page) == ['<html lang="pt-BR">']
    assert re.findall(r"<title>.*?</title>", page) == ["<title>netlearn</title>"]
    assert re.findall(r"<noscript>(.*?)</noscript>", page, re.DOTALL) == [
        "<p>netlearn needs JavaScript: please switch it on and load this page again.</p>"
    ]


def test_rewrite_shell_streamlit_page_keeps_scripts_and_root() -> None:
    page = rewrite_shell(STREAMLIT_PAGE, "en")

    assert re.findall(r'<(?:script|link)[^>]*"\./static[^>]*>', page) == re.findall(
        r'<(?:script|link)[^>]*"\./static[^>]*>', STREAMLIT_PAGE
    )
    assert page.count('<div id="root">') == 1


def test_rewrite_shell_other_page_is_left_alone() -> None:
    assert rewrite_shell("<p>Hello</p>", "en") == "<p>Hello</p>"


def test_hash_inline_scripts_known_script_known_hash() -> None:
    # The example of the Content Security Policy Level 3 recommendation, section 8.3.
    page = "<script>alert('Hello, world.');</script>"

    assert hash_inline_scripts(page) == ("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",)


def test_hash_inline_scripts_streamlit_page_has_one() -> None:
    assert len(hash_inline_scripts(rewrite_shell(STREAMLIT_PAGE, "en"))) == 1


def test_write_policy_scripts_only_own_and_hashed() -> None:
    rules = dict(rule.split(" ", 1) for rule in write_policy(("'sha256-x'",), "localhost:8501").split("; "))

    assert rules["script-src"] == "'self' 'sha256-x'"
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self' ws://localhost:8501 wss://localhost:8501"


def test_write_policy_forged_host_is_left_out() -> None:
    rules = dict(rule.split(" ", 1) for rule in write_policy((), "x; script-src *").split("; "))

    assert rules["connect-src"] == "'self'"
    assert rules["script-src"] == "'self'"
