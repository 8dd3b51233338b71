"""The whole server as a browser meets it, through real HTTP."""

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from http.cookies import Morsel, SimpleCookie
from pathlib import Path

import brotli
import pytest
from streamlit.file_util import get_static_dir

from netlearn.ui.server.cookies import COOKIE, is_token, name_cookie
from tests.serving import Answer, Server, prepare, serve

SCRIPT = next((Path(get_static_dir()) / "static" / "js").glob("index.*.js"))
SCRIPT_PATH = f"/static/js/{SCRIPT.name}"
FONT_PATH = "/assets/fonts/heading-serif-latin-600.d583eafe.woff2"
DOCUMENTS = ["/", "/learn", "/lesson?lesson=why-it-feels-wrong", "/no/such/page", "/index.html"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("server")) as running:
        yield running


def read_cookies(answer: Answer) -> list[Morsel[str]]:
    """The learner's cookies that an answer sets."""
    jar = SimpleCookie("; ".join(answer.headers.get_all("Set-Cookie") or []))
    return [cookie for name, cookie in jar.items() if COOKIE in name]


def send(*cookies: Morsel[str]) -> dict[str, str]:
    """The header by which a browser returns cookies."""
    return {"Cookie": "; ".join(["other=1", *(f"{one.key}={one.value}" for one in cookies)])}


@pytest.mark.parametrize("path", DOCUMENTS)
def test_document_without_cookie_gets_one(server: Server, path: str) -> None:
    answer = server.get(path)

    (cookie,) = read_cookies(answer)
    assert answer.status == 200
    assert is_token(cookie.value.partition(".")[0])
    assert (cookie.key, cookie.value) == server.cookie(cookie.value.partition(".")[0])
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["path"], cookie["secure"]) == (
        True, "Lax", "31536000", "/", ""
    )  # fmt: skip


@pytest.mark.parametrize("path", DOCUMENTS)
def test_document_with_cookie_keeps_it_for_a_further_year(server: Server, path: str) -> None:
    (first,) = read_cookies(server.get("/"))

    assert read_cookies(server.get(path, send(first))) == [first]
    assert first["max-age"] == "31536000"


def test_documents_asked_for_at_once_on_a_first_visit_push_out_neither_key(server: Server) -> None:
    (first,), (second,) = read_cookies(server.get("/")), read_cookies(server.get("/learn"))

    assert first.key != second.key
    assert {one.value for one in read_cookies(server.get("/", send(first, second)))} == {
        first.value, second.value
    }  # fmt: skip


@pytest.mark.parametrize(
    "value", ["", "short", "x" * 32, "x" * 33, "a b", '"quoted"', "../../etc/passwd", "%00" * 11]
)
def test_document_with_tampered_cookie_gets_new_one(server: Server, value: str) -> None:
    name = name_cookie("x" * 32, secure=False)

    (cookie,) = read_cookies(server.get("/", {"Cookie": f"{name}={value}"}))

    assert (cookie.key, cookie.value) == server.cookie(cookie.value.partition(".")[0])
    assert cookie.key != name


def test_document_asked_with_validators_is_sent_whole(server: Server) -> None:
    answer = server.get("/", {"If-None-Match": "*", "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"})

    assert answer.status == 200
    assert len(read_cookies(answer)) == 1


def test_document_behind_https_proxy_gets_cookie_tied_to_the_host(server: Server) -> None:
    https = {"X-Forwarded-Proto": "https"}

    (cookie,) = read_cookies(server.get("/learn", https))

    assert (cookie.key.startswith("__Host-"), cookie["secure"], cookie["path"], cookie["domain"]) == (
        True, True, "/", ""
    )  # fmt: skip
    assert read_cookies(server.get("/", https | send(cookie))) == [cookie]


def test_document_behind_https_proxy_takes_no_plain_cookie(server: Server) -> None:
    (plain,) = read_cookies(server.get("/"))

    (cookie,) = read_cookies(server.get("/", {"X-Forwarded-Proto": "https"} | send(plain)))

    assert cookie.value != plain.value


@pytest.mark.parametrize("path", [SCRIPT_PATH, FONT_PATH, "/favicon.png", "/health", "/_stcore/host-config"])
def test_file_never_sets_learner_cookie(server: Server, path: str) -> None:
    answer = server.get(path, {"Accept-Encoding": "br"})

    assert answer.status == 200
    assert read_cookies(answer) == []


