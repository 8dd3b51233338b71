"""Coaching in two real browsers: a coach on a laptop, a coachee on a phone, from link to agreements."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsing import (
    DESKTOP,
    PHONE,
    Screen,
    choose,
    open_all,
    open_browser,
    press,
    radio_groups,
    settle,
    title,
    visit,
)
from tests.browser.test_axe import check
from tests.serving import Server, prepare

SOON = 20_000  # milliseconds for a step to reach the other window on a loaded machine

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = prepare(tmp_path_factory.mktemp("coaching"))
    running.start()
    yield running
    running.stop()


def look(tab: Page, screen: Screen) -> None:
    """Compare the state with what it must be, and go on in the size it had."""
    check(tab)
    tab.set_viewport_size({"width": screen.width, "height": screen.height})
    settle(tab)


def rate(tab: Page, label: str) -> None:
    """Give every item the same answer, and seal."""
    for page in range(2):
        groups = radio_groups(tab).filter(has=tab.get_by_text(label, exact=True))
        expect(groups).to_have_count(12)
        for place in range(12):
            choose(groups.nth(place), label)
            settle(tab)
        if page == 0:
            expect(tab.get_by_text("12 of 24 answered")).to_be_visible(timeout=SOON)
            press(tab, "Continue")
            expect(tab.get_by_text("Page 2 of 2")).to_be_visible(timeout=SOON)
    expect(tab.get_by_text("24 of 24 answered")).to_be_visible(timeout=SOON)
    press(tab, "Seal my rating")


def go_to(tab: Page, part: str) -> None:
    """Open a part of the engagement."""
    choose(tab.get_by_role("radiogroup", name="Part"), part)
    settle(tab)


def write(tab: Page, label: str, words: str) -> None:
    """Type into a line of a form."""
    tab.get_by_role("textbox", name=label).first.fill(words)


def arrive(server: Server, browser: Browser) -> tuple[Page, Page]:
    """The coach makes a link, the coachee follows it and accepts; both see each other."""
    coach = open_browser(browser, server, DESKTOP).new_page()
    visit(coach, "coaching")
    write(coach, "Your name, as the other person will see it", "Carl <b>")
    press(coach, "Make the link")
    link = coach.locator("[data-testid=stCode] code").inner_text()
    assert re.fullmatch(rf"{server.url}/coaching\?invite=[\w-]{{22}}", link)

    coachee = open_browser(browser, server, PHONE).new_page()
    visit(coachee, link.removeprefix(f"{server.url}/"))
    expect(coachee.get_by_text("Carl <b> would like to work with you")).to_be_visible()
    look(coachee, PHONE)
    write(coachee, "Your name, as your coach will see it", "Ann")
    press(coachee, "Accept")
    expect(title(coachee)).to_have_text("Coaching with Carl <b>")
    expect(title(coach)).to_have_text("Coaching Ann", timeout=SOON)
    return coach, coachee


def open_ratings(coach: Page, coachee: Page) -> None:
    """Both rate and seal; a reload loses nothing; the coachee opens, and both see it."""
    look(coachee, PHONE)
    rate(coachee, "Often")
    expect(coachee.get_by_text("Waiting for Carl <b>.")).to_be_visible(timeout=SOON)
    coachee.reload()
    settle(coachee)
    expect(coachee.get_by_text("Waiting for Carl <b>.")).to_be_visible()
    expect(coach.get_by_text("Openly attributed")).to_be_visible()
    press(coach, "I have read this. Begin")
    rate(coach, "Seldom")
    expect(coach.get_by_text("Ann opens them")).to_be_visible(timeout=SOON)
    press(coachee, "Open both ratings")
    for tab in (coachee, coach):
        expect(tab.get_by_role("heading", name="Worth talking about")).to_be_visible(timeout=SOON)
        expect(tab.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=SOON)


def agree(tab: Page, other: Page, name: str) -> None:
    """One writes down what they will do, the other accepts it."""
    # Unfolded as long as one has written nothing oneself, whatever the other does meanwhile.
    expect(tab.get_by_role("textbox", name="What I will do").first).to_be_visible(timeout=SOON)
    write(tab, "What I will do", f"{name} meets two people")
    write(tab, "If …", "it is Tuesday at nine")
    write(tab, "then I will …", f"write three lines for {name}")
    write(tab, "How we will both see that it is done", "both have met them")
    press(tab, "Keep this agreement")
    expect(other.get_by_role("button", name="Accept")).to_be_visible(timeout=SOON)
    press(other, "Accept")
    expect(tab.get_by_text("Agreed by both on").first).to_be_visible(timeout=SOON)


def test_the_hour_from_the_link_to_the_same_agreements(server: Server, browser: Browser) -> None:
    coach, coachee = arrive(server, browser)
    open_ratings(coach, coachee)
    look(coachee, PHONE)

    go_to(coach, "Session")
    coach.get_by_role("textbox", name="Your part").fill("We begin with the handover")
    coach.get_by_role("textbox", name="Your part").press("Control+Enter")
    go_to(coachee, "Session")
    expect(coachee.get_by_text("We begin with the handover")).to_be_visible(timeout=SOON)
    open_all(coachee)
    look(coachee, PHONE)

    for tab in (coach, coachee):
        go_to(tab, "Agreements")
    agree(coachee, coach, "Ann")
    agree(coach, coachee, "Carl")
    press(coach, "These are our agreements")
    for tab in (coachee, coach):
        for name in ("Ann", "Carl"):
            said = f"If it is Tuesday at nine, then I will write three lines for {name}."
            expect(tab.get_by_text(said)).to_be_visible(timeout=SOON)
        expect(tab.get_by_text("Agreed by both on")).to_have_count(2, timeout=SOON)
    look(coach, DESKTOP)

    go_to(coach, "Papers")
    with coach.expect_download() as download:
        coach.get_by_role("button", name="Download the minutes (PDF)").click()
    assert download.value.suggested_filename.startswith("coaching-minutes-")
    with coach.expect_download() as download:
        coach.get_by_role("button", name="Download the pack (PDF)").click()
    assert download.value.suggested_filename.startswith("coaching-pack-")
    visit(coach, "coaching")
    look(coach, DESKTOP)
    visit(coachee, "plan")
    expect(coachee.get_by_text("Ann meets two people")).to_be_visible()
