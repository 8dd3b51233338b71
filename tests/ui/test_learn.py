import pytest

from netlearn.store.lessons import finish_lesson, list_places
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.ui.apps import learner_of, open_app, press, words

pytestmark = pytest.mark.usefixtures("server")


def test_learn_lists_every_module_and_lesson() -> None:
    app, course = open_app("learn"), get_course()
    assert len(app.header) == len(course.file.modules)
    assert [button.label for button in app.button] == [
        f"Start: {course.lessons[lesson].title}"
        for module in course.file.modules
        for lesson in module.lessons
    ]


def test_learn_opens_the_lesson_that_was_chosen() -> None:
    app = press(open_app("learn"), "Start: Three networks, three jobs")
    assert app.title[0].value == "Three networks, three jobs"
    assert set(list_places(get_store(), learner_of())) == {"three-networks"}


def test_learn_says_where_the_learner_is() -> None:
    press(open_app("lesson", lesson="three-networks"), "Continue")
    app = open_app("learn")
    assert "Step 2 of 5 · 0 of 7 questions right" in words(app)
    assert "Read on: Three networks, three jobs" in [button.label for button in app.button]


def test_learn_leads_to_the_assessment_when_every_lesson_is_read() -> None:
    open_app("learn")
    for lesson in get_course().lessons:
        finish_lesson(get_store(), learner_of(), lesson, 4, now())
    app = press(open_app("learn"), "Go to the self-assessment")
    assert app.title[0].value == "Where do your networks stand?"
