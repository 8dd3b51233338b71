import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import pytest
from click.testing import CliRunner

from netlearn.cli import main
from netlearn.settings import ROOT
from tests.cli.courses import copy_plain_course
from tests.content.packs import edit_course

PATIENCE = 30.0  # seconds


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return copy_plain_course(tmp_path / "content")


@contextmanager
def watching(path: Path, output: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "netlearn", "check", "--watch", str(path)]
    with output.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, stdout=file, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def await_lines(output: Path, count: int) -> list[str]:
    """The lines that end a check, once there are so many; a repeated one counts once.

    Pictures are watched too, so somebody who saves one meanwhile makes the check run once more.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        lines = output.read_text(encoding="utf-8").splitlines()
        ends = [line for line in lines if line.endswith((" warning.", " warnings.", "problems.", "exist."))]
        told = [line for line, _ in groupby(ends)]
        if len(told) >= count:
            return told
        assert time.monotonic() < deadline, lines
        time.sleep(0.05)


def test_watching_checks_after_every_save_and_ends_with_the_last_code(course: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    with watching(course, output) as process:
        await_lines(output, 1)
        edit_course(course, [{"file": "course.yaml", "replace": "title: Basics", "with": "titel: Basics"}])
        ends = await_lines(output, 2)
        process.send_signal(signal.SIGINT)

        code = process.wait(timeout=PATIENCE)

    assert ends == ["No problems.", "1 error, 0 warnings."]
    assert code == 1


def test_watching_goes_on_while_the_course_is_away(course: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    with watching(course, output):
        await_lines(output, 1)
        course.rename(tmp_path / "away")
        await_lines(output, 2)
        (tmp_path / "away").rename(course)

        ends = await_lines(output, 3)

    assert ends == ["No problems.", f"netlearn: {course} does not exist.", "No problems."]


def test_watching_prints_no_json(course: Path) -> None:
    done = CliRunner().invoke(main, ["check", str(course), "--watch", "--format", "json"])

    assert done.exit_code == 2
    assert "--watch prints for people" in done.stderr


# --- ledger --------------------------------------------------------------------------------------


def test_ledger_records_every_id_once(course: Path) -> None:
    first = CliRunner().invoke(main, ["ledger", str(course)])
    second = CliRunner().invoke(main, ["ledger", str(course)])

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.output.endswith(f" ids added to {course / 'ledger.yaml'}.\n")
    assert second.output == f"0 ids added to {course / 'ledger.yaml'}.\n"
    assert CliRunner().invoke(main, ["fmt", "--check", str(course / "ledger.yaml")]).exit_code == 0


def test_ledger_of_no_course_exits_2(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["ledger", str(tmp_path / "nowhere")])

    assert (done.exit_code, done.stderr) == (2, f"netlearn: {tmp_path / 'nowhere'} does not exist.\n")
