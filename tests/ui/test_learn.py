import pytest

from netlearn.store.learners import enrol_learner
from netlearn.store.lessons import finish_lesson, list_places
from netlearn.ui.resources import get_course, get_library, get_store
from netlearn.ui.session import now
from tests.ui.apps import TOKEN, learner_of, open_app, press, words

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
    press(app, "Continue")
    assert set(list_places(get_store(), learner_of())) == {"three-networks"}


def test_learn_says_where_the_learner_is() -> None:
    press(open_app("lesson", lesson="three-networks"), "Continue")
    app = open_app("learn")
    assert "Step 2 of 5 · 0 of 7 questions right" in words(app)
    assert "Read on: Three networks, three jobs" in [button.label for button in app.button]


def test_learn_leads_to_the_assessment_when_every_lesson_is_read() -> None:
    learner = enrol_learner(get_store(), TOKEN, now())
    for lesson in get_course().lessons:
        finish_lesson(get_store(), learner, lesson, 4, now())
    app = press(open_app("learn"), "Go to the self-assessment")
    assert app.title[0].value == "Where do your networks stand?"


def test_learn_shows_a_lesson_that_is_listed_twice() -> None:
    library = get_library()
    course, first = library.course, library.course.file.modules[0]
    doubled = first.model_copy(update={"lessons": (*first.lessons, first.lessons[0])})
    again = course.file.modules[1].model_copy(update={"lessons": first.lessons})
    file = course.file.model_copy(update={"modules": (doubled, again)})
    library._revision = (course.model_copy(update={"file": file}), ())
    app = open_app("learn")
    titles = [course.lessons[lesson].title for lesson in first.lessons]
    assert [button.label for button in app.button] == [
        f"Start: {title}" for title in (*titles, titles[0], *titles)
    ]
