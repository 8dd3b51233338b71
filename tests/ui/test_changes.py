from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from netlearn.content.model import Instrument
from netlearn.domain.assessing import lay_pages
from netlearn.domain.snapshots import freeze_instrument
from netlearn.store.assessments import open_assessment, save_rating, submit_assessment
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.factories import rate_facets
from tests.ui.apps import open_app, unfold, words
from tests.ui.filling import enrol

pytestmark = pytest.mark.usefixtures("server")


def take(days_ago: int, keyed: dict[str, int], instrument: Instrument | None = None) -> None:
    """A result of some days ago, given with this instrument."""
    used = instrument or get_course().instrument
    at, store, learner = now() - timedelta(days=days_ago), get_store(), enrol()
    draft = open_assessment(
        store,
        learner,
        instrument_id=used.id,
        instrument_version=used.version,
        form="self",
        seed=1,
        shown_order=lay_pages(used, 1),
        now=at,
    )
    levels: dict[str, int | None] = {facet.id: keyed.get(facet.id[0], 3) for facet in used.facets}
    for item, value in rate_facets(used, levels).items():
        save_rating(store, learner, draft.id, item, value, now=at)
    submit_assessment(store, learner, draft.id, at, snapshot=freeze_instrument(used))


def read_table(app: AppTest, place: int) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in app.table[place].value.to_numpy().tolist()]


def test_with_one_result_there_is_nothing_to_compare() -> None:
    take(1, {})
    app = open_app("changes")
    assert "It takes two self-assessments" in words(app)
    assert not app.selectbox


def test_two_results_are_told_apart_with_words_of_reliable_change() -> None:
    take(100, {"S": 2})
    take(1, {"S": 4, "O": 3})
    app = open_app("changes")
    assert app.header[0].value == "Your strategic (+50) network moved by more than measurement noise."
    assert read_table(app, 0) == [
        ["Operational network", "50", "50", "+0", "no, within noise"],
        ["Personal network", "50", "50", "+0", "no, within noise"],
        ["Strategic network", "25", "75", "+50", "yes"],
        ["Overall", "42", "58", "+17", "yes"],
    ]


def test_any_two_of_several_results_can_be_compared() -> None:
    take(200, {"P": 1})
    take(100, {})
    take(1, {})
    app = open_app("changes")
    assert app.header[0].value == "Between these two, no network moved by more than measurement noise."
    oldest = list_ids()[-1]
    app.selectbox(key="then").set_value(oldest)
    app.run()
    assert app.header[0].value == "Your personal (+50) network moved by more than measurement noise."


def list_ids() -> list[str]:
    from netlearn.ui.standing import read_results

    return [one.id for one in read_results(get_store(), enrol()).submitted]


def test_an_item_that_the_instrument_has_lost_is_left_out_and_the_old_result_stays() -> None:
    today = get_course().instrument
    networks = list(today.networks)
    facets = list(networks[0].facets)
    first = facets[0].items[0].model_copy(update={"id": "O1-9", "text": "An older item."})
    facets[0] = facets[0].model_copy(update={"items": (first, *facets[0].items[1:])})
    networks[0] = networks[0].model_copy(update={"facets": tuple(facets)})
    older = today.model_copy(update={"networks": tuple(networks), "version": today.version + 1})
    take(100, {"O": 2}, older)
    take(1, {"O": 2})
    app = open_app("changes")
    assert any(str(one.value).startswith("2 items were asked only once") for one in app.caption)
    items = read_table(unfold(app, "changes-items"), 1)
    assert len(items) == 47
    assert {row[2] for row in items} == {"0"}


def test_the_same_result_on_both_sides_is_pointed_out() -> None:
    take(100, {})
    take(1, {})
    app = open_app("changes")
    app.selectbox(key="then").set_value(list_ids()[0])
    app.run()
    assert "Choose two different results." in [str(one.value) for one in app.info]


def test_facets_stand_in_a_table_with_their_change() -> None:
    take(100, {})
    take(1, {"P": 5})
    facets = read_table(unfold(open_app("changes"), "changes-facets"), 1)
    assert [(row[3], row[4]) for row in facets] == [
        *[("+0", "no, within noise")] * 4,
        *[("+50", "yes")] * 4,
        *[("+0", "no, within noise")] * 4,
    ]
