"""The author's preview: a lesson or quiz as saved, or the last version that could be shown."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netlearn.content.load import load_course
from netlearn.content.new import make_new
from tests.cli.courses import copy_plain_course
from tests.content.packs import edit_course
from tests.ui.apps import open_app, press, run, words

LESSON = "lessons/first-door.yaml"
QUIZ = "quizzes/basics.yaml"


@pytest.fixture
def course(server: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small course that is written on, in author mode."""
    course = copy_plain_course(server / "content")
    monkeypatch.setenv("NETLEARN_CONTENT", str(course.parent))
    monkeypatch.setenv("NETLEARN_AUTHOR", "1")
    return course


def open_preview(file: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("NETLEARN_PREVIEW", str(file))
    return open_app("preview")


def told(app: AppTest) -> str:
    """The problems of the file, as the preview lists them."""
    return "\n".join(str(code.value) for code in app.code)


def test_lesson_shows_all_steps_at_once(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, _ = load_course(course)
    assert whole is not None
    lesson = whole.lessons["first-door"]

    app = open_preview(course / LESSON, monkeypatch)

    headings = [block.heading for block in lesson.blocks if block.heading]
    assert [title.value for title in app.title] == [lesson.title]
    assert [header.value for header in app.header] == [*headings, "To take with you"]
    assert lesson.takeaways[0] in words(app)


def test_quiz_shows_every_question(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, _ = load_course(course)
    assert whole is not None
    questions = whole.quizzes["basics"].questions

    app = open_preview(course / QUIZ, monkeypatch)

    captions = [str(caption.value) for caption in app.caption]
    assert [one for one in captions if one.startswith("`")] == [
        f"`{one.id}` · {one.kind}" for one in questions
    ]


def test_saved_title_shows_and_a_broken_save_keeps_it(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_preview(course / LESSON, monkeypatch)

    edit_course(course, [{"file": LESSON, "replace": "title: ", "with": "title: Once more, "}])
    run(app)
    renamed = app.title[0].value
    edit_course(course, [{"file": LESSON, "replace": "summary:", "with": "sumary:"}])
    run(app)

    assert renamed.startswith("Once more, ")
    assert app.title[0].value == renamed
    assert [str(error.value).split(".")[0] for error in app.error] == [
        "**The file as it was saved cannot be shown"
    ]
    assert "NL020 unknown key `sumary` → did you mean `summary`?" in told(app)


@pytest.mark.parametrize("kind", ["lesson", "scenario"])
def test_new_file_shows_at_once(course: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    make_new(course, "lesson", "brand-new", "Brand new")
    make_new(course, "scenario", "story", "A story")
    file = {"lesson": "lessons/brand-new.yaml", "scenario": "quizzes/story.yaml"}[kind]

    app = open_preview(course / file, monkeypatch)

    assert [title.value for title in app.title] == [{"lesson": "Brand new", "scenario": "A story"}[kind]]
    assert list(app.error) == []


def test_scenario_can_be_played(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = make_new(course, "scenario", "story")
    app = open_preview(file, monkeypatch)

    press(app, "Ring a manager and ask about a decision that went wrong")

    assert "The first scene is there. It needs choices." in words(app)


@pytest.mark.usefixtures("server")
def test_learners_have_no_preview(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = open_preview(tmp_path / "draft.yaml", monkeypatch)

    assert [title.value for title in app.title] != ["There is nothing to preview"]
    assert list(app.code) == []
