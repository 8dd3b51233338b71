"""A report shared by link, in two real browsers: made, opened by somebody else, and taken back."""

import re
from collections.abc import Iterator
from random import Random

import pytest
from playwright.sync_api import Browser, Page, expect

from netlearn.content.library import Library
from netlearn.settings import ROOT
from tests.browser.browsing import DESKTOP, PHONE, open_browser, press, settle, visit
from tests.browser.test_axe import check
from tests.export.pdfs import read_pdf
from tests.load.seed import seed_learner
from tests.serving import Server, prepare

TOKEN = "LearnerWhoSharesAProfileByALink1"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = prepare(tmp_path_factory.mktemp("sharing"))
    seed_learner(running.folder / "data", Library(ROOT / "content" / "en").course, TOKEN, Random(1))
    running.start()
    yield running
    running.stop()


def unfold(tab: Page) -> None:
    """Open the part of the profile that shares it."""
    visit(tab, "profile")
    tab.get_by_text("Share this profile by link").click()
    expect(tab.get_by_role("button", name="Make the link")).to_be_visible()
    settle(tab)


def make_link(tab: Page, label: str) -> str:
    """Make a link for somebody; the path of its address."""
    tab.get_by_label("For whom?").fill(label)
    press(tab, "Make the link")
    code = tab.locator("[data-testid=stMain] [data-testid=stCode] code")
    expect(code).to_contain_text("/report/")
    return code.inner_text().strip()


def test_a_link_is_made_opened_by_somebody_else_and_taken_back(server: Server, browser: Browser) -> None:
    tab = open_browser(browser, server, DESKTOP, token=TOKEN).new_page()
    unfold(tab)
    address = make_link(tab, "Marta")
    check(tab)

    guest = open_browser(browser, server, PHONE)
    answer = guest.request.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert read_pdf(answer.body()).title == "My networks"
    assert guest.cookies() == []

    unfold(tab)
    expect(tab.get_by_text(re.compile("Opened 1 time: "))).to_be_visible()
    expect(tab.get_by_text("/report/")).to_have_count(0)
    tab.get_by_role("button", name="Take it back").click()
    expect(tab.get_by_text(re.compile("Taken back on "))).to_be_visible()
    assert guest.request.get(address).status == 404
    check(tab)
