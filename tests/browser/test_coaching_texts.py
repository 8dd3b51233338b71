"""What people typed in coaching, seen by a real browser: text, and nothing that a foreign server hears of."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Request, expect

from netlearn.store.agreement_writing import check_agreement
from netlearn.store.engagement_words import save_word
from netlearn.store.engine import open_store
from netlearn.store.migrate import migrate
from tests.browser.browsing import DESKTOP, open_all, open_browser, visit
from tests.factories import START
from tests.serving import Server, prepare
from tests.store.pairs import Couple, make_pair
from tests.ui.hostile import HOSTILE

PLAIN = "Nothing special"
DEVICES = "texts-texts-texts-texts-t"  # with a role behind it, as long as a key of a cookie

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Couple]]:
    running = prepare(tmp_path_factory.mktemp("texts"))
    (running.folder / "data").mkdir()
    store = open_store(f"sqlite:///{running.folder / 'data' / 'netlearn.db'}")
    migrate(store)
    for name in HOSTILE:
        couple = make_pair(store, START, coach=name, coachee=name, devices=DEVICES)
    couple.open()
    for who in (couple.coach, couple.coachee):
        save_word(store, couple.id, who, "shared", "\n".join(HOSTILE), now=START)
    one = couple.agree(couple.coachee, PLAIN)
    for number, text in enumerate(HOSTILE):
        check_agreement(
            store,
            couple.id,
            couple.coach,
            one.id,
            outcome="partly",
            note=text,
            asks_help=False,
            key=str(number),
            now=START,
        )
    store.close()
    running.start()
    yield running, couple
    running.stop()


@pytest.mark.parametrize("path", ["coaching", "views", "session", "agreements", "about"])
def test_hostile_texts_are_text_and_ask_no_foreign_server(
    pair: tuple[Server, Couple], browser: Browser, path: str
) -> None:
    server, couple = pair
    context = open_browser(browser, server, DESKTOP, token=f"{DEVICES}coachee")
    tab = context.new_page()
    asked: list[str] = []
    said: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    tab.on("request", note)
    tab.on("dialog", lambda dialog: said.append(dialog.message))
    visit(tab, path if path == "coaching" else f"engagement?engagement={couple.id}&part={path}")
    open_all(tab)
    main = tab.get_by_role("main")
    if path == "session":
        for text in HOSTILE:
            expect(main).to_contain_text(text.strip())
    assert [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []
    assert said == []
    assert main.locator("script, iframe, a[href*='example'], img[src*='example'], svg[onload]").count() == 0
    context.close()
