from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netlearn.cli import main
from tests.content.packs import copy_course


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small course as the configured one, in its canonical layout."""
    monkeypatch.setenv("NETLEARN_CONTENT", str(tmp_path / "content"))
    course = copy_course(tmp_path / "content")
    assert call("fmt").exit_code == 0
    return course


# --- new -----------------------------------------------------------------------------------------


def test_new_lesson_names_the_files_written_and_passes_the_check(course: Path) -> None:
    made = call("new", "lesson", "second-door", "--title", "The second door", "--module", "basics")

    checked = call("check", str(course / "lessons" / "second-door.yaml"))

    files = [course / "lessons" / "second-door.yaml", course / "quizzes" / "second-door.yaml"]
    assert made.output.splitlines() == [str(path) for path in (*files, course / "course.yaml")]
    assert (made.exit_code, checked.output) == (0, "No problems.\n")


@pytest.mark.parametrize("kind", ["quiz", "scenario"])
def test_new_quiz_and_scenario_pass_with_warnings_at_most(course: Path, kind: str) -> None:
    made = call("new", kind, "more")

    assert (made.exit_code, made.output) == (0, f"{course / 'quizzes' / 'more.yaml'}\n")
    assert call("check", str(course / "quizzes" / "more.yaml")).exit_code == 0


def test_new_in_another_course_leaves_the_configured_one_alone(course: Path, tmp_path: Path) -> None:
    other = copy_course(tmp_path / "other")

    made = call("new", "quiz", "more", "--course", str(other))

    assert made.exit_code == 0
    assert (other / "quizzes" / "more.yaml").exists()
    assert not (course / "quizzes" / "more.yaml").exists()


@pytest.mark.usefixtures("course")
def test_new_with_a_taken_id_exits_2_with_a_sentence() -> None:
    made = call("new", "quiz", "basics")

    assert made.exit_code == 2
    assert made.stderr.endswith("basics.yaml is there already; nothing was written.\n")


# --- fmt -----------------------------------------------------------------------------------------


def test_fmt_changes_a_file_once(course: Path) -> None:
    file = course / "sources.yaml"
    tidy = file.read_text(encoding="utf-8")
    file.write_text(f"\n\n{tidy}\n", encoding="utf-8")

    looked = call("fmt", "--check")
    first = call("fmt", str(course))
    second = call("fmt", "--check", str(file))

    assert (looked.exit_code, looked.output.splitlines()[0]) == (1, f"{file} would change")
    assert (first.exit_code, first.output.splitlines()[0]) == (0, str(file))
    assert (second.exit_code, second.output) == (0, "0 of 1 file would change.\n")
    assert file.read_text(encoding="utf-8") == tidy


def test_fmt_leaves_a_broken_file_alone_and_lays_out_the_rest(course: Path) -> None:
    broken, untidy = course / "actions.yaml", course / "sources.yaml"
    broken.write_text("actions: [\n", encoding="utf-8")
    tidy = untidy.read_text(encoding="utf-8")
    untidy.write_text(f"{tidy}\n\n", encoding="utf-8")

    done = call("fmt")

    assert done.exit_code == 2
    assert done.stderr.startswith(f"{broken.as_posix()}:1:1 NL006 ")
    assert broken.read_text(encoding="utf-8") == "actions: [\n"
    assert untidy.read_text(encoding="utf-8") == tidy


@pytest.mark.usefixtures("course")
def test_fmt_of_nothing_exits_2() -> None:
    done = call("fmt", "nowhere")

    assert (done.exit_code, done.stderr) == (2, "netlearn: nowhere does not exist.\n")
