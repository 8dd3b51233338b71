"""A plan that is followed: if-then plans, the weekly minute, the stages, and wishes that rank anew."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from netlearn.domain.if_then import IfThenPlan, keep_plan, recall_plan, shrink_step, write_plan
from netlearn.domain.plan_log import PlanEvent
from netlearn.store.plans import list_plan_events, load_preferences, log_plan_event
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
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
ACTION = "s1-ask-a-leaver"


def log(event: str, days_ago: float = 0, *, detail: dict[str, object] | None = None) -> None:
    count = len(events())
    log_plan_event(
        get_store(),
        learner_of(),
        ACTION,
        event,  # type: ignore[arg-type]  # the names stand in the tests below
        key=f"{ACTION}:{count}",
        detail=detail,
        now=now() - timedelta(days=days_ago),
    )


def events() -> tuple[PlanEvent, ...]:
    return list_plan_events(get_store(), learner_of())


def plan(commitment: int = 4) -> dict[str, object]:
    on = now().date() + timedelta(days=3)
    return keep_plan(IfThenPlan("it is Monday at nine", "write one line", "A. B.", on, commitment=commitment))


def open_plan(days_ago: float = 0) -> AppTest:
    """The plan of somebody who took one action on."""
    open_with_profile(3)
    log("accept", days_ago)
    return open_app("plan")


def open_builder() -> AppTest:
    """The same with the if-then builder unfolded."""
    return unfold(open_plan(), f"builder-{ACTION}-1")


def fill(app: AppTest, count: int = 1, **lines: str) -> AppTest:
    for name, words_ in lines.items():
        app.text_input(key=f"{name}-{ACTION}-{count}").set_value(words_)
    return press(app, "Keep this plan")


# --- if-then ---------------------------------------------------------------------------------


def test_the_builder_begins_with_the_words_of_the_action() -> None:
    app, action = open_builder(), get_course().actions[ACTION]
    assert app.text_input(key=f"cue-{ACTION}-1").value == action.if_then.cue
    press(app, "Keep this plan")
    kept = recall_plan(events()[-1].detail)
    assert kept is not None
    assert (kept.cue, kept.step) == (action.if_then.cue, action.if_then.response)
    assert f"**{write_plan(kept)}**" in words(app).replace("\\", "")


def test_a_plan_that_cannot_stand_is_refused_in_words_and_what_was_typed_stays() -> None:
    app = fill(open_builder(), cue="sometime next week", step="think about it")
    assert [str(one.value).split(".")[0] for one in app.error] == [
        "“sometime” never arrives by itself",
        "Nobody can see you “think”",
    ]
    assert app.text_input(key=f"step-{ACTION}-1").value == "think about it"
    assert [event.event for event in events()] == ["accept"]
    fill(app, cue="it is Friday at 15:00", step="write to one person", person="C. D.")
    assert recall_plan(events()[-1].detail) is not None
    assert not app.error


def test_a_day_beyond_the_fortnight_sent_past_the_widget_is_refused() -> None:
    app = open_builder()
    app.date_input(key=f"on-{ACTION}-1").set_value(date(2099, 1, 1))
    app.run()
    assert [event.event for event in events()] == ["accept"]


def test_a_weak_commitment_is_kept_and_a_smaller_step_is_offered() -> None:
    open_plan()
    log("intend", detail=plan(commitment=2))
    app = press(open_app("plan"), "Use the smaller step")
    kept = recall_plan(events()[-1].detail)
    assert kept is not None
    assert kept.step == shrink_step(get_course().actions[ACTION].steps[0])
    assert "Use the smaller step" not in [button.label for button in app.button]


@pytest.mark.parametrize("way", ["typed", "aloud"])
def test_a_plan_is_rehearsed_by_typing_it_once_more_or_saying_it(way: str) -> None:
    open_plan()
    log("intend", detail=plan())
    app = unfold(open_app("plan"), f"rehearse-{ACTION}-2")
    sentence = "if it is monday at nine then i will write one line (with a b)"
    if way == "typed":
        app.text_input(key=f"typed-{ACTION}-2").set_value(sentence)
    else:
        app.checkbox(key=f"aloud-{ACTION}-2").check()
    run(app)
    kept = recall_plan(events()[-1].detail)
    assert (len(events()), kept is not None and kept.rehearsed) == (3, True)


def test_something_else_typed_is_no_rehearsal() -> None:
    open_plan()
    log("intend", detail=plan())
    app = unfold(open_app("plan"), f"rehearse-{ACTION}-2")
    app.text_input(key=f"typed-{ACTION}-2").set_value("something else")
    run(app)
    assert len(events()) == 2


def test_what_was_typed_is_never_markup() -> None:
    open_plan()
    log("intend", detail=plan() | {"step": "write **bold** [link](https://x.example) :red[x]"})
    shown = words(open_app("plan"))
    assert "[link](https://x.example)" not in shown
    assert "**bold**" not in shown


def test_a_plan_that_cannot_be_written_is_not_called_kept() -> None:
    app = open_builder()
    refuse_writes()
    press(app, "Keep this plan")
    assert says_not_saved(app)
    assert [event.event for event in events()] == ["accept"]


# --- the weekly minute -------------------------------------------------------------------------


def test_within_a_week_nobody_asks() -> None:
    assert "One minute on your plan" not in [one.value for one in open_plan(6).header]


@pytest.mark.parametrize("answer", ["did", "done", "adapt", "keep", "drop"])
def test_after_a_week_an_answer_is_kept_with_its_reason(answer: str) -> None:
    app = open_plan(8)
    app.radio(key=f"what-{ACTION}-1").set_value(answer)
    app.text_input(key=f"why-{ACTION}-1").set_value("A full week")
    press(app, "Save")
    assert [(event.event, event.note) for event in events()] == [("accept", None), (answer, "A full week")]
    assert "One minute on your plan" not in [one.value for one in app.header]


def test_an_action_without_an_answer_is_asked_about_again() -> None:
    app = press(open_plan(8), "Save")
    assert len(events()) == 1
    assert "One minute on your plan" in [one.value for one in app.header]


def test_weeks_are_counted_without_blame() -> None:
    open_plan(22)
    assert "Once a week, one minute" in words(open_app("plan"))
    log("keep", 14.5)
    log("did", 7.5)
    shown = words(open_app("plan"))
    assert (
        "You have looked at your plan in 2 of 4 weeks, 2 of them in a row. A week off does not end" in shown
    )


def test_the_way_to_day_90_shows_what_is_met() -> None:
    open_plan(10)
    log("done", 5)
    shown = words(open_app("plan"))
    assert ":material/check_circle: A first strategic action done" in shown
    assert ":material/radio_button_unchecked: One useful thing given first" in shown


# --- wishes and reasons --------------------------------------------------------------------------


def test_role_and_weights_are_kept_and_rank_the_plan_anew() -> None:
    app = unfold(open_plan(), "plan-wishes")
    before = words(app)
    app.radio(key="wish-role").set_value("senior")
    run(app)
    app.checkbox(key="wish-even").check()
    run(app)
    wishes = load_preferences(get_store(), learner_of())
    assert wishes is not None
    assert (wishes.role, wishes.even_weights) == ("senior", True)
    assert words(app) != before


def test_every_other_action_says_why_not() -> None:
    app = unfold(open_plan(), "plan-others")
    (others,) = [one for one in app.expander if one.label == "What else would fit"]
    reasons = [str(one.value) for one in others.caption if "Why not this one?" in str(one.value)]
    assert len(reasons) == 6


def test_everything_habitual_is_kept_alive_and_passed_on() -> None:
    open_with_profile(5)
    # all fives are 75 points, whose interval still reaches below; nothing lies below the target of 60
    shown = words(open_app("plan"))
    assert "keeps your networks alive and passes your habits on" in shown
    assert "Take a newer colleague along" in shown
