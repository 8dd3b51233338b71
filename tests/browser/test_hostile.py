"""Sixty hostile texts as names, on the wall and in promises: shown as text, and nothing is fetched."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from netlearn.store.room_answers import save_answers
from netlearn.store.room_seats import list_seats
from netlearn.store.room_words import send_comment
from netlearn.ui.rooms.words import JOINER
from tests.browser.browsing import DESKTOP, PHONE, Screen, open_browser, press, settle, visit
from tests.browser.rooms import HOST, LATELY, open_data, seed_room, token
from tests.hostile import HOSTILE
from tests.serving import Server, prepare
from tests.store.rooms import POLL, make_plan, read_course

pytestmark = pytest.mark.browser

TITLE = f"![t](https://elsewhere.invalid/t.png) {HOSTILE[0]}"
ASKED = "[asked](https://elsewhere.invalid) <img src=https://elsewhere.invalid/a.png> :material/delete:"
PLAN = make_plan(
    {"kind": "wall", "id": "wall", "prompt": ASKED, "longest": 280},
    {"kind": "commit", "id": "promise", "prompt": ASKED},
    {**POLL, "prompt": ASKED, "options": [{"id": "a", "text": ASKED}, {"id": "b", "text": TITLE}]},
).model_copy(update={"title": TITLE})


@dataclass
class Rooms:
    """A server with one room, at the reveal of its wall, and what its people typed."""

    server: Server
    room: str
    code: str
    aliases: list[str]
    texts: list[str]
    foreign: list[str] = field(default_factory=list)

    def open(self, browser: Browser, screen: Screen, key: str) -> Page:
        """A tab that notes every request that does not go to the server."""
        tab = open_browser(browser, self.server, screen, token=key).new_page()
        tab.on("request", self._note)
        tab.on("dialog", lambda dialog: self.foreign.append(dialog.message))
        return tab

    def _note(self, request: object) -> None:
        address = str(getattr(request, "url", ""))
        if urlsplit(address).scheme in {"http", "https"} and not address.startswith(self.server.url):
            self.foreign.append(address)


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    folder = tmp_path_factory.mktemp("hostile")
    with open_data(folder) as store:
        seeded = seed_room(store, PLAN, len(HOSTILE), HOSTILE)
        room = seeded.do("start", "next", "open")
        for who, text in zip(seeded.people, HOSTILE, strict=True):
            send_comment(store, room, who, "wall", text, key="1", now=LATELY)
        room = seeded.do("close", "next", "open")
        for who, text in zip(seeded.people, HOSTILE, strict=True):
            given = {"answer": (text, text), "buddy": ("yes",)}
            save_answers(store, room, who, "promise", given, course=read_course(), key="1", now=LATELY)
        seeded.do("close", "back", "reveal")
        texts = seeded.let_through("wall")
        aliases = [seat.alias for seat in list_seats(store, room.id, seeded.host)]
    server = prepare(folder)
    server.start()
    yield Rooms(server, room.id, room.code, aliases, texts)
    server.stop()


def read_texts(tab: Page) -> list[str]:
    """What stands on the screen as text of its own, sign by sign."""
    found: list[str] = tab.get_by_test_id("stText").evaluate_all("all => all.map(one => one.textContent)")
    return [" ".join(text.split()) for text in found]


def read_heading(tab: Page, level: int) -> str:
    """A heading as it is read, without the invisible signs that part what would become a link."""
    return (tab.get_by_role("heading", level=level).text_content() or "").replace(JOINER, "")


def squeeze(texts: list[str]) -> list[str]:
    """Texts as a browser hands them over: control signs stay, stretches of space are one."""
    return sorted(" ".join(text.split()) for text in texts)


def check_unbroken(rooms: Rooms, tab: Page) -> None:
    tab.wait_for_timeout(500)
    assert tab.evaluate("window.broken") is None
    assert tab.locator("[data-testid=stMain] :is(iframe, script, video, base, meta, link)").count() == 0
    assert tab.locator("[data-testid=stMain] img[src*=elsewhere]").count() == 0
    assert rooms.foreign == []


def test_the_stage_shows_them_as_text(rooms: Rooms, browser: Browser) -> None:
    tab = rooms.open(browser, DESKTOP, token(0))
    visit(tab, f"stage?code={rooms.code}")
    expect(tab.get_by_test_id("stText")).to_have_count(len(HOSTILE))
    assert sorted(read_texts(tab)) == squeeze(rooms.texts)
    assert read_heading(tab, 2) == ASKED
    check_unbroken(rooms, tab)


def test_the_control_window_shows_them_and_the_names_as_text(rooms: Rooms, browser: Browser) -> None:
    tab = rooms.open(browser, DESKTOP, HOST)
    visit(tab, f"run?room={rooms.room}")
    assert read_heading(tab, 1) == TITLE
    expect(tab.get_by_test_id("stText")).to_have_count(len(HOSTILE))
    assert sorted(read_texts(tab)) == squeeze(rooms.texts)
    tab.get_by_text("People", exact=True).click()
    expect(tab.get_by_test_id("stText")).to_have_count(2 * len(HOSTILE))
    assert sorted(read_texts(tab)) == squeeze([*rooms.texts, *rooms.aliases])
    check_unbroken(rooms, tab)


def test_phones_show_them_their_own_name_and_promise_as_text(rooms: Rooms, browser: Browser) -> None:
    """Three phones, whose own names and promises hold HTML, a picture and a mark of Streamlit."""
    window = rooms.open(browser, DESKTOP, HOST)
    visit(window, f"run?room={rooms.room}")
    numbers = (0, 18, 36)
    phones = [rooms.open(browser, PHONE, token(number)) for number in numbers]
    for phone in phones:
        visit(phone, f"room?code={rooms.code}")
        expect(phone.get_by_test_id("stText")).to_have_count(len(HOSTILE))
        assert sorted(read_texts(phone)) == squeeze(rooms.texts)
        check_unbroken(rooms, phone)
    for label in ("Next step", "Next step", "Open for answers"):
        press(window, label)
        window.wait_for_timeout(700)  # what comes at once is taken for a double tap
    for phone in phones:
        group = phone.get_by_role("radiogroup")
        expect(group).to_have_count(1, timeout=15_000)
        offered = (group.text_content() or "").replace(JOINER, "")
        assert ASKED in offered
        assert TITLE in offered
        expect(phone.get_by_test_id("stMain").get_by_role("link")).to_have_count(0)
        check_unbroken(rooms, phone)
    press(window, "Close")
    window.wait_for_timeout(700)
    press(window, "Wrap up")
    for number, phone in zip(numbers, phones, strict=True):
        expect(phone.get_by_role("heading", name="That was it")).to_be_visible(timeout=15_000)
        settle(phone)
        promise = f"When {HOSTILE[number]}, then I will {HOSTILE[number]}."
        assert any(text == promise for text in read_texts(phone))
        assert any("Your buddy" in text for text in phone.locator("p").all_inner_texts())
        check_unbroken(rooms, phone)
    settle(window)
    check_unbroken(rooms, window)
