import os
import threading
from pathlib import Path

import pytest

from netlearn.content.watch import sign_files, wait_for_change


def test_signature_changes_with_a_file_of_the_right_kind_only(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    lesson = tmp_path / "deep" / "a.yaml"
    lesson.write_text("a: 1\n")
    first = sign_files(tmp_path)

    (tmp_path / "notes.txt").write_text("x")
    same = sign_files(tmp_path)
    os.utime(lesson, ns=(1, 1))
    touched = sign_files(tmp_path)
    lesson.unlink()

    assert same == first
    assert touched != first
    assert sign_files(tmp_path) == ()


def test_signature_of_a_named_file_counts_whatever_it_is_called(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    before = sign_files(file)
    file.write_text("x")

    assert before == ()
    assert [(name, size) for name, _, size in sign_files(file)] == [(str(file), 1)]


@pytest.mark.parametrize("name", ["new.yaml", "old.yaml"])
def test_waiting_ends_when_a_file_is_saved(tmp_path: Path, name: str) -> None:
    (tmp_path / "old.yaml").write_text("a")
    since = sign_files(tmp_path)
    timer = threading.Timer(0.1, (tmp_path / name).write_text, ("longer",))
    timer.start()

    after = wait_for_change(tmp_path, since=since, pause=0.01)

    timer.join()
    assert after == sign_files(tmp_path)
    assert after != since
