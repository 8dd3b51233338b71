"""What the browser tests do on a page: open it, wait for it, answer, and count what is wrong with it."""

import re
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from netlearn.content.model import Course, QuestionBlock, Single
from tests.serving import Server

Scheme = Literal["light", "dark"]

PATIENCE = 30_000  # milliseconds that a loaded machine may take for one step
SAVED = re.compile(r"Saved at \d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Screen:
    """The size of a browser window in CSS pixels."""

    name: str
    width: int
    height: int


DESKTOP = Screen("desktop", 1280, 800)
PHONE = Screen("phone", 390, 844)


def open_browser(
    browser: Browser, server: Server, screen: Screen, *, scheme: Scheme = "light", token: str | None = None
) -> BrowserContext:
    """A fresh profile of the browser; with `token` it has been here before."""
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=scheme,
        reduced_motion="reduce",
        base_url=server.url,
    )
    context.set_default_timeout(PATIENCE)
    if token:
        name, value = server.cookie(token)
        context.add_cookies([{"name": name, "value": value, "url": server.url}])
    return context


def visit(tab: Page, path: str) -> None:
    """Open a screen by its address and wait until it is drawn to the end."""
    tab.goto(f"/{path}")
    settle(tab)


def settle(tab: Page) -> None:
    """Wait until the script has run to its end and nothing on the screen is left from an earlier run."""
    # The title first: before the first run begins, the page says that nothing is running, too.
    tab.locator("[data-testid=stMain] h1").first.wait_for()
    tab.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    # Old elements stay, marked as stale, until the end of the run is known to the page.
    expect(tab.locator("[data-testid=stMain] [data-stale=true]")).to_have_count(0)


def press(tab: Page, name: str | re.Pattern[str]) -> None:
    """Click the one button of this name and wait for what it leads to."""
    tab.get_by_role("button", name=name, exact=isinstance(name, str)).click()
    settle(tab)


def title(tab: Page) -> Locator:
    """The screen's heading of the first rank."""
    return tab.get_by_role("heading", level=1)


def radio_groups(tab: Page) -> Locator:
    """The statements or questions on the screen that are answered by one choice."""
    return tab.get_by_role("radiogroup")


def choose(group: Locator, label: str) -> None:
    """Choose an option with the pointer, as a person does: the circle itself lies under its label."""
    group.get_by_text(label, exact=True).click()


def list_choices(course: Course, lesson_id: str) -> list[Single]:
    """The questions of a lesson that are answered by one choice, in their order."""
    placed = [
        block.question for block in course.lessons[lesson_id].blocks if isinstance(block, QuestionBlock)
    ]
    asked = [course.questions[name] for name in placed]
    return [question for question in asked if isinstance(question, Single)]


def word_option(question: Single, *, correct: bool) -> str:
    """The text of a right or of a wrong option."""
    return next(option.text for option in question.options if option.correct == correct)


def reveal(tab: Page, course: Course, lesson_id: str, *, correct: bool) -> None:
    """Open a lesson and answer its first question, so that its feedback shows."""
    visit(tab, f"lesson?lesson={lesson_id}")
    choose(tab.get_by_role("main"), word_option(list_choices(course, lesson_id)[0], correct=correct))
    press(tab, "Check answer")
    expect(tab.get_by_text("That is right." if correct else "There is a better answer.")).to_be_visible()


def open_all(tab: Page) -> None:
    """Open everything on the screen that can be unfolded."""
    closed = tab.locator("[data-testid=stMain] details:not([open]) > summary")
    closed.evaluate_all("found => found.forEach(one => one.click())")
    expect(closed).to_have_count(0)
    settle(tab)


def overflow(tab: Page) -> int:
    """By how many CSS pixels the widest thing on the screen makes it scroll sideways."""
    excess: int = tab.evaluate(
        """() => Math.max(0, ...[document.documentElement, document.querySelector('[data-testid=stMain]')]
            .map(element => element.scrollWidth - element.clientWidth))"""
    )
    return excess
