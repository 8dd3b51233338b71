"""A workshop in real browsers: a facilitator, a stage and two phones."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsing import (
    DESKTOP,
    PHONE,
    choose,
    open_browser,
    press,
    radio_groups,
    settle,
    title,
    visit,
)
from tests.browser.test_axe import check
from tests.serving import Server, prepare

SOON = 15_000  # milliseconds for a step to reach every window on a loaded machine

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = prepare(tmp_path_factory.mktemp("workshop"))
    running.start()
    yield running
    running.stop()


def read_code(window: Page) -> str:
    words = window.get_by_text(re.compile(r"/join/[3-9A-Y]{6}")).first.inner_text()
    found = re.search(r"/join/([3-9A-Y]{6})", words)
    assert found is not None
    return found.group(1)


def do(window: Page, label: str) -> None:
    """Press a button of the control window, after a look: what comes at once is taken for a double tap."""
    window.wait_for_timeout(700)
    press(window, label)


def come_in(browser: Browser, server: Server, code: str) -> Page:
    phone = open_browser(browser, server, PHONE).new_page()
    phone.goto(f"/join/{code.lower()}")
    settle(phone)
    press(phone, "Come in")
    expect(phone.get_by_text("You are in.")).to_be_visible()
    return phone


def test_a_workshop_from_making_the_room_to_the_end(server: Server, browser: Browser) -> None:
    window = open_browser(browser, server, DESKTOP).new_page()
    visit(window, "workshops")
    check(window)
    window.set_viewport_size({"width": DESKTOP.width, "height": DESKTOP.height})
    press(window, "Make the room")
    press(window, "Open the room")
    code = read_code(window)

    stage = open_browser(browser, server, DESKTOP).new_page()
    visit(stage, f"stage?code={code}")
    expect(stage.get_by_text(f"{code[:3]} {code[3:]}").first).to_be_visible()
    expect(stage.locator("[data-testid=stMain] .stButton")).to_have_count(0)
    phones = [come_in(browser, server, code) for _ in range(2)]
    expect(stage.get_by_text("2 in the room")).to_be_visible(timeout=SOON)

    do(window, "Start")
    do(window, "Open for answers")
    for phone, point in zip(phones, ("3", "5"), strict=True):
        expect(radio_groups(phone)).to_have_count(1, timeout=SOON)
        choose(radio_groups(phone).first, point)
        expect(phone.get_by_text("Saved at")).to_be_visible(timeout=SOON)
    expect(stage.get_by_text("2 of 2 answered")).to_be_visible(timeout=SOON)

    phones[0].reload()
    settle(phones[0])
    expect(radio_groups(phones[0]).get_by_role("radio", name="3", exact=True)).to_be_checked()
    check(phones[0])
    check(stage)

    do(window, "Close")
    do(window, "Show the result")
    for page in (*phones, stage):
        expect(page.get_by_text("2 answered").first).to_be_visible(timeout=SOON)
        expect(page.get_by_text("Not enough answers").first).to_be_visible()
    check(window)
    window.set_viewport_size({"width": DESKTOP.width, "height": DESKTOP.height})

    window.get_by_test_id("stMain").get_by_role("button", name="More", exact=True).click()
    do(window, "End the workshop")
    expect(phones[1].get_by_role("heading", name="That was it")).to_be_visible(timeout=SOON)
    expect(title(stage)).to_have_text("Thank you", timeout=SOON)
