"""What a learner sees when something is broken: cookie, address, a second tab, the server itself."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from netlearn.ui.server.cookies import COOKIE, name_cookie
from tests.browser.browsing import DESKTOP, choose, open_browser, press, radio_groups, settle, title, visit
from tests.serving import Server, serve

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("faults")) as running:
        yield running


@pytest.fixture
def tab(server: Server, browser: Browser) -> Iterator[Page]:
    context = open_browser(browser, server, DESKTOP)
    yield context.new_page()
    context.close()


def test_tampered_cookie_is_replaced_and_screen_works(server: Server, browser: Browser) -> None:
    forged = name_cookie("x" * 32, secure=False)
    context = open_browser(browser, server, DESKTOP)
    context.add_cookies([{"name": forged, "value": "../../etc/passwd", "url": server.url}])
    tab = context.new_page()
    visit(tab, "assess")
    press(tab, "Start")
    tab.reload()
    settle(tab)

    expect(title(tab)).to_have_text("Self-assessment")
    names = [cookie["name"] for cookie in context.cookies() if cookie["name"].startswith(COOKIE)]
    assert len(set(names) - {forged}) == 1
    context.close()


def test_two_tabs_that_open_at_once_on_a_first_visit_are_one_learner(server: Server, tab: Page) -> None:
    late = server.get("/learn")  # the second tab asked before the first had a cookie, and is answered below
    visit(tab, "assess")
    press(tab, "Start")
    choose(radio_groups(tab).nth(0), "Often")
    expect(tab.get_by_text("1 of 52 answered")).to_be_visible()

    second = tab.context.new_page()
    # Only the headers: a page that is put in place of the server's may not speak to the server.
    second.route("**/learn", lambda route: route.fulfill(headers=dict(late.headers), body=""))
    second.goto("/learn")
    assert len([one for one in tab.context.cookies() if one["name"].startswith(COOKIE)]) == 2
    visit(second, "assess")
    choose(radio_groups(second).nth(1), "Seldom")
    expect(second.get_by_text("2 of 52 answered")).to_be_visible()

    tab.reload()
    settle(tab)
    expect(tab.get_by_text("2 of 52 answered")).to_be_visible()


def test_unknown_lesson_leads_to_all_lessons(tab: Page) -> None:
    visit(tab, "lesson?lesson=no-such-lesson")

    expect(title(tab)).to_have_text("This lesson is not here")
    tab.get_by_role("button", name="See all lessons").click()
    expect(title(tab)).to_have_text("Learn")


def test_unknown_page_leads_home(tab: Page) -> None:
    visit(tab, "no-such-page")

    expect(title(tab)).to_have_text("Networks that carry your work")
    expect(tab.get_by_role("dialog")).to_contain_text("Page not found")


def test_two_tabs_share_one_draft_and_keep_both_answers(tab: Page) -> None:
    visit(tab, "assess")
    press(tab, "Start")
    second = tab.context.new_page()
    visit(second, "assess")

    choose(radio_groups(tab).nth(0), "Often")
    expect(tab.get_by_text("1 of 52 answered")).to_be_visible()
    choose(radio_groups(second).nth(1), "Seldom")
    expect(second.get_by_text("2 of 52 answered")).to_be_visible()

    tab.reload()
    settle(tab)
    expect(radio_groups(tab).nth(0).get_by_role("radio", name="Often")).to_be_checked()
    expect(radio_groups(tab).nth(1).get_by_role("radio", name="Seldom")).to_be_checked()


def test_kill_between_two_answers_loses_neither(server: Server, tab: Page) -> None:
    visit(tab, "assess")
    press(tab, "Start")
    choose(radio_groups(tab).nth(0), "Often")
    expect(tab.get_by_text("1 of 52 answered")).to_be_visible()

    server.kill()
    server.start()

    visit(tab, "assess")
    choose(radio_groups(tab).nth(1), "Seldom")
    expect(tab.get_by_text("2 of 52 answered")).to_be_visible(timeout=15_000)

    server.kill()
    server.start()
    visit(tab, "assess")
    expect(tab.get_by_text("2 of 52 answered")).to_be_visible()
    expect(radio_groups(tab).nth(0).get_by_role("radio", name="Often")).to_be_checked()
    expect(radio_groups(tab).nth(1).get_by_role("radio", name="Seldom")).to_be_checked()
