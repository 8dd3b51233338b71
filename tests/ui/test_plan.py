import pytest
from streamlit.testing.v1 import AppTest

from netlearn.store.plans import list_plan_events, load_preferences
from netlearn.ui.resources import get_store
from tests.ui.apps import learner_of, open_app, open_with_profile, press, refuse_writes, run, says_not_saved

pytestmark = pytest.mark.usefixtures("server")


def open_plan() -> AppTest:
    open_with_profile(3)
    return open_app("plan")


def take_first(app: AppTest) -> AppTest:
    next(button for button in app.button if button.label == "Take this on").click()
    return run(app)


def events() -> list[str]:
    return [event.event for event in list_plan_events(get_store(), learner_of())]


def suggested(app: AppTest) -> list[str]:
    return [str(button.key) for button in app.button if button.label == "Take this on"]


def test_plan_without_a_profile_leads_to_the_assessment() -> None:
    app = press(open_app("plan"), "Start the self-assessment")
    assert app.title[0].value == "Where do your networks stand?"


def test_plan_suggests_at_most_three_actions() -> None:
    app = open_plan()
    assert [header.value for header in app.header] == ["Begin with these"]
    assert len(suggested(app)) == 3


def test_an_action_is_taken_on_done_and_done_again() -> None:
    app = press(take_first(open_plan()), "Done")
    press(app, "Put it back")
    assert events() == ["accept", "done", "reopen"]


def test_an_action_is_dropped_and_put_back_in_another_session() -> None:
    press(take_first(open_plan()), "Drop it")
    app = press(open_app("plan"), "Put it back")
    assert events() == ["accept", "drop", "reopen"]
    assert not [expander for expander in app.expander if expander.label.startswith("Done and dropped")]


def test_the_same_step_from_two_tabs_is_one_event() -> None:
    first = open_plan()
    second = open_app("plan")
    take_first(first)
    take_first(second)
    assert events() == ["accept"]


def test_a_wish_changes_what_is_suggested_and_is_kept() -> None:
    app = open_plan()
    before = suggested(app)
    app.selectbox(key="wish-goal").set_value("operational")
    run(app)
    assert suggested(app) != before
    saved = load_preferences(get_store(), learner_of())
    assert saved is not None
    assert (saved.goal, saved.work_mode) == ("operational", "mixed")
    assert open_app("plan").selectbox(key="wish-goal").value == "operational"


def test_a_step_that_cannot_be_written_is_not_taken() -> None:
    app = open_plan()
    refuse_writes()
    take_first(app)
    assert says_not_saved(app)
    assert events() == []
