"""A content pack from elsewhere: nothing of this course is wired into the code."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Image

from netlearn.content.model import QuestionBlock
from netlearn.settings import ROOT
from netlearn.ui.resources import forget_resources, get_course
from tests.content.packs import SMALL_COURSE
from tests.ui.apps import fresh_server, open_app, press, rate_all, words
from tests.ui.filling import answer, right_of

LESSON = "first-door"
SCREENS = tuple(
    sorted(path.stem.replace("_", "-") for path in (ROOT / "netlearn/ui/screens").glob("[a-z]*.py"))
)


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The server of the one-lesson pack of the tests, with pictures of its own."""
    with fresh_server(tmp_path / "data", monkeypatch):
        monkeypatch.setenv("NETLEARN_CONTENT", str(SMALL_COURSE))
        forget_resources()
        yield


def titles(app: AppTest) -> list[str]:
    return [str(one.value) for one in app.title]


def read_lesson() -> AppTest:
    """The pack's lesson read to its end, every question of every kind answered right."""
    app, course = open_app("lesson", lesson=LESSON), get_course()
    lesson = course.lessons[LESSON]
    for number, step in enumerate(lesson.steps):
        if number:
            press(app, "Continue")
        for block in step:
            if isinstance(block, QuestionBlock):
                question = course.questions[block.question]
                answer(app, question, right_of(question))
    return press(app, "Finish the lesson")


def test_every_screen_opens_for_a_newcomer() -> None:
    assert {screen: len(titles(open_app(screen))) for screen in SCREENS} == dict.fromkeys(SCREENS, 1)


def test_every_screen_opens_for_who_has_done_everything() -> None:
    read_lesson()
    press(rate_all(open_app("assess"), 1), "See my profile")
    assert {screen: len(titles(open_app(screen))) for screen in SCREENS} == dict.fromkeys(SCREENS, 1)


def test_its_lesson_is_read_with_its_own_picture_and_words() -> None:
    app = read_lesson()
    assert titles(app) == ["The first door"]
    assert [one.captions for one in app.get("image") if isinstance(one, Image)] == [
        ["One tie is enough to begin."]
    ]
    assert [one.value for one in app.success][-1] == "This lesson is finished."


def test_a_course_without_a_certificate_says_so() -> None:
    app = open_app("certificate")
    assert [str(one.value) for one in app.header] == ["Check a certificate"]
    assert "This course gives no certificate." in words(app)
