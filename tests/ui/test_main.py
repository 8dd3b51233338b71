"""The frame around every screen: authors' problems, and what a fault of the database leaves."""

from pathlib import Path

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from netlearn.content.problems import format_problem
from netlearn.store.lessons import list_places
from netlearn.ui.resources import get_library, get_store
from tests.ui.apps import (
    copy_content,
    learner_of,
    open_app,
    press,
    read_reference,
    refuse_writes,
    run,
    says_not_saved,
    words,
)

LESSON = "three-networks"


def break_reading(table: str) -> None:
    """From now on one table is not there to be read."""
    get_store().write(lambda session: session.execute(text(f"ALTER TABLE {table} RENAME TO away")))


def problems_shown(app: AppTest) -> list[str]:
    return [str(line.value) for line in app.text]


@pytest.fixture
def author(server: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The lesson file of a server in author mode."""
    monkeypatch.setenv("NETLEARN_CONTENT", str(copy_content(tmp_path)))
    monkeypatch.setenv("NETLEARN_AUTHOR", "1")
    assert not server.exists()
    return tmp_path / "content" / "en" / "lessons" / f"{LESSON}.yaml"


def test_a_broken_save_shows_its_problem_on_the_very_next_run_and_the_lesson_stays(author: Path) -> None:
    app = open_app("lesson", lesson=LESSON)
    before, shown = words(app), problems_shown(app)
    saved = author.read_text("utf-8")

    author.write_text(saved.replace("title:", "titel:", 1), encoding="utf-8")
    run(app)

    assert words(app) == before
    assert problems_shown(app) == [format_problem(problem) for problem in get_library().problems]
    new = [line for line in problems_shown(app) if line not in shown]
    assert [line for line in new if f"{LESSON}.yaml:" in line and "titel" in line] != []

    author.write_text(saved, encoding="utf-8")
    run(app)

    assert problems_shown(app) == shown


def test_a_sound_save_is_shown_on_the_very_next_run(author: Path) -> None:
    app = open_app("lesson", lesson=LESSON)
    saved = author.read_text("utf-8")
    author.write_text(saved.replace("title: ", "title: Once more, ", 1), encoding="utf-8")
    assert run(app).title[0].value == "Once more, Three networks, three jobs"


@pytest.mark.usefixtures("server")
def test_learners_see_no_problems() -> None:
    assert problems_shown(open_app("home")) == []


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("screen", ["home", "learn", "my-data"])
def test_what_cannot_be_read_is_said_so_and_leaves_a_trace(
    screen: str, caplog: pytest.LogCaptureFixture
) -> None:
    press(open_app("lesson", lesson=LESSON), "Continue")
    break_reading("places")
    app = open_app(screen)
    (error,) = app.error
    assert str(error.value).startswith("**Could not be read.** The database could not be read: ")
    assert f"reference {read_reference(app)}" in caplog.text
    assert "no such table: places" in caplog.text


@pytest.mark.usefixtures("server")
def test_what_a_button_could_not_write_leaves_the_page_whole_and_a_trace(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = press(open_app("lesson", lesson=LESSON), "Continue")
    before = words(app)
    refuse_writes()
    press(app, "Continue")
    assert says_not_saved(app)
    assert words(app) == before
    assert f"reference {read_reference(app)}" in caplog.text
    assert "attempt to write a readonly database" in caplog.text
    assert list_places(get_store(), learner_of())[LESSON].step == 1
    assert [error.value for error in run(app).error] == []
