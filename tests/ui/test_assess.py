import pytest
from streamlit.testing.v1 import AppTest

from netlearn.domain.assessing import lay_pages
from netlearn.domain.snapshots import thaw_instrument
from netlearn.store.assessments import Assessment, list_assessments, open_assessment, save_rating
from netlearn.store.learners import enrol_learner
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.factories import make_instrument
from tests.ui.apps import (
    TOKEN,
    learner_of,
    open_app,
    press,
    rate_all,
    refuse_writes,
    run,
    says_not_saved,
    words,
)

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


@pytest.mark.parametrize("before", [None, 2, 0])
def test_a_refused_rating_leaves_the_item_as_it_is_saved_and_says_so_there(before: int | None) -> None:
    app = begin()
    if before is not None:
        app.radio[1].set_value(before)
        run(app)
    kept = rated()
    refuse_writes()
    app.radio[1].set_value(4)
    run(app)
    assert app.radio[1].value == before
    assert rated() == kept
    assert kinds(app)[kinds(app).index("radio") :][:4] == ["radio", "radio", "error", "radio"]
    assert "error" not in kinds(run(app))


def kinds(app: AppTest) -> list[str]:
    return [element.type for element in app.main if element.type in {"radio", "error"}]


@pytest.mark.parametrize("forged", ["6", "4", "0", "", "Often ", "no-such-answer", "Mostly true", "9" * 400])
def test_a_value_sent_past_the_widget_is_refused(forged: str) -> None:
    app = begin()
    app.radio[0].set_value(2)
    run(app)
    kept = rated()
    forge(app, app.radio[0].id, forged)
    assert says_not_saved(app)
    assert rated() == kept
    assert app.radio[0].value == 2


def test_does_not_apply_sent_to_a_scale_without_it_is_refused() -> None:
    app = begin()
    for _ in range(4):
        press(app, "Continue")
    forge(app, app.radio[0].id, str(get_course().instrument.scale.does_not_apply))
    assert says_not_saved(app)
    assert rated() == {}


def forge(app: AppTest, widget: str, value: str) -> None:
    """Send what no browser of ours would send."""
    states = app._tree.get_widget_states()
    (state,) = (state for state in states.widgets if state.id == widget)
    state.string_value = value
    app._run(states)
    assert [fault.message for fault in app.exception] == []


def test_an_answer_is_taken_back() -> None:
    app = begin()
    for place, value in ((0, 4), (2, 0)):
        app.radio[place].set_value(value)
    run(app)
    shown = only_assessment().shown_order[0]
    back = app.selectbox(key="take-back-0")
    assert [option.split(" · ")[0] for option in back.options] == ["1", "3"]
    back.set_value(shown[2])
    run(app)
    assert rated() == {shown[0]: 4}
    assert [app.radio[place].value for place in (0, 2)] == [4, None]
    assert app.selectbox(key="take-back-0").value is None
    assert [radio.value for radio in open_app("assess").radio][:3] == [4, None, None]


def test_an_answer_that_cannot_be_taken_back_stays() -> None:
    app = begin()
    app.radio[0].set_value(4)
    run(app)
    kept = rated()
    refuse_writes()
    app.selectbox(key="take-back-0").set_value(only_assessment().shown_order[0][0])
    run(app)
    assert says_not_saved(app)
    assert (rated(), app.radio[0].value) == (kept, 4)


def test_a_resumed_page_marks_where_to_go_on() -> None:
    app = begin()
    assert "Go on here" not in words(app)
    for place in (0, 1, 3):
        app.radio[place].set_value(3)
    run(app)
    assert "Go on here" not in words(app)
    again = open_app("assess")
    assert "You stopped at item 5. [Go on there](#go-on-here)" in words(again)  # item 3 was passed over
    assert marks(again) == [4]
    assert [header.proto.anchor for header in again.header] == ["go-on-here"]
    again.radio[4].set_value(3)
    assert marks(run(again)) == [4]  # still, or it would move under the finger
    assert marks(open_app("assess")) == [5]


def marks(app: AppTest) -> list[int]:
    """How many items stand above each mark."""
    drawn = [element.type for element in app.main if element.type in {"radio", "header"}]
    return [drawn[:place].count("radio") for place, kind in enumerate(drawn) if kind == "header"]


def test_a_page_that_is_complete_has_no_mark() -> None:
    app = begin()
    for place in range(12):
        app.radio[place].set_value(3)
    run(app)
    again = open_app("assess")
    assert "Page 2 of 5 · 12 of 52 answered" in progress(again)
    assert marks(press(again, "Back")) == []


