import os
from pathlib import Path

import pytest

from netlearn.content.reading import MAX_BYTES, read_text


def test_utf8_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("a: é\r\nb: 1\n".encode())

    assert read_text(path) == ("a: é\nb: 1\n", ())


def test_largest_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"#" * MAX_BYTES)

    assert read_text(path) == ("#" * MAX_BYTES, ())


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"#" * (MAX_BYTES + 1), "NL002", (1, 1)),
        (b"a: 1\n\x00\x01", "NL003", (1, 1)),
        (b"a: 1\nb: \x1b[0m", "NL003", (2, 4)),
        (b"a: 1\nb: caf\xe9", "NL004", (2, 7)),
        (b"\xff\xfea\x00", "NL004", (1, 1)),
        (b"a: \xed\xa0\x80", "NL004", (1, 4)),
    ],
)
def test_other_data_is_refused_with_a_place(
    data: bytes, code: str, place: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(data)

    text, faults = read_text(path)

    assert text is None
    assert [(fault.code, (fault.line, fault.column)) for fault in faults] == [(code, place)]


def test_byte_order_mark_is_dropped_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")

    text, faults = read_text(path)

    assert text == "a: 1\n"
    assert [fault.code for fault in faults] == ["NL005"]


def test_missing_file_is_unreadable(tmp_path: Path) -> None:
    text, faults = read_text(tmp_path / "x.yaml")

    assert text is None
    assert [fault.message for fault in faults] == ["the file cannot be read: it does not exist"]


def test_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")

    text, faults = read_text(tmp_path / "x.yaml")

    assert text is None
    assert [fault.message for fault in faults] == ["the file cannot be read: it is not a file"]


def test_link_in_a_circle_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to(tmp_path / "x.yaml")

    text, faults = read_text(tmp_path / "x.yaml")

    assert text is None
    assert [fault.code for fault in faults] == ["NL001"]
