import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netlearn.cli import main
from tests.cli.courses import copy_plain_course
from tests.content.packs import edit_course


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETLEARN_CONTENT", str(tmp_path / "content"))
    return copy_plain_course(tmp_path / "content")


def export(kind: str, out: Path) -> Result:
    return CliRunner().invoke(main, ["export", kind, "--out", str(out)])


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("kind", "start"), [("gift", "$CATEGORY"), ("moodle", "<?xml"), ("anki", "#separator")]
)
def test_text_formats_begin_as_they_should(tmp_path: Path, kind: str, start: str) -> None:
    out = tmp_path / "questions"

    done = export(kind, out)

    assert done.exit_code == 0
    assert out.read_text(encoding="utf-8").startswith(start)


@pytest.mark.usefixtures("course")
def test_qti_is_a_package_with_a_manifest(tmp_path: Path) -> None:
    out = tmp_path / "questions.zip"

    done = export("qti", out)

    assert done.exit_code == 0
    with zipfile.ZipFile(out) as package:
        assert package.namelist().count("imsmanifest.xml") == 1


@pytest.mark.usefixtures("course")
def test_what_is_left_out_stands_on_standard_error_a_line_each(tmp_path: Path) -> None:
    done = export("gift", tmp_path / "questions.gift")

    lines = done.stderr.splitlines()
    story = next(line for line in lines if line.startswith("mill-closes: "))
    assert story == "mill-closes: without the whole question: GIFT has no such kind"
    assert done.stdout.endswith(f"; {len(lines)} things left out.\n")


def test_course_that_cannot_be_put_together_exits_2(course: Path, tmp_path: Path) -> None:
    edit_course(course, [{"file": "course.yaml", "replace": "title: Basics", "with": "titel: Basics"}])

    done = export("gift", tmp_path / "questions.gift")

    assert done.exit_code == 2
    assert done.stderr.startswith("netlearn: The content cannot be used:\n")
    assert not (tmp_path / "questions.gift").exists()


@pytest.mark.usefixtures("course")
def test_file_that_cannot_be_written_exits_2(tmp_path: Path) -> None:
    done = export("gift", tmp_path / "nowhere" / "questions.gift")

    assert done.exit_code == 2
    assert done.stderr.endswith("questions.gift cannot be written: No such file or directory.\n")
