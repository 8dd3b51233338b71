"""A content pack from elsewhere in a real browser: its picture, and every kind of question in its states."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from netlearn.content.library import Library
from netlearn.content.model import Scenario
from netlearn.domain.grading import grade
from netlearn.store.attempts import record_attempt
from netlearn.store.learners import enrol_learner
from tests.browser.browsing import DESKTOP, open_all, open_browser, visit
from tests.browser.test_axe import check
from tests.content.packs import SMALL_COURSE
from tests.load.seed import open_data
from tests.serving import Server, prepare
from tests.ui.filling import right_of, wrong_of

COURSE = Library(SMALL_COURSE / "en").course
LESSON = "first-door"
WHEN = datetime(2026, 1, 5, 9, tzinfo=UTC)
TRIES = {"nothing-answered": 0, "missed-once": 1, "missed-twice": 2, "right-at-last": 3}

pytestmark = pytest.mark.browser


def name_learner(state: str) -> str:
    """The key of the browser of the learner in this state."""
    return state.ljust(32, "-")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The pack, and a learner for every state of its questions: the third try is right."""
    running = prepare(tmp_path_factory.mktemp("pack"), NETLEARN_CONTENT=str(SMALL_COURSE))
    with open_data(running.folder / "data") as store:
        for state, tries in TRIES.items():
            learner = enrol_learner(store, name_learner(state), WHEN)
            for question in COURSE.questions.values():
                for number in range(tries):
                    good = number == 2 or isinstance(question, Scenario)
                    answer = right_of(question) if good else wrong_of(question)
                    record_attempt(
                        store,
                        learner,
                        question.id,
                        question.revision,
                        answer,
                        credit=grade(question, answer).credit,
                        confidence=3,
                        key=f"{question.id}-{number}",
                        now=WHEN + timedelta(days=number),
                    )
    running.start()
    yield running
    running.stop()


@pytest.mark.parametrize("state", TRIES)
def test_every_kind_of_question_is_accessible_in_every_state(
    server: Server, browser: Browser, state: str
) -> None:
    context = open_browser(browser, server, DESKTOP, token=name_learner(state))
    tab = context.new_page()
    visit(tab, f"lesson?lesson={LESSON}")
    open_all(tab)

    check(tab)
    context.close()


def test_its_picture_is_drawn_from_its_own_folder(server: Server, browser: Browser) -> None:
    context = open_browser(browser, server, DESKTOP)
    tab = context.new_page()
    visit(tab, f"lesson?lesson={LESSON}")

    picture = tab.get_by_role("img", name="Two people joined by a single line between them")
    expect(picture).to_be_visible()
    assert picture.evaluate("picture => picture.naturalWidth > 0")
    context.close()
