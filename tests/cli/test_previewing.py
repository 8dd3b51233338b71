import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from netlearn.cli import main
from netlearn.settings import ROOT
from tests.content.packs import edit_course
from tests.serving import find_port
from tests.ui.apps import copy_content

PATIENCE = 90.0  # seconds
LESSON = "lessons/three-networks.yaml"


@contextmanager
def previewing(file: Path, output: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "netlearn", "preview", str(file), "--no-browser", "--port", str(port)]
    environ = {name: value for name, value in os.environ.items() if not name.startswith("NETLEARN_")}
    with output.open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def await_text(output: Path, text: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while text not in output.read_text(encoding="utf-8"):
        assert time.monotonic() < deadline, output.read_text(encoding="utf-8")
        time.sleep(0.1)


@pytest.mark.slow
def test_preview_waits_for_a_broken_file_then_serves_it_and_leaves_nothing_behind(tmp_path: Path) -> None:
    course = copy_content(tmp_path) / "en"
    file, output, port = course / LESSON, tmp_path / "output", find_port()
    edit_course(course, [{"file": LESSON, "replace": "title:", "with": "titel:"}])
    with previewing(file, output, port) as process:
        await_text(output, "the preview begins by itself")
        edit_course(course, [{"file": LESSON, "replace": "titel:", "with": "title:"}])
        await_text(output, f"{file} is shown at http://localhost:{port}/preview")
        process.send_signal(signal.SIGINT)

        code = process.wait(timeout=PATIENCE)

    told = output.read_text(encoding="utf-8")
    assert code == 0
    assert "NL020 unknown key `titel`" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("name", "reason"),
    [("nowhere.yaml", "does not exist."), ("content/en/sources.yaml", "is no lesson and no quiz.")],
)
def test_what_cannot_be_previewed_exits_2(name: str, reason: str) -> None:
    done = CliRunner().invoke(main, ["preview", str(ROOT / name)])

    assert (done.exit_code, done.stderr) == (2, f"netlearn: {ROOT / name} {reason}\n")
