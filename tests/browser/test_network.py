"""The network map in a browser: name people, tell about them, tie them, read the map, erase it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.browsing import DESKTOP, PHONE, Screen, open_browser, overflow, press, settle, title, visit
from tests.serving import Server, serve

NAMES = ("J.R.", "Maya", "A.B.", "K.L.", "Otto")
TOLD = (
    ("Inside", "The same as mine", "Senior", "Close"),
    ("Outside my organisation", "Another", "My own", "Weak"),
)
LINKEDIN = "First Name,Last Name,Company\r\nJane,Ross,Harbour\r\nOdile,Petit,Mill\r\n"

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("network")) as running:
        yield running


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=lambda screen: screen.name)
def test_map_grows_from_names_to_a_picture_and_is_erased(
    server: Server, browser: Browser, screen: Screen
) -> None:
    context = open_browser(browser, server, screen)
    tab = context.new_page()
    visit(tab, "network")

    name_people(tab)
    press(tab, "Tell about them")
    tell_about_them(tab)
    press(tab, "Who knows whom")
    draw_circle(tab)
    go_through_them(tab)
    press(tab, "See the map")
    expect(title(tab)).to_be_in_viewport()  # another step begins at its top
    sentence = read_map(tab)
    tap_first(tab)

    tab.reload()
    settle(tab)
    expect(tab.get_by_text(sentence).first).to_be_visible()
    assert overflow(tab) == 0

    tap(tab, "Names")
    bring_people(tab)
    tap(tab, "Dates")
    press(tab, "Erase all maps")
    expect(tab.get_by_text("A list of people is harder to argue with")).to_be_visible()
    tab.reload()
    settle(tab)
    expect(tab.get_by_text("A list of people is harder to argue with")).to_be_visible()
    context.close()


def test_the_table_keeps_what_is_typed_added_and_deleted(server: Server, browser: Browser) -> None:
    context = open_browser(browser, server, DESKTOP)
    tab = context.new_page()
    visit(tab, "network")
    tab.get_by_label("Initials or a nickname").fill("J.R., Maya, Otto")
    tab.get_by_role("button", name="Add", exact=True).click()
    expect(tab.get_by_text("3 people in this network")).to_be_visible()
    tap(tab, "About them")
    tap(tab, "All in a table")

    fill_row(tab, 1, "Karla Lund", "K.L.")  # the table turns to what is kept
    fill_row(tab, 4, "Zed", "Zed")
    delete_row(tab, 2, "Maya")
    expect(cell(tab, 2)).to_have_text("Otto")
    settle(tab)

    tap(tab, "Names")
    expect(tab.get_by_text("2 people in this network: K.L., Otto")).to_be_visible()
    context.close()


def cell(tab: Page, row: int) -> Locator:
    """The initials in a row of the table, counted from 1, as it is read aloud."""
    return tab.get_by_test_id(f"glide-cell-1-{row - 1}")


def click_row(tab: Page, row: int, across: int) -> None:
    """Click into a row of the table, which is drawn on a canvas, so many pixels from its left."""
    settle(tab)
    tab.wait_for_timeout(500)  # the canvas is drawn a moment after the script has ended
    box = tab.get_by_test_id("data-grid-canvas").bounding_box()
    assert box is not None
    tab.mouse.click(box["x"] + across, box["y"] + 35 * row + 17)


def fill_row(tab: Page, row: int, text: str, kept: str) -> None:
    """Type initials into a row as a person does, again where the canvas was not ready yet."""
    for _ in range(5):
        click_row(tab, row, 60)
        tab.wait_for_timeout(500)
        tab.keyboard.type(text, delay=50)
        tab.keyboard.press("Enter")
        tab.wait_for_timeout(2000)
        settle(tab)
        if cell(tab, row).count() and cell(tab, row).text_content() == kept:
            break
    expect(cell(tab, row)).to_have_text(kept)


def delete_row(tab: Page, row: int, name: str) -> None:
    """Tick a row and delete it, again while that person still stands there."""
    for _ in range(5):
        if cell(tab, row).text_content() != name:
            break
        click_row(tab, row, 15)
        tab.wait_for_timeout(500)
        tab.keyboard.press("Delete")
        tab.wait_for_timeout(2000)
        settle(tab)


def tap(tab: Page, label: str) -> None:
    """Tap a bin, a person or a step."""
    tab.get_by_test_id("stMain").get_by_text(label, exact=True).first.click()
    settle(tab)


def name_people(tab: Page) -> None:
    box = tab.get_by_label("Initials or a nickname")
    box.fill(", ".join(NAMES[:4]))
    tab.get_by_role("button", name="Add", exact=True).click()
    expect(tab.get_by_text("4 people in this network: J.R., Maya, A.B., K.L.")).to_be_visible()
    for number in range(2, 6):
        press(tab, "Next question")
        expect(tab.get_by_text(f"Question {number} of 6")).to_be_visible()
    box.fill(NAMES[4])
    box.press("Enter")
    expect(tab.get_by_text("1 person in this network: Otto")).to_be_visible()


def tell_about_them(tab: Page) -> None:
    for number, name in enumerate(NAMES):
        expect(tab.get_by_role("heading", level=2)).to_have_text(name)
        settle(tab)
        for label in TOLD[number % 2]:
            tap(tab, label)
            expect(tab.get_by_role("radio", name=label, exact=True)).to_be_checked()
        expect(tab.get_by_text(f"{number + 1} of 5 told about")).to_be_visible()
        if name != NAMES[-1]:
            press(tab, "Next person")


def draw_circle(tab: Page) -> None:
    tab.get_by_label("Name of the circle").fill("Choir")
    group = tab.get_by_test_id("stForm")
    for name in NAMES[:3]:
        group.get_by_text(name, exact=True).click()
    press(tab, "Add the circle")
    press(tab, "Tie the 3 pairs who share a circle")


def go_through_them(tab: Page) -> None:
    for number, name in enumerate(NAMES):
        expect(tab.get_by_role("heading", name=f"Whom does {name} know?")).to_be_visible()
        settle(tab)
        tab.wait_for_timeout(500)  # what comes at once is taken for a double tap
        press(tab, "That is all of them" if name == NAMES[-1] else "Next person")
        expect(tab.get_by_text(f"{number + 1} of 5 asked about")).to_be_visible()


def read_map(tab: Page) -> str:
    sentence = (
        "5 people stand around you (4 operational, 1 strategic), 2 of them outside your organisation; 3 "
        "pairs among them know each other."
    )
    expect(tab.get_by_text(sentence).first).to_be_visible()
    expect(title(tab)).to_have_text("Your network map")
    expect(tab.locator(".js-plotly-plot .scatterlayer .trace .points path").first).to_be_visible()
    expect(tab.get_by_role("heading", name="Your map suggests")).to_be_visible()
    return sentence


def tap_first(tab: Page) -> None:
    """Tap the first person on the map; the trace of people comes behind those of lines and rings."""
    people = tab.locator(".js-plotly-plot .scatterlayer .trace").filter(has=tab.get_by_text("J.R. ●"))
    settle(tab)
    shown = tab.get_by_text("Knows Maya, A.B.")
    for _ in range(5):  # Plotly draws anew when its place on the page changes, and misses a tap meanwhile
        people.locator(".points path").first.click(force=True)  # it lays a sheet over its marks
        tab.wait_for_timeout(1000)
        settle(tab)
        if shown.count():
            break
    expect(shown.first).to_be_visible()


def bring_people(tab: Page) -> None:
    tab.get_by_text("Bring people from a file").click()
    tab.locator("input[type=file]").set_input_files(
        {"name": "Connections.csv", "mimeType": "text/csv", "buffer": LINKEDIN.encode()}
    )
    expect(tab.get_by_text("2 names found.")).to_be_visible()
    settle(tab)
    tab.get_by_text("2 names found.").click()
    tab.wait_for_timeout(500)  # a list that opens while the page still scrolls closes again
    tab.get_by_label("Whom to keep").click()
    tab.get_by_role("option", name="Jane Ross").click()
    settle(tab)
    tab.keyboard.press("Escape")  # while the list is open, the rest is hidden from whoever reads aloud
    expect(tab.get_by_role("button", name="Keep these as initials")).to_be_enabled()
    press(tab, "Keep these as initials")
    expect(tab.get_by_text("Connections.csv", exact=True)).to_have_count(0)
    tap(tab, "About them")
    expect(tab.get_by_role("heading", level=2)).to_have_text("J.R.2")