@pytest.mark.parametrize("path", DOCUMENTS)
def test_document_has_language_and_name(server: Server, path: str) -> None:
    page = server.get(path).body.decode()

    assert re.findall(r"<html[^>]*>", page) == ['<html lang="en">']
    assert "<title>netlearn</title>" in page


def test_document_in_each_encoding_is_the_same(server: Server) -> None:
    plain, packed, zipped = (
        server.get("/learn", {"Accept-Encoding": name}) for name in ("identity", "br", "gzip")
    )

    assert brotli.decompress(packed.body) == plain.body
    assert gzip.decompress(zipped.body) == plain.body
    assert [answer.headers["Content-Encoding"] for answer in (plain, packed, zipped)] == [None, "br", "gzip"]
    assert [answer.headers["Vary"] for answer in (plain, packed, zipped)] == ["Accept-Encoding"] * 3
    assert [int(answer.headers["Content-Length"]) for answer in (plain, packed, zipped)] == [
        len(plain.body), len(packed.body), len(zipped.body)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "path",
    ["/", "/learn", SCRIPT_PATH, FONT_PATH, "/health", "/static/none.js", "/_stcore/health", "/assets/none"],
)
def test_any_answer_has_security_headers(server: Server, path: str) -> None:
    headers = server.get(path, {"Accept-Encoding": "br"}).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"].split(", ")
    rules = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert rules["frame-ancestors"] == "'none'"
    assert re.fullmatch(r"'self' 'sha256-[\w+/=]+'", rules["script-src"])


def test_static_file_in_each_encoding_is_the_same(server: Server) -> None:
    plain, packed, zipped = (
        server.get(SCRIPT_PATH, {"Accept-Encoding": name}) for name in ("identity", "gzip, br", "gzip")
    )

    assert plain.body == SCRIPT.read_bytes()
    assert brotli.decompress(packed.body) == plain.body
    assert gzip.decompress(zipped.body) == plain.body
    assert len(packed.body) < len(zipped.body) < len(plain.body) / 2
    assert [answer.headers["Content-Encoding"] for answer in (plain, packed, zipped)] == [None, "br", "gzip"]
    assert [answer.headers["Vary"] for answer in (plain, packed, zipped)] == ["Accept-Encoding"] * 3
    assert {answer.headers["Cache-Control"] for answer in (plain, packed, zipped)} == {
        "public, immutable, max-age=31536000"
    }


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_static_file_known_to_browser_is_not_sent_again(server: Server, encoding: str) -> None:
    etag = server.get(SCRIPT_PATH, {"Accept-Encoding": encoding}).headers["ETag"]

    answer = server.get(SCRIPT_PATH, {"Accept-Encoding": encoding, "If-None-Match": f'"old", W/{etag}'})

    assert (answer.status, answer.body, answer.headers["ETag"]) == (304, b"", etag)


def test_static_file_of_other_encoding_is_sent(server: Server) -> None:
    etag = server.get(SCRIPT_PATH, {"Accept-Encoding": "gzip"}).headers["ETag"]

    assert server.get(SCRIPT_PATH, {"Accept-Encoding": "br", "If-None-Match": etag}).status == 200


def test_static_file_head_has_length_and_no_body(server: Server) -> None:
    full = server.get(SCRIPT_PATH, {"Accept-Encoding": "br"})

    head = server.get(SCRIPT_PATH, {"Accept-Encoding": "br"}, method="HEAD")

    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", str(len(full.body)))


def test_static_file_range_is_a_range_of_the_plain_file(server: Server) -> None:
    answer = server.get(SCRIPT_PATH, {"Accept-Encoding": "br", "Range": "bytes=0-9"})

    assert (answer.status, answer.body) == (206, SCRIPT.read_bytes()[:10])


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../config.py",
        "/static/%2e%2e/%2e%2e/config.py",
        "/static//etc/passwd",
        "/assets/../pyproject.toml",
    ],
)
def test_path_outside_gives_no_file(server: Server, path: str) -> None:
    answer = server.get(path, {"Accept-Encoding": "br"})

    assert b"import" not in answer.body.replace(b"modulepreload", b"")
    assert b"root:" not in answer.body
    assert b"[project]" not in answer.body


def test_font_whose_name_holds_its_hash_may_be_kept_a_year(server: Server) -> None:
    answer = server.get(FONT_PATH)

    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "font/woff2", "public, immutable, max-age=31449600"
    )  # fmt: skip


