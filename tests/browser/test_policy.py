"""The content security policy and the cut fonts, in a real Chromium on every screen."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, expect

from netlearn.content.library import Library
from netlearn.settings import ROOT
from netlearn.ui.server.cookies import COOKIE
from tests.browser.browsing import PHONE, open_all, open_browser, reveal, visit
from tests.load.seed import seed_learner
from tests.serving import Server, prepare

TOKEN = "LearnerWithResultsForPolicyTests"
COURSE = Library(ROOT / "content" / "en").course
PATHS = ["", "learn", "lesson?lesson=why-it-feels-wrong", "assess", "profile", "plan", "my-data", "about"]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = prepare(tmp_path_factory.mktemp("policy"))
    seed_learner(running.folder / "data", COURSE, TOKEN, Random(1))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_screen_breaks_no_rule_and_asks_nobody_else(server: Server, tab: Page, path: str) -> None:
    complaints, asked = watch(tab)

    tab.goto(f"{server.url}/{path}")
    tab.wait_for_selector("[data-testid=stAppViewContainer] h1", timeout=60_000)
    tab.wait_for_load_state("networkidle")

    assert complaints == []
    assert asked - {""} == {f"localhost:{server.port}"}


def test_charts_feedback_and_download_break_no_rule_and_ask_nobody_else(
    server: Server, browser: Browser
) -> None:
    context = open_browser(browser, server, PHONE, token=TOKEN)
    tab = context.new_page()
    complaints, asked = watch(tab)

    visit(tab, "profile")
    expect(tab.locator(".js-plotly-plot .polarlayer").first).to_be_visible()
    expect(tab.locator(".js-plotly-plot")).to_have_count(2)
    open_all(tab)
    visit(tab, "plan")
    tab.get_by_role("button", name="Take this on").first.click()
    expect(tab.get_by_role("heading", name="In hand")).to_be_visible()
    open_all(tab)
    reveal(tab, COURSE, COURSE.file.modules[0].lessons[0], correct=False)
    visit(tab, "my-data")
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="Download everything as JSON").click()

    assert Path(waiting.value.path()).stat().st_size > 1000
    assert complaints == []
    assert asked - {""} == {f"localhost:{server.port}"}
    context.close()


def watch(tab: Page) -> tuple[list[str], set[str]]:
    """What the browser complains of from now on, and the hosts it asks."""
    complaints: list[str] = []
    asked: set[str] = set()

    def note(message: ConsoleMessage) -> None:
        # On a deep link Streamlit looks for itself below that address first and is told 404.
        if message.type == "error" and "/_stcore/" not in message.location["url"]:
            complaints.append(message.text)

    tab.on("console", note)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("request", lambda request: asked.add(request.url.split("/", 3)[2]))
    return complaints, asked


def test_fonts_are_the_cut_ones(server: Server, tab: Page) -> None:
    sizes: list[int] = []

    def note(response: Response) -> None:
        if response.url.endswith(".woff2"):
            sizes.append(len(response.body()))

    tab.on("response", note)

    tab.goto(server.url)
    tab.wait_for_selector("[data-testid=stAppViewContainer] h1", timeout=60_000)
    tab.wait_for_load_state("networkidle")

    assert 0 < sum(sizes) < 200_000


def test_learner_cookie_is_kept_over_reload_and_closed_to_scripts(server: Server, tab: Page) -> None:
    tab.goto(server.url)
    first = [(one["name"], one["value"]) for one in tab.context.cookies() if one["name"].startswith(COOKIE)]

    tab.reload()

    second = [(one["name"], one["value"]) for one in tab.context.cookies() if one["name"].startswith(COOKIE)]
    assert len(first) == 1
    assert second == first
    assert COOKIE not in str(tab.evaluate("document.cookie"))
