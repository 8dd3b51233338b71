"""Every kind of activity on phone, stage and control window, open and revealed: no fault that axe finds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.browsing import DESKTOP, PHONE, open_all, open_browser, press, settle, visit
from tests.browser.rooms import HOST, Seeded, open_data, seed_room, token
from tests.browser.test_axe import check
from tests.serving import Server, prepare
from tests.store.rooms import POLL, make_plan, read_course

pytestmark = pytest.mark.browser

COURSE = read_course()
QUESTIONS = list({question.kind: name for name, question in COURSE.questions.items()}.values())
STORY = next(name for name, one in COURSE.questions.items() if one.kind == "scenario")
CARDS = [{"id": f"card-{number}", "text": f"A card {number}", "network": "personal"} for number in range(6)]
KINDS: dict[str, dict[str, Any]] = {
    "poll": POLL,
    "line": {"kind": "line", "id": "a", "prompt": "Where?", "low": "Not at all", "high": "Very much"},
    "sort": {"kind": "sort", "id": "a", "prompt": "Where would you put these?", "cards": CARDS},
    "assessment": {"kind": "assessment", "id": "a", "prompt": "How often?", "form": 24},
    "quiz": {
        "kind": "quiz",
        "id": "a",
        "prompt": "What do you know?",
        "questions": [name for name in QUESTIONS if name != STORY],
    },
    "scenario": {"kind": "scenario", "id": "a", "prompt": "What should be done?", "scenario": STORY},
    "wall": {"kind": "wall", "id": "a", "prompt": "Whom do you miss?"},
    "commit": {"kind": "commit", "id": "a", "prompt": "What will you do, and when?"},
    "feedback": {"kind": "feedback", "id": "a", "prompt": "How useful was it?"},
}


@dataclass(frozen=True)
class Rooms:
    """A server with a room a kind: one in which it is open, one in which it is revealed."""

    server: Server
    open: dict[str, Seeded]
    shown: dict[str, Seeded]


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    folder = tmp_path_factory.mktemp("rooms")
    asked, shown = {}, {}
    with open_data(folder) as store:
        for kind, activity in KINDS.items():
            asked[kind] = seed_room(store, make_plan(activity), 12)
            asked[kind].do("start", "next", "open")
            shown[kind] = seed_room(store, make_plan(activity), 12)
            shown[kind].do("start", "next", "open")
            shown[kind].answer()
            shown[kind].do("close", "reveal")
            shown[kind].let_through(str(activity["id"]))
    server = prepare(folder)
    server.start()
    yield Rooms(server, asked, shown)
    server.stop()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_is_accessible_on_a_phone(rooms: Rooms, browser: Browser, kind: str) -> None:
    context = open_browser(browser, rooms.server, PHONE, token=token(0))
    tab = context.new_page()
    visit(tab, f"room?code={rooms.open[kind].room.code}")
    check(tab)
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_result_is_accessible_on_a_phone(rooms: Rooms, browser: Browser, kind: str) -> None:
    context = open_browser(browser, rooms.server, PHONE, token=token(0))
    tab = context.new_page()
    visit(tab, f"room?code={rooms.shown[kind].room.code}")
    open_all(tab)
    check(tab)
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_result_is_accessible_on_the_stage(rooms: Rooms, browser: Browser, kind: str) -> None:
    context = open_browser(browser, rooms.server, DESKTOP)
    tab = context.new_page()
    visit(tab, f"stage?code={rooms.shown[kind].room.code}")
    check(tab)
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_result_is_accessible_in_the_control_window(rooms: Rooms, browser: Browser, kind: str) -> None:
    context = open_browser(browser, rooms.server, DESKTOP, token=HOST)
    tab = context.new_page()
    visit(tab, f"run?room={rooms.shown[kind].room.id}")
    check(tab)
    context.close()


def test_the_door_the_promises_and_the_end_are_accessible(rooms: Rooms, browser: Browser) -> None:
    context = open_browser(browser, rooms.server, PHONE)
    tab = context.new_page()
    visit(tab, "room")
    check(tab)
    visit(tab, f"room?code={rooms.open['commit'].room.code}")
    check(tab)
    tab.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    press(tab, "Come in")
    window = open_browser(browser, rooms.server, DESKTOP, token=HOST).new_page()
    visit(window, f"run?room={rooms.shown['assessment'].room.id}")
    press(window, "Wrap up")
    open_all(window)
    check(window)
    guest = open_browser(browser, rooms.server, PHONE, token=token(0)).new_page()
    visit(guest, f"room?code={rooms.shown['assessment'].room.code}")
    expect(guest.get_by_role("heading", name="A first plan of your own")).to_be_visible()
    open_all(guest)
    settle(guest)
    check(guest)
