"""Every screen in its states, both schemes and two widths: no fault that axe finds, nothing cut off."""

import time
from collections.abc import Callable, Iterator
from random import Random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from netlearn.content.library import Library
from netlearn.content.model import Course
from netlearn.export.palette import DARK, LIGHT, fade
from netlearn.settings import ROOT
from tests.browser import course_states, network_states
from tests.browser.browsing import (
    DESKTOP,
    PHONE,
    choose,
    open_all,
    open_browser,
    overflow,
    press,
    radio_groups,
    reveal,
    settle,
    title,
    visit,
)
from tests.load.seed import seed_learner
from tests.serving import Server, prepare

TOKEN = "LearnerWithResultsForTheAxeTests"
LESSON = "why-it-feels-wrong"
COURSE = Library(ROOT / "content" / "en").course
# Streamlit puts a div between the list of its phone menu and the items: these two rules leave that list out.
NAVIGATION = "[data-testid=stSidebarNavItems]"
LISTS = ["list", "listitem"]
FAULTS_ONLY = {"resultTypes": ["violations"]}  # what is in order need not come back, which takes long
ALL_BUT_LISTS: dict[str, object] = {"rules": {rule: {"enabled": False} for rule in LISTS}, **FAULTS_ONLY}
ONLY_LISTS: dict[str, object] = {"runOnly": LISTS, **FAULTS_ONLY}

State = Callable[[Page, Course], None]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = prepare(tmp_path_factory.mktemp("axe"))
    seed_learner(running.folder / "data", COURSE, TOKEN, Random(1))
    course_states.seed_students(running.folder / "data", COURSE)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def known(server: Server, browser: Browser) -> Iterator[BrowserContext]:
    """The browser of a learner with results."""
    opened = open_browser(browser, server, DESKTOP, token=TOKEN)
    yield opened
    opened.close()


def show(path: str) -> State:
    """A screen as its address opens it."""
    return lambda tab, _: visit(tab, path)


def show_all(path: str) -> State:
    """A screen with everything unfolded."""

    def unfold(tab: Page, _: Course) -> None:
        visit(tab, path)
        open_all(tab)

    return unfold


