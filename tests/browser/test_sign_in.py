"""Signing in and out with a real OpenID Connect provider."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsing import DESKTOP, choose, open_browser, press, radio_groups, settle, title, visit
from tests.browser.provider import Provider, provide
from tests.serving import Server, prepare

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with provide() as running:
        yield running


@pytest.fixture(scope="module")
def server(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = prepare(tmp_path_factory.mktemp("sign-in"))
    secrets = running.folder / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir()
    secrets.write_text(provider.secrets(running.url), encoding="utf-8")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def tab(server: Server, browser: Browser) -> Iterator[Page]:
    context = open_browser(browser, server, DESKTOP)
    yield context.new_page()
    context.close()


def test_work_done_before_signing_in_follows_the_account_and_leaves_with_it(
    server: Server, provider: Provider, browser: Browser, tab: Page
) -> None:
    provider.claims = {"sub": "ann"}
    visit(tab, "assess")
    press(tab, "Start")
    choose(radio_groups(tab).nth(0), "Often")
    expect(tab.get_by_text("1 of 52 answered")).to_be_visible()

    sign_in(tab)
    expect(title(tab)).to_have_text("Is the work on this device yours?")
    press(tab, "Yes, take it into my account")
    expect(tab.get_by_role("heading", name="Finish your self-assessment")).to_be_visible()

    elsewhere = open_browser(browser, server, DESKTOP)
    other = elsewhere.new_page()
    sign_in(other)
    expect(other.get_by_role("heading", name="Finish your self-assessment")).to_be_visible()
    elsewhere.close()

    sign_out(tab)
    expect(title(tab)).to_have_text("Networks that carry your work")
    provider.claims = {"sub": "bob"}
    sign_in(tab)
    expect(title(tab)).to_have_text("Networks that carry your work")


def sign_in(tab: Page) -> None:
    visit(tab, "my-data")
    tab.get_by_role("button", name="Sign in").click()
    tab.wait_for_url("/")
    settle(tab)


def sign_out(tab: Page) -> None:
    visit(tab, "my-data")
    tab.get_by_role("button", name="Sign out").click()
    tab.wait_for_url("/")
    settle(tab)