def progress(app: AppTest) -> str:
    """The words on the progress bar."""
    return str(app.get("progress")[0].proto.text)


def test_a_draft_counts_only_what_the_instrument_still_has() -> None:
    instrument, store = get_course().instrument, get_store()
    learner = enrol_learner(store, TOKEN, now())
    pages = [list(page) for page in lay_pages(instrument, 1)]
    pages[0].append("LOST-1")
    draft = open_assessment(
        store,
        learner,
        instrument_id=instrument.id,
        instrument_version=instrument.version,
        form="self",
        seed=1,
        shown_order=pages,
        now=now(),
    )
    for page in pages:
        for item in page:
            save_rating(store, learner, draft.id, item, 3, now=now())
    app = open_app("assess")
    assert "Page 5 of 5 · 52 of 52 answered" in progress(app)
    assert "52 of 52 items are rated and saved." in words(open_app("home"))
    press(app, "See my profile")
    assert app.title[0].value == "Your profile"


def test_a_submit_that_cannot_be_written_is_not_called_done() -> None:
    app = rate_all(open_app("assess"), 3)
    refuse_writes()
    press(app, "See my profile")
    assert says_not_saved(app)
    assert only_assessment().submitted_at is None


def test_why_an_item_does_not_apply_is_kept_in_offered_words_or_own_ones() -> None:
    app = begin()
    app.radio[0].set_value(0)
    run(app)
    offered = get_course().instrument.scale.reasons
    (why,) = [box for box in app.selectbox if box.label.startswith("Why does it not apply?")]
    assert (tuple(why.options), why.value) == (offered, None)
    why.set_value(offered[1])
    run(app)
    (rating,) = only_assessment().ratings.values()
    assert (rating.value, rating.does_not_apply, rating.reason) == (None, True, offered[1])


def test_a_reason_goes_when_the_item_is_answered_after_all() -> None:
    app = begin()
    app.radio[0].set_value(0)
    run(app)
    app.selectbox[0].set_value(get_course().instrument.scale.reasons[0])
    run(app)
    app.radio[0].set_value(3)
    run(app)
    (rating,) = only_assessment().ratings.values()
    assert (rating.value, rating.does_not_apply, rating.reason) == (3, False, None)


def test_answers_that_are_all_alike_are_offered_for_review_before_they_are_submitted() -> None:
    app = rate_all(open_app("assess"), 3)
    assert [str(one.value).split(".")[0] for one in app.warning] == [
        "Many of your answers are alike, or came fast"
    ]
    assert len(press(app, "Look my answers over").radio) == 12
    assert only_assessment().submitted_at is None


def test_the_instrument_is_kept_with_what_was_submitted() -> None:
    press(rate_all(open_app("assess"), 3), "See my profile")
    assert thaw_instrument(only_assessment().snapshot, make_instrument()).id == get_course().instrument.id


def test_it_can_be_taken_again_at_once_and_a_later_day_is_suggested() -> None:
    press(rate_all(open_app("assess"), 3), "See my profile")
    app = open_app("assess")
    assert "You can take it again at any time. We suggest" in words(app)
    assert len(press(app, "Start").radio) == 12


def test_a_second_assessment_without_an_answer_is_left_at_once_and_the_result_stays() -> None:
    press(rate_all(open_app("assess"), 3), "See my profile")
    result = only_assessment()
    app = press(open_app("assess"), "Start")
    assert f"No answer is given yet. Your result of {now():%d %B %Y} stays." in words(app)
    assert press(app, "Leave without answers").title[0].value == "Your profile"
    assert [one.id for one in list_assessments(get_store(), learner_of())] == [result.id]


def test_a_first_assessment_is_discarded_with_its_answers_once_that_is_said() -> None:
    app = begin()
    for place in (0, 1):
        app.radio[place].set_value(4)
    run(app)
    assert "2 answers will be erased for good." in words(app)
    press(app, "Erase 2 answers and leave")
    assert app.title[0].value == "Where do your networks stand?"
    assert list_assessments(get_store(), learner_of()) == ()
    assert [radio.value for radio in press(app, "Start").radio] == [None] * 12


def test_answers_of_another_tab_are_not_erased_unseen() -> None:
    first, second = begin(), open_app("assess")
    second.radio[0].set_value(4)
    run(second)
    press(first, "Leave without answers")
    assert list(rated().values()) == [4]
    assert "1 answer will be erased for good." in words(first)


def test_a_draft_that_cannot_be_erased_stays_and_that_is_said() -> None:
    app = begin()
    refuse_writes()
    press(app, "Leave without answers")
    assert says_not_saved(app)
    assert len(app.radio) == 12
