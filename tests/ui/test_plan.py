from datetime import timedelta
from time import sleep

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from netlearn.domain.planning import Preferences, plan_actions
from netlearn.store.lessons import finish_lesson
from netlearn.store.plans import list_plan_events, load_preferences, log_plan_event, save_preferences
from netlearn.ui import saving
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import DOUBLE_TAP
from netlearn.ui.session import now
from netlearn.ui.standing import read_results, score_assessment
from tests.ui.apps import (
    learner_of,
    open_app,
    open_with_profile,
    press,
    refuse_writes,
    run,
    says_not_saved,
    unfold,
    words,
)

pytestmark = pytest.mark.usefixtures("server")


def open_plan() -> AppTest:
    open_with_profile(3)
    return open_app("plan")


def take_first(app: AppTest) -> AppTest:
    next(button for button in app.button if button.label == "Take this on").click()
    return run(app)


def events() -> list[str]:
    return [event.event for event in list_plan_events(get_store(), learner_of())]


def labels(app: AppTest, action: str) -> list[str]:
    """What can be done with an action."""
    return [button.label for button in app.button if action in str(button.key)]


def suggested(app: AppTest) -> list[str]:
    """The ids of the suggested actions: those that can be taken on while the others are folded away."""
    return offered(app)


def offered(app: AppTest) -> list[str]:
    return [str(button.key).removeprefix("accept-")[:-2] for button in app.button if is_offer(button)]


def is_offer(button: Button) -> bool:
    return button.label == "Take this on"


def others(app: AppTest) -> list[str]:
    """The ids of the actions below "What else would fit"."""
    found = [one for one in app.expander if one.label == "What else would fit"]
    return [
        str(button.key).removeprefix("drop-")[:-2]
        for one in found
        for button in one.button
        if button.label == "Not for me"
    ]


def test_plan_without_a_profile_leads_to_the_assessment() -> None:
    app = press(open_app("plan"), "Start the self-assessment")
    assert app.title[0].value == "Where do your networks stand?"


def test_plan_suggests_at_most_three_actions() -> None:
    app = open_plan()
    assert [header.value for header in app.header] == ["Begin with these"]
    assert len(suggested(app)) == 3


def test_an_action_is_taken_on_done_and_done_again() -> None:
    app = press_later(take_first(open_plan()), "Done")
    press_later(unfold(app, "plan-closed"), "Do it again")
    assert events() == ["accept", "done", "reopen"]


def test_an_action_is_dropped_and_put_back_in_another_session() -> None:
    press_later(take_first(open_plan()), "Drop it")
    app = press_later(unfold(open_app("plan"), "plan-closed"), "Put it back")
    assert events() == ["accept", "drop", "reopen"]
    assert not [expander for expander in app.expander if expander.label.startswith("Done and dropped")]


def test_an_action_is_begun_and_home_leads_on_to_the_next_lesson() -> None:
    app = take_first(open_plan())
    for lesson in get_course().file.modules[0].lessons:
        finish_lesson(get_store(), learner_of(), lesson, 4, now())
    assert "The next action of your plan." in words(open_app("home"))
    press_later(app, "I have begun")
    assert events() == ["accept", "start"]
    assert f"Begun on {now():%d %B %Y}" in words(app)
    assert "The next action of your plan." not in words(open_app("home"))
    assert "Plan: 1 action in hand, 0 done." in words(open_app("home"))


def test_a_suggestion_is_dropped_without_being_taken_on_and_another_follows() -> None:
    app = open_plan()
    first = suggested(app)[0]
    app.button(key=f"drop-{first}-0").click()
    run(app)
    assert events() == ["drop"]
    assert labels(app, first) == []
    assert labels(unfold(app, "plan-closed"), first) == ["Put it back"]
    assert len(suggested(app)) == 3


def test_an_action_that_was_not_suggested_is_taken_on() -> None:
    app = unfold(open_plan(), "plan-others")
    other = others(app)[0]
    app.button(key=f"accept-{other}-0").click()
    run(app)
    assert labels(app, other) == ["Done", "I have begun", "Drop it"]
    assert app.header[0].value == "In hand"


def test_three_actions_in_hand_leave_nothing_to_take_on() -> None:
    app = unfold(take_first(take_first(take_first(open_plan()))), "plan-others")
    assert offered(app) == []
    assert len(others(app)) == 6
    assert "3 actions in hand are enough. When one is done or dropped, the next is suggested." in words(app)


def test_an_action_that_was_put_back_is_in_sight() -> None:
    app = open_plan()
    last = plan_ids()[-1]
    log_plan_event(get_store(), learner_of(), last, "drop", key=f"{last}:0", now=now())
    press_later(unfold(app, "plan-closed"), "Put it back")
    unfold(app, "plan-others")
    assert labels(app, last) == ["Take this on", "Not for me"]


def test_the_second_tap_of_a_double_one_does_not_press_what_came_up_beneath_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saving, "DOUBLE_TAP", timedelta(minutes=5))  # however slow the machine is
    press(take_first(open_plan()), "Done")
    assert events() == ["accept"]


def press_later(app: AppTest, label: str) -> AppTest:
    """Press after a look: what comes at once is taken for a double tap."""
    sleep(DOUBLE_TAP.total_seconds())
    return press(app, label)


def plan_ids() -> list[str]:
    """All actions, the least useful for this profile last."""
    course, results = get_course(), read_results(get_store(), learner_of())
    assert results.latest
    profile, mindset = score_assessment(results.latest, course.instrument)
    plan = plan_actions(course.instrument, course.actions.values(), profile, Preferences(), mindset)
    return [one.action.id for one in plan.ranked]


def test_the_same_step_from_two_tabs_is_one_event() -> None:
    first = open_plan()
    second = open_app("plan")
    take_first(first)
    take_first(second)
    assert events() == ["accept"]


def test_a_wish_changes_what_is_suggested_and_is_kept() -> None:
    app = unfold(open_plan(), "plan-wishes")
    before = suggested(app)
    app.selectbox(key="wish-goal").set_value("operational")
    run(app)
    assert suggested(app) != before
    saved = load_preferences(get_store(), learner_of())
    assert saved is not None
    assert (saved.goal, saved.work_mode) == ("operational", "mixed")
    assert unfold(open_app("plan"), "plan-wishes").selectbox(key="wish-goal").value == "operational"


def test_a_step_that_cannot_be_written_is_not_taken() -> None:
    app = open_plan()
    refuse_writes()
    take_first(app)
    assert says_not_saved(app)
    assert events() == []


def test_what_is_folded_away_is_drawn_when_it_is_opened() -> None:
    app = open_plan()
    action = get_course().actions[suggested(app)[0]]
    assert action.why not in words(app)
    unfold(app, f"how-{action.id}")
    assert action.why in words(app)
    assert all(f"{number}. {step}" in words(app) for number, step in enumerate(action.steps, 1))


def test_minutes_that_are_not_offered_stay_as_they_were_chosen() -> None:
    open_with_profile(3)
    save_preferences(
        get_store(), learner_of(), goal=None, weekly_minutes=75, work_mode=None, role=None, now=now()
    )
    minutes = unfold(open_app("plan"), "plan-wishes").selectbox(key="wish-minutes")
    assert (minutes.value, minutes.options[3:6]) == (75, ["60", "75", "90"])
