"""Every screen in both colour schemes and two widths: no fault that axe finds, one h1, nothing cut off."""

from collections.abc import Iterator
from random import Random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from netlearn.content.library import Library
from netlearn.settings import ROOT
from tests.browser.browsing import DESKTOP, PHONE, Scheme, Screen, open_browser, overflow, press, visit
from tests.load.seed import seed_learner
from tests.serving import Server, prepare

TOKEN = "LearnerWithResultsForTheAxeTests"
PATHS = [
    "",
    "learn",
    "lesson?lesson=why-it-feels-wrong",
    "lesson?lesson=no-such-lesson",
    "assess",
    "profile",
    "plan",
    "my-data",
    "about",
]
# Streamlit puts a div between the list of its phone menu and the items: these two rules leave that list out.
NAVIGATION = "[data-testid=stSidebarNavItems]"
LISTS = ["list", "listitem"]
RUNS: list[tuple[dict[str, list[list[str]]] | None, dict[str, object]]] = [
    (None, {"rules": {rule: {"enabled": False} for rule in LISTS}}),
    ({"exclude": [[NAVIGATION]]}, {"runOnly": LISTS}),
]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = prepare(tmp_path_factory.mktemp("axe"))
    seed_learner(
        running.folder / "data", Library(ROOT / "content" / "en").course.instrument, TOKEN, Random(1)
    )
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Scheme:
    value: Scheme = request.param
    return value


@pytest.fixture(scope="module", params=[DESKTOP, PHONE], ids=lambda screen: screen.name)
def context(
    server: Server, browser: Browser, scheme: Scheme, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    opened = open_browser(browser, server, request.param, scheme=scheme, token=TOKEN)
    yield opened
    opened.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_screen_is_accessible_and_fits(tab: Page, path: str) -> None:
    visit(tab, path)
    if path == "profile":
        expect(tab.locator(".js-plotly-plot .main-svg").first).to_be_visible()

    check(tab)


@pytest.mark.parametrize("path", ["learn", "lesson?lesson=why-it-feels-wrong"])
def test_screen_of_newcomer_is_accessible_and_fits(
    server: Server, browser: Browser, scheme: Scheme, path: str
) -> None:
    context = open_browser(browser, server, PHONE, scheme=scheme)
    tab = context.new_page()
    visit(tab, path)

    check(tab)
    context.close()


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=lambda screen: screen.name)
def test_statements_are_accessible_and_fit(
    server: Server, browser: Browser, scheme: Scheme, screen: Screen
) -> None:
    context = open_browser(browser, server, screen, scheme=scheme)
    tab = context.new_page()
    visit(tab, "assess")
    press(tab, "Start")

    check(tab)
    context.close()


def check(tab: Page) -> None:
    faults = [
        f"{fault['id']}: {node['target']} {node['html'][:200]} {node['failureSummary']}"
        for context, options in RUNS
        for fault in Axe().run(tab, context, options).response["violations"]
        for node in fault["nodes"]
    ]
    assert faults == []
    expect(tab.get_by_role("heading", level=1)).to_have_count(1)
    assert overflow(tab) == 0
