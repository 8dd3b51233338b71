"""Every question kind by keyboard alone and on a touch screen: reachable, told, and large enough."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from time import sleep

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from netlearn.content.library import Library
from netlearn.content.model import (
    Blank,
    Categorise,
    Match,
    Multi,
    Open,
    Order,
    Question,
    QuestionBlock,
    Rating,
    Scenario,
    Single,
    TrueFalse,
)
from netlearn.domain.arranging import split_pairs
from netlearn.domain.memory import find_cards
from netlearn.settings import ROOT
from netlearn.store.engine import Store, open_store
from netlearn.store.learners import enrol_learner
from netlearn.store.lessons import finish_lesson, save_place
from netlearn.store.migrate import migrate
from netlearn.ui.saving import DOUBLE_TAP
from tests.browser.browsing import DESKTOP, PATIENCE, open_all, open_browser, press, settle, visit
from tests.serving import Server, prepare
from tests.ui.filling import KINDS, right_of

WHEN = datetime(2026, 1, 5, 9, tzinfo=UTC)
COURSE = Library(ROOT / "content" / "en").course
DEVICES = ("keyboard", "phone")
MOST_STOPS = 80  # presses of Tab on the longest screen
SMALLEST = 44  # CSS pixels that a finger needs

pytestmark = pytest.mark.browser


# --- who and where ---------------------------------------------------------------------------


def find_places(*kinds: str, hints: int = 0) -> tuple[str, int, Question]:
    """The first question of one of these kinds with so many hints, with its lesson and step."""
    return next(
        (lesson.id, number, COURSE.questions[block.question])
        for lesson in COURSE.lessons.values()
        for number, step in enumerate(lesson.steps)
        for block in step
        if isinstance(block, QuestionBlock)
        and COURSE.questions[block.question].kind in kinds
        and len(COURSE.questions[block.question].hints) >= hints
    )


def find_lesson_with_terms() -> str:
    return next(lesson.id for lesson in COURSE.lessons.values() if find_cards(COURSE, [lesson.id], ()))


def name_learner(device: str, what: str) -> str:
    """The key of a browser for this purpose."""
    return f"{device}-{what}".ljust(32, "-")


def seed(store: Store) -> None:
    """For each device learners who stand before the first question of a kind, and one with cards."""
    for device in DEVICES:
        for kind in KINDS:
            lesson, step, _ = find_places(kind)
            save_place(store, enrol_learner(store, name_learner(device, kind), WHEN), lesson, step, WHEN)
        lesson, step, _ = find_places("single", hints=1)
        save_place(store, enrol_learner(store, name_learner(device, "hints"), WHEN), lesson, step, WHEN)
        reader = enrol_learner(store, name_learner(device, "reader"), WHEN)
        finish_lesson(store, reader, find_lesson_with_terms(), 0, WHEN)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = prepare(tmp_path_factory.mktemp("questions"))
    data = running.folder / "data"
    data.mkdir()
    store = open_store(f"sqlite:///{data / 'netlearn.db'}")
    migrate(store)
    seed(store)
    store.close()
    running.start()
    yield running
    running.stop()


@pytest.fixture
def context(request: pytest.FixtureRequest, server: Server, browser: Browser) -> Iterator[BrowserContext]:
    """The browser of the learner whom the test names."""
    opened = open_browser(browser, server, DESKTOP, token=name_learner("keyboard", request.param))
    yield opened
    opened.close()


def in_browser_of(*learners: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("context", learners, indirect=True)


# --- the keyboard ----------------------------------------------------------------------------


def tab_to(tab: Page, goal: Locator) -> None:
    """Press Tab until the focus is on the goal or within it."""
    goal.wait_for(state="attached")
    for _ in range(MOST_STOPS):
        if goal.evaluate("goal => goal.contains(document.activeElement)"):
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"{goal} cannot be reached with Tab")


def widget(tab: Page, key: str) -> Locator:
    return tab.locator(f".st-key-{key}")


def pick(tab: Page, key: str, label: str) -> None:
    """Choose in a radio group with Space and arrows."""
    group = widget(tab, key)
    tab_to(tab, group.get_by_role("radiogroup"))
    tab.keyboard.press("Space")
    goal = group.get_by_role("radio", name=label, exact=True)
    for _ in range(group.get_by_role("radio").count()):
        if goal.is_checked():
            break
        tab.keyboard.press("ArrowDown")
    expect(goal).to_be_checked()


def tick(tab: Page, key: str) -> None:
    box = widget(tab, key).get_by_role("checkbox")
    tab_to(tab, widget(tab, key))
    tab.keyboard.press("Space")
    expect(box).to_be_checked()


def enter(tab: Page, button: Locator) -> None:
    tab_to(tab, button)
    tab.keyboard.press("Enter")


def fill(  # noqa: C901 -- a branch a kind
    tab: Page, question: Question, answer: tuple[str, ...]
) -> None:
    """Give an answer to a question that is answered in one go."""
    key = f"{question.id}-0"
    match question:
        case Single() | TrueFalse() | Rating():
            pick(tab, key, next(one.text for one in question.options if one.id in answer))
        case Multi():
            # In the order in which they stand: Tab only goes forwards.
            for ticked in sort_by_place(tab, [f"{key}-{one}" for one in answer]):
                tick(tab, ticked)
        case Match():
            # Partners stand in full above, each under a letter.
            for pair in question.options:
                said = tab.get_by_text(re.compile(rf"^[A-Z] {re.escape(pair.match)}$")).inner_text()
                pick(tab, f"{key}-{pair.id}", said[0])
        case Categorise():
            names = {one.id: one.text for one in question.categories}
            placed = {f"{key}-{piece}": names[home] for piece, home in split_pairs(answer).items()}
            for piece in sort_by_place(tab, list(placed)):
                pick(tab, piece, placed[piece])
        case Order():
            numbers = {f"{key}-{step}": str(place) for place, step in enumerate(answer, start=1)}
            for step in sort_by_place(tab, list(numbers)):
                pick(tab, step, numbers[step])
        case Blank():
            tab_to(tab, widget(tab, key).get_by_role("textbox"))
            tab.keyboard.type(answer[0])
        case _:
            raise TypeError(question.kind)


def sort_by_place(tab: Page, keys: list[str]) -> list[str]:
    """Keys of widgets as they stand on the screen, from top to bottom."""
    return sorted(keys, key=lambda key: (widget(tab, key).bounding_box() or {"y": 0.0})["y"])


def fresh(tab: Page, question: Question, count: int) -> Locator:
    """The feedback that has just appeared."""
    return tab.locator(f".st-key-fresh-{question.id}-{count}")


def open_question(tab: Page, kind: str) -> Question:
    lesson, _, question = find_places(kind)
    visit(tab, f"lesson?lesson={lesson}")
    return question


def find_card(tab: Page, question: Question) -> Locator:
    """The form of a question on the screen."""
    return tab.locator("form, [data-testid=stForm]").filter(
        has=tab.locator(f"[class*='st-key-{question.id}']")
    )


# --- tests -----------------------------------------------------------------------------------


@in_browser_of("single", "multi", "true_false", "match", "order", "categorise", "blank", "scale")
def test_question_is_answered_by_keyboard_and_the_focus_moves_to_what_is_said(
    context: BrowserContext, request: pytest.FixtureRequest
) -> None:
    kind = request.node.callspec.params["context"]
    tab = context.new_page()
    question = open_question(tab, kind)
    fill(tab, question, right_of(question))
    label = "Keep my answer" if isinstance(question, Rating) else "Check answer"
    enter(tab, find_card(tab, question).get_by_role("button", name=label))

    told = fresh(tab, question, 1)
    expect(told).to_be_focused()
    expect(
        told.get_by_text("You said:" if isinstance(question, Rating) else "That is right.")
    ).to_be_visible()


@in_browser_of("open")
def test_essay_is_written_and_compared_by_keyboard(context: BrowserContext) -> None:
    tab = context.new_page()
    question = open_question(tab, "open")
    assert isinstance(question, Open)
    tab_to(tab, widget(tab, question.id).get_by_role("textbox"))
    tab.keyboard.type("I would call first.")
    enter(tab, tab.get_by_role("button", name="Compare with a good answer"))
    expect(tab.get_by_text("One good answer")).to_be_visible()
    settle(tab)
    tick(tab, f"{question.id}-{question.options[0].id}")
    enter(tab, tab.get_by_role("button", name="Done"))

    told = fresh(tab, question, 1)
    expect(told).to_be_focused()
    expect(told.get_by_text(f"You found 1 of {len(question.options)} points in it.")).to_be_visible()


@in_browser_of("scenario")
def test_scenario_is_played_by_keyboard_and_survives_a_reload_in_the_middle(context: BrowserContext) -> None:
    tab = context.new_page()
    question = open_question(tab, "scenario")
    assert isinstance(question, Scenario)
    path = right_of(question)
    for place, choice in enumerate(path):
        enter(tab, widget(tab, f"{question.id}-{place}-{choice}").get_by_role("button"))
        expect(fresh(tab, question, place + 1 if place + 1 < len(path) else 1)).to_be_focused()
        settle(tab)
        sleep(DOUBLE_TAP.total_seconds())  # what comes at once is taken for a double tap
        if place == 0:
            tab.reload()
            settle(tab)
            expect(widget(tab, f"{question.id}-1-{path[1]}")).to_be_visible()
            expect(tab.get_by_text("The story so far")).to_be_visible()
    expect(tab.get_by_text("The end: ")).to_be_visible()


@in_browser_of("hints")
def test_hint_opens_by_keyboard(context: BrowserContext) -> None:
    tab = context.new_page()
    lesson, _, question = find_places("single", hints=1)
    visit(tab, f"lesson?lesson={lesson}")
    enter(tab, widget(tab, f"hints-{question.id}-0").get_by_role("button"))
    expect(tab.get_by_text(question.hints[0])).to_be_visible()


@in_browser_of("reader")
def test_glossary_card_is_practised_by_keyboard(context: BrowserContext) -> None:
    tab = context.new_page()
    visit(tab, "practice")
    card = find_cards(COURSE, [find_lesson_with_terms()], ())[0]
    enter(tab, tab.get_by_role("button", name="Show the meaning"))
    told = tab.locator(f".st-key-fresh-{card.id.replace(':', '-')}")
    expect(told).to_be_focused()
    settle(tab)
    enter(tab, tab.get_by_role("button", name="At once"))
    expect(told).to_have_count(0)
    settle(tab)
    tab.reload()
    settle(tab)
    expect(told).to_have_count(0)
    expect(tab.get_by_role("heading", name=card.subject.id)).to_have_count(0)


# --- touch -----------------------------------------------------------------------------------


@pytest.fixture
def phone(request: pytest.FixtureRequest, server: Server, browser: Browser) -> Iterator[Page]:
    """A touch screen of 390 pixels in the hand of the learner whom the test names."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
        base_url=server.url,
    )
    context.set_default_timeout(PATIENCE)
    name, value = server.cookie(name_learner("phone", request.param))
    context.add_cookies([{"name": name, "value": value, "url": server.url}])
    yield context.new_page()
    context.close()