@pytest.mark.parametrize("path", ["/assets/logo.svg", "/assets/fonts/text-latin.woff2"])
def test_asset_whose_name_stays_when_it_changes_may_be_kept_a_week(server: Server, path: str) -> None:
    assert server.get(path).headers["Cache-Control"] == "public, max-age=604800"


def test_asset_that_is_not_there_is_not_kept(server: Server) -> None:
    answer = server.get("/assets/fonts/none.00000000.woff2")

    assert answer.status == 404
    assert "max-age" not in (answer.headers["Cache-Control"] or "")


def test_health_database_answers(server: Server) -> None:
    answer = server.get("/health")

    assert (answer.status, answer.json()) == (200, {"status": "ok", "database": "answers"})
    assert answer.headers["Cache-Control"] == "no-store"


def test_health_database_gone(tmp_path: Path) -> None:
    with serve(tmp_path) as server:
        for file in (tmp_path / "data").glob("*.db*"):
            file.write_bytes(b"no database" * 1000)

        answer = server.get("/health")

    assert (answer.status, answer.json()) == (503, {"status": "unavailable", "database": "does not answer"})


def test_second_process_on_same_file_is_refused(server: Server, tmp_path: Path) -> None:
    second = prepare(tmp_path, NETLEARN_DATA=str(server.folder / "data"))

    with pytest.raises(AssertionError, match=r"netlearn did not start\. ") as failure:
        second.start()

    assert "Traceback" not in str(failure.value)
    assert second.process.returncode == 1
    assert server.answers()


def test_port_that_is_no_number_is_refused_in_one_sentence(tmp_path: Path) -> None:
    server = prepare(tmp_path, NETLEARN_PORT="many")

    with pytest.raises(AssertionError):
        server.start()

    assert (
        server.log == "netlearn did not start. NETLEARN_PORT is 'many': give a number between 1 and 65535.\n"
    )


@pytest.mark.parametrize("secret", ["", "short"])
def test_secret_file_that_was_cut_short_is_refused_in_one_sentence(tmp_path: Path, secret: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "secret").write_text(secret, encoding="ascii")
    server = prepare(tmp_path)

    with pytest.raises(AssertionError):
        server.start()

    said = [line for line in server.log.splitlines() if line.startswith("netlearn did not start. ")]
    assert [line.partition("secret holds ")[2].partition(":")[0] for line in said] == [f"{len(secret)} bytes"]
    assert "Traceback" not in server.log


def test_killed_server_starts_again_on_its_data(tmp_path: Path) -> None:
    with serve(tmp_path) as server:
        server.kill()
        assert not server.answers()

        server.restart()

        assert server.answers()


def test_stopped_server_lets_go_of_its_file(tmp_path: Path) -> None:
    with serve(tmp_path / "first", NETLEARN_DATA=str(tmp_path / "data")) as server:
        code = server.stop()
    with serve(tmp_path / "second", NETLEARN_DATA=str(tmp_path / "data")) as server:
        assert server.answers()
    assert code in {0, -15}


@pytest.mark.slow
@pytest.mark.parametrize("command", [["streamlit", "run"], ["uvicorn"]])
def test_other_ways_to_start_serve_the_same(tmp_path: Path, command: list[str]) -> None:
    server = prepare(tmp_path)
    target = [str(server.entry)] if command[0] == "streamlit" else ["app:app", "--port", str(server.port)]
    arguments = [str(Path(sys.executable).parent / command[0]), *command[1:], *target]
    with (tmp_path / "server.log").open("wb") as log:
        server.process = subprocess.Popen(
            arguments, env=server.environ, cwd=server.entry.parent, stdout=log, stderr=log
        )
    try:
        server.wait()
        assert len(read_cookies(server.get("/learn"))) == 1
    finally:
        server.stop()


@pytest.mark.slow
def test_netlearn_run_listens_where_told(tmp_path: Path) -> None:
    server = prepare(tmp_path)
    del server.environ["NETLEARN_PORT"]
    with (tmp_path / "server.log").open("wb") as log:
        server.process = subprocess.Popen(
            [sys.executable, "-m", "netlearn", "run", "--author", "--port", str(server.port)],
            env=server.environ, cwd=server.entry.parent, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        server.wait()
    finally:
        server.stop()
