"""The content security policy and the cut fonts, in a real Chromium on every screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from tests.serving import Server, serve

PATHS = ["", "learn", "lesson?lesson=why-it-feels-wrong", "assess", "profile", "plan", "my-data", "about"]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("policy")) as running:
        yield running


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_screen_breaks_no_rule_and_asks_nobody_else(server: Server, tab: Page, path: str) -> None:
    complaints: list[str] = []
    asked: set[str] = set()

    def note(message: ConsoleMessage) -> None:
        # On a deep link Streamlit looks for itself below that address first and is told 404.
        if message.type == "error" and "/_stcore/" not in message.location["url"]:
            complaints.append(message.text)

    tab.on("console", note)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("request", lambda request: asked.add(request.url.split("/", 3)[2]))

    tab.goto(f"{server.url}/{path}")
    tab.wait_for_selector("[data-testid=stAppViewContainer] h1", timeout=60_000)
    tab.wait_for_load_state("networkidle")

    assert complaints == []
    assert asked - {""} == {f"localhost:{server.port}"}


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
    first = {cookie["name"]: cookie["value"] for cookie in tab.context.cookies()}

    tab.reload()

    second = {cookie["name"]: cookie["value"] for cookie in tab.context.cookies()}
    assert second["netlearn"] == first["netlearn"]
    assert "netlearn=" not in str(tab.evaluate("document.cookie"))