def find_small_targets(tab: Page) -> list[str]:
    """What can be pressed and is less than 44 pixels tall; links in sentences are excepted, as in WCAG."""
    small: list[str] = tab.evaluate(
        """smallest => [...document.querySelectorAll(
            'button, summary, input:not([type=radio]):not([type=checkbox]), textarea, select,'
            + ' label:has(input), [role=tab], [data-testid=stSidebar] a')]
          .filter(one => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          .map(one => [one, one.getBoundingClientRect()])
          .filter(([, box]) => box.width > 1 && box.height > 1 && box.height < smallest - 0.5)
          .map(([one, box]) => `${box.height.toFixed(1)} ${one.tagName} ${one.className} `
            + `${one.getAttribute('aria-label') || one.textContent.slice(0, 40)}`)""",
        SMALLEST,
    )
    return small


def in_hand_of(*learners: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("phone", learners, indirect=True)


@in_hand_of("single", "multi", "match", "order", "categorise", "blank", "open", "scale", "scenario")
def test_targets_of_a_lesson_are_tall_enough_for_a_finger(
    phone: Page, request: pytest.FixtureRequest
) -> None:
    lesson, _, _ = find_places(request.node.callspec.params["phone"])
    visit(phone, f"lesson?lesson={lesson}")
    open_all(phone)
    assert find_small_targets(phone) == []


@in_hand_of("reader")
@pytest.mark.parametrize("path", ["practice", "search?words=trust", "glossary"])
def test_targets_of_a_screen_are_tall_enough_for_a_finger(phone: Page, path: str) -> None:
    visit(phone, path)
    assert find_small_targets(phone) == []


@in_hand_of("reader")
def test_targets_of_a_turned_card_are_tall_enough_for_a_finger(phone: Page) -> None:
    visit(phone, "practice")
    press(phone, "Show the meaning")
    assert find_small_targets(phone) == []
