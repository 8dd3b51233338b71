"""One learner from first visit to last: lesson, assessment, profile, plan, another device, erasure."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from netlearn.content.library import Library
from netlearn.content.model import Course
from netlearn.domain.reading import describe_whole
from netlearn.domain.scoring import score_profile
from netlearn.settings import ROOT
from tests.browser.browsing import (
    DESKTOP,
    PHONE,
    SAVED,
    Screen,
    choose,
    list_choices,
    open_browser,
    press,
    radio_groups,
    settle,
    title,
    visit,
    word_option,
)
from tests.serving import Server, serve

NOTES = "I have put off writing to Emeka because I thought I had nothing to offer."

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("journey")) as running:
        yield running


@pytest.fixture(scope="module")
def course() -> Course:
    return Library(ROOT / "content" / "en").course


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=lambda screen: screen.name)
def test_learner_comes_from_first_lesson_to_plan_on_two_devices(
    server: Server, browser: Browser, course: Course, screen: Screen
) -> None:
    here, there = open_browser(browser, server, screen), open_browser(browser, server, screen)
    tab, other = here.new_page(), there.new_page()

    read_lesson(tab, course)
    rate_everything(tab)
    sentence = read_profile(tab)
    action = accept_action(tab)
    code = make_code(tab)
    bring_work(other, code, action)
    kept = download(tab)

    values = {str(row["item_id"]): int(str(row["value"])) for row in kept["ratings"]}
    assert len(values) == 52
    assert sentence == describe_whole(course.instrument, score_profile(course.instrument, values))
    assert [row["text"] for row in kept["reflections"]] == [NOTES]
    assert [row["credit"] for row in kept["attempts"]] == [0.0, 1.0, 1.0]

    erase(tab)
    visit(other, "plan")
    expect(other.get_by_role("button", name="Start the self-assessment")).to_be_visible()
    here.close()
    there.close()


def read_lesson(tab: Page, course: Course) -> None:
    lesson = course.lessons[course.file.modules[0].lessons[0]]
    steps = len(lesson.steps)
    first, second = list_choices(course, lesson.id)[:2]
    visit(tab, "")
    press(tab, "Start the lesson")
    expect(title(tab)).to_have_text(lesson.title)

    choose(tab.get_by_role("main"), word_option(first, correct=False))
    press(tab, "Check answer")
    expect(tab.get_by_text("There is a better answer.")).to_be_visible()
    press(tab, "Try again")
    choose(tab.get_by_role("main"), word_option(first, correct=True))
    press(tab, "Check answer")
    expect(tab.get_by_text("That is right.")).to_have_count(1)

    press(tab, "Continue")
    choose(tab.get_by_role("main"), word_option(second, correct=True))
    tab.get_by_role("button", name="Check answer").first.click()
    expect(tab.get_by_text("That is right.")).to_have_count(2)

    press(tab, "Continue")
    tab.reload()
    settle(tab)
    expect(tab.get_by_text(f"Step 3 of {steps}")).to_be_visible()
    expect(tab.get_by_text("You are back where you stopped.")).to_be_visible()

    for step in range(4, steps + 1):
        press(tab, "Continue")
        expect(tab.get_by_text(f"Step {step} of {steps}")).to_be_visible()
    notes = tab.get_by_role("textbox")
    notes.fill(NOTES)
    notes.blur()
    expect(tab.get_by_text(SAVED)).to_be_visible()
    press(tab, "Finish the lesson")
    expect(tab.get_by_text("This lesson is finished.")).to_be_visible()


def rate_everything(tab: Page) -> None:
    visit(tab, "assess")
    press(tab, "Start")
    radio_groups(tab).first.get_by_role("radio").first.focus()
    for number in range(1, 13):
        tab.keyboard.press("ArrowRight" if number % 2 else "ArrowDown")
        await_count(tab, number)
        tab.keyboard.press("Tab")
    expect(radio_groups(tab).get_by_role("radio", name="Seldom", checked=True)).to_have_count(12)
    turn_to(tab, 2)

    click_through(tab, "Often", range(13, 18))
    tab.reload()
    settle(tab)
    expect(tab.get_by_text("Page 2 of 5 · 17 of 52 answered")).to_be_visible()
    expect(tab.get_by_role("radio", name="Often", checked=True)).to_have_count(5)
    tab.get_by_role("link", name="Go on there").click()
    expect(tab.get_by_role("heading", name="Go on here")).to_be_in_viewport()
    expect(radio_groups(tab).nth(5)).to_be_in_viewport()
    click_through(tab, "Sometimes", range(18, 25), skip=5)
    for page in (3, 4):
        turn_to(tab, page)
        click_through(tab, "Almost always", range(12 * page - 11, 12 * page + 1))
    turn_to(tab, 5)
    click_through(tab, "Mostly true", range(49, 53))
    settle(tab)
    tab.get_by_role("button", name="See my profile").click()


def turn_to(tab: Page, page: int) -> None:
    press(tab, "Continue")
    expect(tab.get_by_text(f"Page {page} of 5")).to_be_visible()
    settle(tab)


def click_through(tab: Page, label: str, numbers: range, skip: int = 0) -> None:
    for place, number in enumerate(numbers, start=skip):
        choose(radio_groups(tab).nth(place), label)
        await_count(tab, number)


def await_count(tab: Page, answered: int) -> None:
    """The count comes from the database, so it tells when an answer is kept."""
    expect(tab.get_by_text(f"{answered} of 52 answered")).to_be_visible()


def read_profile(tab: Page) -> str:
    expect(title(tab)).to_have_text("Your profile")
    settle(tab)
    expect(tab.locator(".js-plotly-plot .polarlayer").first).to_be_visible()
    tab.get_by_text("The same as a table").click()
    expect(tab.get_by_role("table").get_by_role("row")).to_have_count(13)
    return tab.get_by_role("heading", level=2).first.inner_text()


def accept_action(tab: Page) -> str:
    visit(tab, "plan")
    chosen = tab.get_by_role("heading", level=3).first.inner_text()
    tab.get_by_role("button", name="Take this on").first.click()
    expect_in_hand(tab, chosen)
    tab.reload()
    expect_in_hand(tab, chosen)
    return chosen


def expect_in_hand(tab: Page, action: str) -> None:
    expect(tab.get_by_role("heading", level=2).first).to_have_text("In hand")
    settle(tab)
    expect(tab.get_by_role("heading", level=3).first).to_have_text(action)
    expect(tab.get_by_role("button", name="Drop it")).to_have_count(1)


def make_code(tab: Page) -> str:
    visit(tab, "my-data")
    press(tab, "Make a resume code")
    return tab.locator("[data-testid=stCode] code").inner_text()


def bring_work(tab: Page, code: str, action: str) -> None:
    visit(tab, "my-data")
    tab.get_by_label("I have a code from another device").fill(code)
    tab.get_by_role("button", name="Bring my work here").click()
    expect(title(tab)).to_have_text("Where you are, what is next")
    visit(tab, "plan")
    expect_in_hand(tab, action)


def download(tab: Page) -> Mapping[str, list[dict[str, object]]]:
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="Download everything as JSON").click()
    value: dict[str, list[dict[str, object]]] = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    return value


def erase(tab: Page) -> None:
    tab.get_by_text("Yes, erase all my work").click()
    press(tab, "Erase everything")
    expect(tab.get_by_text("Everything is erased")).to_be_visible()
    visit(tab, "")
    expect(title(tab)).to_have_text("Networks that carry your work")
