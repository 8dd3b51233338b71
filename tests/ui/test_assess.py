import pytest
from streamlit.testing.v1 import AppTest

from netlearn.store.assessments import Assessment, list_assessments
from netlearn.ui.resources import get_course, get_store
from tests.ui.apps import learner_of, open_app, press, rate_all, refuse_writes, run, says_not_saved, words

pytestmark = pytest.mark.usefixtures("server")


def only_assessment() -> Assessment:
    (found,) = list_assessments(get_store(), learner_of())
    return found


def rated() -> dict[str, int | None]:
    return {item: rating.value for item, rating in only_assessment().ratings.items()}


def begin() -> AppTest:
    return press(open_app("assess"), "Start")


def test_an_assessment_has_four_pages_of_twelve_and_one_on_mindset() -> None:
    app = begin()
    counts = [len(app.radio), *(len(press(app, "Continue").radio) for _ in range(4))]
    assert counts == [12, 12, 12, 12, 4]


def test_a_rating_is_saved_as_it_is_given() -> None:
    app = begin()
    app.radio[0].set_value(4)
    run(app)
    assert rated() == {only_assessment().shown_order[0][0]: 4}
    assert any("Saved at" in str(caption.value) for caption in app.caption)


def test_an_assessment_is_resumed_at_the_exact_place() -> None:
    app = begin()
    for place in range(12):
        app.radio[place].set_value(place % 5 + 1)
    run(app)
    press(app, "Continue").radio[0].set_value(2)
    run(app)
    shown = [radio.label for radio in app.radio]
    again = open_app("assess")
    assert [radio.label for radio in again.radio] == shown
    assert [radio.value for radio in again.radio] == [2] + [None] * 11
    assert [radio.value for radio in press(again, "Back").radio] == [place % 5 + 1 for place in range(12)]


def test_a_statement_that_does_not_apply_is_kept_without_a_value() -> None:
    app = begin()
    app.radio[0].set_value(0)
    run(app)
    (rating,) = only_assessment().ratings.values()
    assert (rating.value, rating.does_not_apply) == (None, True)


def test_the_mindset_scale_has_no_way_out() -> None:
    app = begin()
    for _ in range(4):
        press(app, "Continue")
    assert {len(radio.options) for radio in app.radio} == {len(get_course().instrument.mindset.scale.points)}


def test_a_second_start_finds_the_same_draft() -> None:
    first, second = open_app("assess"), open_app("assess")
    press(first, "Start")
    press(second, "Start")
    assert [radio.label for radio in first.radio] == [radio.label for radio in second.radio]
    assert len(list_assessments(get_store(), learner_of())) == 1


def test_a_submitted_assessment_leads_to_the_profile() -> None:
    app = press(rate_all(open_app("assess"), 3), "See my profile")
    assert app.title[0].value == "Your profile"
    assert only_assessment().submitted_at is not None
    assert len(rated()) == 52
    assert "You last completed it on" in words(open_app("assess"))


def test_a_rating_that_cannot_be_written_is_not_called_saved() -> None:
    app = begin()
    refuse_writes()
    app.radio[0].set_value(4)
    run(app)
    assert says_not_saved(app)
    assert rated() == {}


def test_a_submit_that_cannot_be_written_is_not_called_done() -> None:
    app = rate_all(open_app("assess"), 3)
    refuse_writes()
    press(app, "See my profile")
    assert says_not_saved(app)
    assert only_assessment().submitted_at is None
