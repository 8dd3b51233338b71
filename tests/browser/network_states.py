"""The steps of the network map as states for axe: whoever comes first names six people."""

from playwright.sync_api import Page, expect

from netlearn.content.model import Course
from tests.browser.browsing import PATIENCE, choose, open_all, press, settle, visit

NAMES = "J.R., Maya, A.B., K.L., Otto, Zed"


def show_names(tab: Page, _: Course) -> None:
    """The names; the upload stays folded, since Streamlit's own drop zone has a fault."""
    _show(tab, "Names")


def show_cards(tab: Page, _: Course) -> None:
    """A card with everything unfolded and one answer given."""
    _show(tab, "About them")
    choose(tab.get_by_role("radiogroup", name="How close?"), "Close")
    open_all(tab)


def show_table(tab: Page, _: Course) -> None:
    """Everybody in one table."""
    _show(tab, "About them")
    _show_way(tab)


def show_ties(tab: Page, _: Course) -> None:
    """Circles and the census of one person."""
    _show(tab, "Ties")
    expect(tab.get_by_text("of 6 asked about")).to_be_visible()
    open_all(tab)


def show_tie_table(tab: Page, _: Course) -> None:
    """A tick for every pair."""
    _show(tab, "Ties")
    _show_way(tab)


def show_map(tab: Page, _: Course) -> None:
    """The picture with every reading and the table."""
    _show(tab, "Map")
    expect(tab.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    open_all(tab)


def show_trial(tab: Page, _: Course) -> None:
    """A change tried out."""
    _show(tab, "Try out")
    expect(tab.get_by_text("separate sources").first).to_be_visible()


def show_dates(tab: Page, _: Course) -> None:
    """Two dates compared, with the snapshots unfolded."""
    _show(tab, "Dates")
    press(tab, "Keep today's map and go on with a copy")
    expect(tab.get_by_role("heading", name="Compare two dates")).to_be_visible()
    open_all(tab)


def _show(tab: Page, step: str) -> None:
    visit(tab, "network")
    steps, naming = tab.get_by_role("radio", name="About them"), tab.get_by_label("Initials or a nickname")
    steps.or_(naming).first.wait_for()
    if not steps.count():
        naming.fill(NAMES)
        tab.get_by_role("button", name="Add", exact=True).click()
        expect(tab.get_by_text("6 people in this network")).to_be_visible()
    tab.get_by_test_id("stMain").get_by_text(step, exact=True).first.click()
    settle(tab)


def _show_way(tab: Page) -> None:
    tab.get_by_test_id("stMain").get_by_text("All in a table", exact=True).click()
    expect(tab.get_by_test_id("data-grid-canvas")).to_be_visible(timeout=PATIENCE)  # its code comes late
    settle(tab)
