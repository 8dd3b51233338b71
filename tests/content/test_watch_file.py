from pathlib import Path

import pytest

from netlearn.content.model import Lesson, Quiz
from netlearn.content.watch_file import WatchedFile, find_course
from netlearn.errors import ContentError
from tests.content.packs import copy_course, edit_course

LESSON = "lessons/first-door.yaml"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return copy_course(tmp_path / "content")


def watch(course: Path, place: str) -> WatchedFile:
    return WatchedFile(course, course / place)


def break_lesson(course: Path) -> None:
    edit_course(course, [{"file": LESSON, "replace": "title:", "with": "titel:"}])


def mend_lesson(course: Path) -> None:
    edit_course(course, [{"file": LESSON, "replace": "titel:", "with": "title: Mended #"}])


def title_of(watched: WatchedFile) -> str:
    assert watched.view is not None
    return watched.view.file.title


def test_lesson_and_quiz_are_shown_with_their_course(course: Path) -> None:
    lesson, quiz = watch(course, LESSON), watch(course, "quizzes/basics.yaml")

    assert lesson.view is not None
    assert quiz.view is not None
    assert isinstance(lesson.view.file, Lesson)
    assert isinstance(quiz.view.file, Quiz)
    assert (lesson.problems, lesson.stale, quiz.problems) == ((), False, ())
    assert {one.id for one in quiz.view.file.questions} <= set(quiz.view.course.questions)


def test_broken_save_keeps_the_last_version_and_tells_why(course: Path) -> None:
    watched = watch(course, LESSON)
    before = watched.view

    break_lesson(course)
    watched.refresh()
    broken = (watched.view, watched.stale, [one.code for one in watched.problems], watched.revision)
    mend_lesson(course)
    watched.refresh()

    assert broken == (before, True, ["NL020"], 2)
    assert (title_of(watched), watched.stale, watched.revision) == ("Mended", False, 3)


def test_looking_again_without_a_save_changes_nothing(course: Path) -> None:
    watched = watch(course, LESSON)
    watched.refresh()

    assert watched.revision == 1


def test_file_that_is_broken_from_the_start_shows_once_it_is_mended(course: Path) -> None:
    break_lesson(course)
    watched = watch(course, LESSON)
    first = (watched.view, watched.stale)

    mend_lesson(course)
    watched.wait()

    assert first == (None, True)
    assert title_of(watched) == "Mended"


def test_file_of_the_same_course_that_is_broken_is_told_too(course: Path) -> None:
    break_lesson(course)
    watched = watch(course, "quizzes/basics.yaml")

    assert watched.stale
    assert [Path(one.path).name for one in watched.problems] == ["first-door.yaml"]


DRAFT = """\
id: other-door
title: Another door
summary: A draft.
minutes: 5
takeaways: [One.]
try_this: Knock.
blocks:
  - {id: only, kind: text, heading: Knocking, body: Nobody is in.}
"""


@pytest.mark.parametrize("place", ["content/en/lessons/other-door.yaml", "draft.yaml"])
def test_lesson_in_no_module_or_outside_the_course_is_shown(course: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / place).write_text(DRAFT, encoding="utf-8")

    watched = WatchedFile(course, tmp_path / place)

    assert (title_of(watched), watched.stale) == ("Another door", False)
    assert {one.path for one in watched.problems} == {(tmp_path / place).as_posix()}
    assert watched.view is not None
    assert watched.view.course.lessons["other-door"] == watched.view.file


def test_file_that_disappears_is_told(course: Path) -> None:
    watched = watch(course, LESSON)
    (course / LESSON).unlink()
    watched.refresh()

    assert watched.stale
    assert "NL001" in {one.code for one in watched.problems}


def test_course_is_the_one_around_the_file_or_the_default(course: Path, tmp_path: Path) -> None:
    stray, shopping = tmp_path / "draft.yaml", tmp_path / "shopping.yaml"
    stray.write_text("questions: [\n", encoding="utf-8")
    shopping.write_text("sources: []\n", encoding="utf-8")
    other = tmp_path / "other"

    assert find_course(course / LESSON, other) == course
    assert find_course(stray, other) == other
    with pytest.raises(ContentError, match="is no lesson and no quiz"):
        find_course(shopping, other)
    with pytest.raises(ContentError, match="does not exist"):
        find_course(tmp_path / "nothing.yaml", other)