def show_profile(tab: Page, _: Course) -> None:
    visit(tab, "profile")
    expect(tab.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    tab.get_by_text("Share this profile by link").click()
    expect(tab.get_by_role("button", name="Make the link")).to_be_visible()
    settle(tab)
    open_all(tab)


def show_plan_in_hand(tab: Page, _: Course) -> None:
    visit(tab, "plan")
    tab.get_by_role("button", name="Take this on").first.click()
    expect(tab.get_by_role("heading", name="In hand")).to_be_visible()
    tab.get_by_role("button", name="Not for me").first.click()
    expect(tab.get_by_text("Done and dropped (1)")).to_be_visible()
    open_all(tab)


def show_resume_code(tab: Page, _: Course) -> None:
    visit(tab, "my-data")
    press(tab, "Make a resume code")
    expect(tab.locator("[data-testid=stCode] code")).to_be_visible()
    open_all(tab)


def show_right_answer(tab: Page, course: Course) -> None:
    reveal(tab, course, LESSON, correct=True)
    open_all(tab)


def show_wrong_answer(tab: Page, course: Course) -> None:
    reveal(tab, course, LESSON, correct=False)
    open_all(tab)


def show_items(tab: Page, _: Course) -> None:
    """A page that is gone back to, with the mark where to go on and the list of answers to take back."""
    visit(tab, "assess")
    press(tab, "Start")
    expect(title(tab)).to_have_text("Self-assessment")
    choose(radio_groups(tab).first, "Often")
    expect(tab.get_by_text("1 of 52 answered")).to_be_visible()
    tab.reload()
    settle(tab)
    expect(tab.get_by_role("heading", name="Go on here")).to_be_visible()
    tab.get_by_role("button", name="Take an answer back").click()
    expect(tab.get_by_text("The item to leave open again")).to_be_visible()


def show_mindset(tab: Page, course: Course) -> None:
    visit(tab, "assess")
    press(tab, "Start")
    expect(title(tab)).to_have_text("Self-assessment")
    visit(tab, "assess-5")
    expect(title(tab)).to_have_text(course.instrument.mindset.title)
    expect(radio_groups(tab)).to_have_count(len(course.instrument.mindset.items))


@pytest.mark.parametrize(
    "state",
    [
        pytest.param(show(""), id="home"),
        pytest.param(show("learn"), id="learn"),
        pytest.param(show("lesson?lesson=no-such-lesson"), id="lesson-unknown"),
        pytest.param(show("assess"), id="assess-again"),
        pytest.param(show_profile, id="profile"),
        pytest.param(show_plan_in_hand, id="plan-in-hand"),
        pytest.param(show_resume_code, id="my-data-with-code"),
        pytest.param(network_states.show_names, id="network-names"),
        pytest.param(network_states.show_cards, id="network-cards"),
        pytest.param(network_states.show_table, id="network-table"),
        pytest.param(network_states.show_ties, id="network-ties"),
        pytest.param(network_states.show_tie_table, id="network-tie-table"),
        pytest.param(network_states.show_map, id="network-map"),
        pytest.param(network_states.show_trial, id="network-try"),
        pytest.param(network_states.show_dates, id="network-dates"),
        pytest.param(show_all("about"), id="about"),
    ],
)
def test_screen_is_accessible_and_fits(known: BrowserContext, state: State) -> None:
    tab = known.new_page()
    state(tab, COURSE)

    check(tab)
    tab.close()


@pytest.mark.parametrize(
    "state",
    [
        pytest.param(show(""), id="home"),
        pytest.param(show_all(f"lesson?lesson={LESSON}"), id="lesson"),
        pytest.param(show_right_answer, id="lesson-right-answer"),
        pytest.param(show_wrong_answer, id="lesson-wrong-answer"),
        pytest.param(show_items, id="assess-items"),
        pytest.param(show_mindset, id="assess-mindset"),
        pytest.param(show("profile"), id="profile"),
        pytest.param(show("plan"), id="plan"),
    ],
)
def test_screen_of_newcomer_is_accessible_and_fits(server: Server, browser: Browser, state: State) -> None:
    context = open_browser(browser, server, DESKTOP)
    tab = context.new_page()
    state(tab, COURSE)

    check(tab)
    context.close()


@pytest.mark.parametrize(
    ("token", "state"),
    [
        pytest.param(course_states.NEWCOMER, show("practice"), id="practice-newcomer"),
        pytest.param(course_states.STUDENT, show("practice"), id="practice-question"),
        pytest.param(course_states.READER, course_states.show_turned_card, id="practice-turned-card"),
        pytest.param(course_states.STUDENT, course_states.show_missed_again, id="redo-missed-again"),
        pytest.param(course_states.NEWCOMER, show("search"), id="search"),
        pytest.param(course_states.NEWCOMER, show_all("search?words=trust"), id="search-found"),
        pytest.param(course_states.NEWCOMER, show("search?words=trsut"), id="search-nothing-found"),
        pytest.param(course_states.NEWCOMER, show("journal"), id="journal-newcomer"),
        pytest.param(course_states.STUDENT, show("journal"), id="journal"),
        pytest.param(course_states.NEWCOMER, show("progress"), id="progress-newcomer"),
        pytest.param(course_states.STUDENT, show("progress"), id="progress"),
        pytest.param(
            course_states.NEWCOMER, show(f"glossary?term={course_states.TERM}"), id="glossary-with-term"
        ),
        pytest.param(course_states.NEWCOMER, show("certificate?code=none"), id="certificate-unknown-code"),
        pytest.param(course_states.STUDENT, course_states.show_found_certificate, id="certificate-issued"),
    ],
)
def test_screen_beside_the_lessons_is_accessible_and_fits(
    server: Server, browser: Browser, token: str, state: State
) -> None:
    context = open_browser(browser, server, DESKTOP, token=token)
    tab = context.new_page()
    state(tab, COURSE)

    check(tab)
    context.close()


def check(tab: Page) -> None:
    """Compare the state that is on the screen, in both schemes and widths, with what it must be."""
    faults: list[str] = []
    for screen in (DESKTOP, PHONE):
        tab.set_viewport_size({"width": screen.width, "height": screen.height})
        faults += find_faults(tab, f"{screen.name}: ", {"exclude": [[NAVIGATION]]}, ONLY_LISTS)
        for palette, scheme in ((LIGHT, "light"), (DARK, "dark")):
            tab.emulate_media(color_scheme="dark" if palette is DARK else "light")
            ground = fade(palette.background, 1).removesuffix(",1)").replace("rgba", "rgb").replace(",", ", ")
            expect(tab.get_by_test_id("stApp")).to_have_css("background-color", f"{ground})")
            settle(tab)
            finish_motion(tab)
            faults += find_faults(tab, f"{screen.name}, {scheme}: ", None, ALL_BUT_LISTS)
        if excess := await_fit(tab):
            faults.append(f"{screen.name}: {excess} pixels too wide")
    assert faults == []
    expect(title(tab)).to_have_count(1)


def find_faults(
    tab: Page, where: str, context: dict[str, list[list[str]]] | None, options: dict[str, object]
) -> list[str]:
    return [
        f"{where}{fault['id']}: {node['target']} {node['html'][:200]} {node['failureSummary']}"
        for fault in Axe().run(tab, context, options).response["violations"]
        for node in fault["nodes"]
    ]


def finish_motion(tab: Page) -> None:
    """Wait until colours have turned: half-way they have a contrast of their own."""
    tab.evaluate(
        """() => Promise.race([
            Promise.all(document.getAnimations().map(motion => motion.finished.catch(() => null))),
            new Promise(resolve => setTimeout(resolve, 1000)),
        ]).then(() => null)"""
    )


def await_fit(tab: Page) -> int:
    """By how much the screen is too wide, once charts have had the time to follow the window."""
    deadline = time.monotonic() + 5
    while (excess := overflow(tab)) and time.monotonic() < deadline:
        tab.wait_for_timeout(100)
    return excess
