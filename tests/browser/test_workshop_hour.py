"""The workshop of sixty minutes as its guide tells it: rehearsed, opened, run with three phones."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from netlearn.content.library import Library
from netlearn.content.model import AgendaStep
from netlearn.settings import ROOT
from tests.browser.browsing import (
    DESKTOP,
    PHONE,
    Scheme,
    open_browser,
    press,
    radio_groups,
    settle,
    title,
    visit,
)
from tests.serving import Server, prepare

SOON = 15_000  # milliseconds for a step to reach every window on a loaded machine
COURSE = Library(ROOT / "content" / "en").course
PLAN = COURSE.workshops["sixty-minutes"]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = prepare(tmp_path_factory.mktemp("hour"))
    running.start()
    yield running
    running.stop()


def do(window: Page, label: str) -> None:
    """Press a button of the control window, after a look: what comes at once is taken for a double tap."""
    window.wait_for_timeout(700)
    press(window, label)


def rehearse(window: Page) -> None:
    do(window, "Rehearse")
    for place in range(len(PLAN.agenda)):
        do(window, "Open for answers")
        do(window, "Let twelve simulated people in and answer")
        expect(window.get_by_text("12 in the room · 12 answered")).to_be_visible(timeout=SOON)
        do(window, "Close")
        do(window, "Show the result")
        if place < len(PLAN.agenda) - 1:
            do(window, "Next step")
    do(window, "End the rehearsal")
    expect(window.get_by_text("Nobody can come in yet.")).to_be_visible()


def answer(phone: Page, step: AgendaStep, number: int) -> None:
    """Answer all that the step asks."""
    assert step.activity is not None
    expect(title(phone)).to_have_text(step.title, timeout=SOON)
    if step.activity.kind == "commit":
        phone.get_by_label("When …", exact=True).fill(f"I open my diary {number}", timeout=SOON)
        phone.get_by_label("… then I will …").fill("I write to the planner")
        phone.get_by_text("I would like a buddy.").click()
        press(phone, "Keep my promise")
    else:
        expect(radio_groups(phone).first).to_be_visible(timeout=SOON)
        for group in radio_groups(phone).all():
            group.locator("label").nth(number).click()
        settle(phone)
    expect(phone.get_by_text("Saved at")).to_be_visible(timeout=SOON)


def test_an_hour_from_the_guide_alone(server: Server, browser: Browser) -> None:
    window = open_browser(browser, server, DESKTOP).new_page()
    visit(window, "workshops")
    press(window, "Make the room")
    press(window, "I have written it down")
    rehearse(window)
    do(window, "Open the room")
    found = re.search(r"/join/([3-9A-Y]{6})", window.get_by_text("/join/").first.inner_text())
    assert found is not None
    code = found.group(1)
    stage = open_browser(browser, server, DESKTOP, scheme="dark").new_page()
    visit(stage, f"stage?code={code}")
    phones = []
    schemes: tuple[Scheme, ...] = ("light", "dark", "light")
    for scheme in schemes:
        phone = open_browser(browser, server, PHONE, scheme=scheme).new_page()
        phone.goto(f"/join/{code}")
        settle(phone)
        press(phone, "Come in")
        phones.append(phone)
    expect(stage.get_by_text("3 in the room")).to_be_visible(timeout=SOON)
    do(window, "Start")
    for place, step in enumerate(PLAN.agenda):
        expect(title(stage)).to_have_text(step.title, timeout=SOON)
        do(window, "Open for answers")
        for number, phone in enumerate(phones):
            answer(phone, step, number)
        expect(stage.get_by_text("3 of 3 answered")).to_be_visible(timeout=SOON)
        do(window, "Close")
        do(window, "Show the result")
        for page in (*phones, stage):
            expect(page.get_by_text("3 answered").first).to_be_visible(timeout=SOON)
        do(window, "Next step" if place < len(PLAN.agenda) - 1 else "Wrap up")
    for number, phone in enumerate(phones):
        expect(title(phone)).to_have_text("That was it", timeout=SOON)
        promise = f"When I open my diary {number}, then I will write to the planner."
        expect(phone.get_by_text(promise, exact=True)).to_be_visible()
        expect(phone.get_by_text("Your buddy")).to_be_visible()
        expect(phone.get_by_role("heading", name="A first plan of your own")).to_be_visible()
    do(window, "End the workshop")
    with window.expect_download() as pdf:
        window.get_by_role("button", name="Figures as PDF").click()
    assert pdf.value.path().read_bytes()[:5] == b"%PDF-"
    press(phones[0], "Take my answers into the course")
    expect(phones[0].get_by_text("They are in your self-assessment now.")).to_be_visible()
    phones[1].get_by_role("button", name="Leave and erase").click()
    press(phones[1], "Erase my part now")
    expect(phones[1].get_by_text("Your part of the workshop is erased.")).to_be_visible()
