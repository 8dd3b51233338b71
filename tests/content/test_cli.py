import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netlearn.cli import main
from netlearn.settings import ROOT
from tests.content.packs import copy_course, edit_course


def _check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small course as content/en below the working directory, without its picture."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NETLEARN_CONTENT", str(tmp_path / "content"))
    folder = copy_course(tmp_path / "content")
    drawing = "  - kind: picture\n    id: door\n    file: door.svg\n"
    alt = (
        "    alt: Two people joined by a single line between them\n    caption: One tie is enough to begin.\n"
    )
    edit_course(folder, [{"file": "lessons/first-door.yaml", "replace": drawing + alt, "with": ""}])
    return folder


def _misspell(folder: Path) -> None:
    edit_course(folder, [{"file": "course.yaml", "replace": "title: Basics", "with": "titel: Basics"}])
    edit_course(folder, [{"file": "lessons/first-door.yaml", "replace": "minutes: 6", "with": "minutes: 9"}])


@pytest.mark.usefixtures("folder")
def test_clean_content_exits_0() -> None:
    result = _check()

    assert (result.exit_code, result.output) == (0, "No problems.\n")


@pytest.mark.usefixtures("folder")
def test_clean_content_is_an_empty_json_list() -> None:
    result = _check("--format", "json")

    assert (result.exit_code, json.loads(result.output)) == (0, [])


def test_warnings_alone_exit_0(folder: Path) -> None:
    edit_course(folder, [{"file": "lessons/first-door.yaml", "replace": "minutes: 6", "with": "minutes: 9"}])

    result = _check()

    assert result.exit_code == 0
    assert result.output.endswith("0 errors, 1 warning.\n")


def test_errors_exit_1_and_stand_with_warnings_in_the_text(folder: Path) -> None:
    _misspell(folder)

    result = _check("content")

    assert result.exit_code == 1
    assert result.output == (
        "content/en/course.yaml:9:5 NL020 unknown key `titel` → did you mean `title`?\n"
        "content/en/lessons/first-door.yaml:4:10 NL303 warning: 9 minutes for 37 words and 12 questions"
        " → write 6\n"
        "1 error, 1 warning.\n"
    )


def test_json_has_the_promised_shape(folder: Path) -> None:
    _misspell(folder)

    result = _check("content/en", "--format", "json")

    assert result.exit_code == 1
    assert json.loads(result.output)[0] == {
        "code": "NL020",
        "severity": "error",
        "path": "content/en/course.yaml",
        "line": 9,
        "column": 5,
        "message": "unknown key `titel`",
        "fix": "did you mean `title`?",
    }


@pytest.mark.parametrize("path", ["content/en/lessons", "content/en/lessons/first-door.yaml"])
def test_part_of_a_course_shows_its_own_problems(folder: Path, path: str) -> None:
    _misspell(folder)

    result = _check(path, "--format", "json")

    assert result.exit_code == 0
    assert [problem["code"] for problem in json.loads(result.output)] == ["NL303"]


def test_file_on_its_own_is_checked_by_its_keys(folder: Path, tmp_path: Path) -> None:
    text = (folder / "quizzes" / "basics.yaml").read_text(encoding="utf-8")
    (tmp_path / "draft.yaml").write_text(text.replace("prompt:", "promt:", 1), encoding="utf-8")
    (tmp_path / "shopping.yaml").write_text("milk: 2\n", encoding="utf-8")

    stray = "shopping.yaml:1:1 NL031 warning: nothing says what kind of file this is"
    draft = _check("draft.yaml")
    shopping = _check("shopping.yaml")

    assert (draft.exit_code, draft.output.splitlines()[0]) == (
        1,
        "draft.yaml:6:5 NL020 unknown key `promt` → did you mean `prompt`?",
    )
    assert (shopping.exit_code, shopping.output.partition(" → ")[0]) == (0, stray)


@pytest.mark.usefixtures("folder")
def test_check_that_cannot_run_exits_2(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    nowhere, empty, wrong = _check("nowhere"), _check("empty"), _check("--format", "xml")

    assert (nowhere.exit_code, nowhere.stderr) == (2, "netlearn: nowhere does not exist.\n")
    assert (empty.exit_code, empty.stderr) == (
        2,
        "netlearn: empty holds no course: no folder in it has a course.yaml.\n",
    )
    assert wrong.exit_code == 2


def test_schema_writes_then_finds_nothing_stale(folder: Path) -> None:
    first = CliRunner().invoke(main, ["schema", "--check"])
    written = CliRunner().invoke(main, ["schema"])
    second = CliRunner().invoke(main, ["schema", "--check"])

    assert first.exit_code == 1
    assert first.stderr.startswith("Stale: course.schema.json, ")
    assert written.output == f"14 files written below {folder.parent}.\n"
    assert second.exit_code == 0


def test_module_is_the_command_line(folder: Path) -> None:
    _misspell(folder)
    command = [sys.executable, "-m", "netlearn", "check", str(folder), "--format", "json"]

    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)

    assert done.returncode == 1
    assert len(json.loads(done.stdout)) == 2
