"""If-then plans: what can stand, what cannot and why, and how a plan is kept and said once more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.content.load import load_course
from netlearn.domain.if_then import (
    IfThenPlan,
    check_plan,
    keep_plan,
    matches,
    recall_plan,
    shrink_step,
    tidy_plan,
    write_obstacle,
    write_plan,
)
from netlearn.settings import ROOT

TODAY = date(2026, 3, 2)
PLAN = IfThenPlan(
    cue="it is Tuesday at 9:00 and I open my calendar",
    step="write two lines to one supplier",
    person="A. B.",
    on=TODAY + timedelta(days=7),
    obstacle="nobody answers",
    answer="ring them on Friday",
    commitment=4,
)
TEXT = st.text(max_size=60)


def refused(plan: IfThenPlan) -> dict[str, str]:
    return {one.field: one.why for one in check_plan(plan, TODAY)}


def test_a_plan_with_moment_step_and_day_stands() -> None:
    assert refused(PLAN) == {}
    assert refused(replace(PLAN, obstacle="", answer="", person="")) == {}


def test_every_plan_the_course_suggests_can_stand() -> None:
    course, _ = load_course(ROOT / "content" / "en")
    assert course is not None
    broken = {
        action.id: refused(plan)
        for action in course.actions.values()
        for plan in [
            tidy_plan(
                IfThenPlan(
                    action.if_then.cue,
                    action.if_then.response,
                    "",
                    TODAY,
                    action.obstacle.cue,
                    action.obstacle.response,
                )
            )
        ]
        if refused(plan)
    }
    assert broken == {}


# --- the moment ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cue",
    [
        "I have time",
        "I find some time for it",
        "it is some day next week",
        "sometime next week",
        "I get to it later",
        "things calm down",
        "whenever I can",
        "I do it soon enough",
    ],
)
def test_a_moment_that_never_arrives_is_refused(cue: str) -> None:
    plan = replace(PLAN, cue=f"when {cue}")
    assert list(refused(plan)) == ["cue"]
    assert refused(plan)["cue"].endswith("Name a weekday and an hour, a place or a meeting.")


@pytest.mark.parametrize(
    "cue",
    [
        "as soon as the mail arrives",
        "it is ten minutes later than nine and I sit down",
        "whenever I open the door of the workshop",
        "when I can see that the meeting ends early",
        "it is Friday at 15:00",
    ],
)
def test_a_moment_that_surely_comes_stands(cue: str) -> None:
    assert refused(replace(PLAN, cue=cue)) == {}


@pytest.mark.parametrize("cue", ["", "Monday", "at work"])
def test_a_moment_in_too_few_words_is_refused(cue: str) -> None:
    assert refused(replace(PLAN, cue=cue)) == {
        "cue": "Name a moment that will surely come, such as a weekday and an hour, a place or a meeting."
    }


# --- the step --------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["think", "try", "be", "improve", "Network", "consider", "focus"])
def test_a_step_that_nobody_can_see_is_refused(verb: str) -> None:
    assert refused(replace(PLAN, step=f"{verb} more about my contacts")) == {
        "step": (
            f"Nobody can see you “{verb.casefold()}”. "
            "Begin with a verb that shows: write, ask, ring, send, offer."
        )
    }


@pytest.mark.parametrize(
    ("step", "why"),
    [
        ("", "Say in a few words what you will do."),
        ("call", "Say in a few words what you will do."),
        (
            "write to Ann and then ring Bob",
            "Keep to one thing you will do; the next one can have a plan of its own.",
        ),
        ("write to Ann. Ring Bob", "Keep to one thing you will do; the next one can have a plan of its own."),
        ("ask " * 31, "Keep to one thing you will do; the next one can have a plan of its own."),
        (
            "write to Ann sometime",
            "“sometime” leaves the step open. The moment stands in the first line; here, only what you do.",
        ),
    ],
)
def test_a_step_that_is_none_or_several_is_refused(step: str, why: str) -> None:
    assert refused(replace(PLAN, step=step)) == {"step": why}


# --- the day, the obstacle, the commitment ------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "why"),
    [
        (-1, {"on": "This day has passed. Choose one from today on."}),
        (0, {}),
        (14, {}),
        (15, {"on": "Choose a day within the next 14 days; a plan for later seldom survives."}),
    ],
)
def test_a_day_lies_within_14_days(days: int, why: dict[str, str]) -> None:
    assert refused(replace(PLAN, on=TODAY + timedelta(days=days))) == why


@pytest.mark.parametrize(
    ("obstacle", "answer", "why"),
    [
        ("it rains", "", {"answer": "Say what you will do when that gets in the way."}),
        ("", "ring them", {"obstacle": "Name what may get in the way, or leave both lines empty."}),
        ("it rains", "wait", {"answer": "Say in a few words what you will do then."}),
    ],
)
def test_an_obstacle_and_its_answer_belong_together(obstacle: str, answer: str, why: dict[str, str]) -> None:
    assert refused(replace(PLAN, obstacle=obstacle, answer=answer)) == why


@pytest.mark.parametrize("commitment", [0, 6, -1])
def test_a_commitment_lies_between_1_and_5(commitment: int) -> None:
    assert refused(replace(PLAN, commitment=commitment)) == {"commitment": "Choose a number from 1 to 5."}


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert list(refused(IfThenPlan("", "", "", date.min, "", "x", 9))) == [
        "cue",
        "step",
        "on",
        "obstacle",
        "commitment",
    ]


# --- words -----------------------------------------------------------------------------------


def test_a_tidied_plan_says_nothing_twice() -> None:
    typed = replace(
        PLAN,
        cue="  If it is  Tuesday at 9:00. ",
        step="I'll write two lines;",
        answer="then I will ring them",
    )
    tidy = tidy_plan(typed)
    assert (tidy.cue, tidy.step, tidy.answer) == ("it is Tuesday at 9:00", "write two lines", "ring them")


def test_a_plan_is_written_as_a_sentence() -> None:
    assert write_plan(PLAN) == (
        "If it is Tuesday at 9:00 and I open my calendar, "
        "then I will write two lines to one supplier (with A. B.)."
    )
    assert write_plan(replace(PLAN, person="", cue="it rains")) == (
        "If it rains, then I will write two lines to one supplier."
    )
    assert write_obstacle(PLAN) == "If nobody answers, then I will ring them on Friday."
    assert not write_obstacle(replace(PLAN, obstacle=""))


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        (write_plan(PLAN), True),
        (write_plan(PLAN).upper().replace(",", ""), True),
        (write_plan(PLAN).replace("Tuesday", "Teusday"), True),
        ("", False),
        ("If it is Tuesday", False),
        ("I will do something quite different when the occasion arises some other day", False),
    ],
)
def test_a_plan_typed_once_more_may_have_slips(typed: str, *, same: bool) -> None:
    assert matches(typed, PLAN) == same


def test_a_smaller_step_is_two_minutes_of_the_first() -> None:
    step = shrink_step("Recall a moment this month. Then another.")
    assert step == "take two minutes for the first bit: recall a moment this month"


# --- keeping ---------------------------------------------------------------------------------


@given(
    cue=TEXT,
    step=TEXT,
    person=TEXT,
    on=st.dates(),
    obstacle=TEXT,
    answer=TEXT,
    commitment=st.integers(1, 5),
    rehearsed=st.booleans(),
)
def test_a_kept_plan_comes_back_as_it_was(
    *,
    cue: str,
    step: str,
    person: str,
    on: date,
    obstacle: str,
    answer: str,
    commitment: int,
    rehearsed: bool,
) -> None:
    plan = IfThenPlan(cue, step, person, on, obstacle, answer, commitment, rehearsed)
    assert recall_plan(keep_plan(plan)) == plan


@pytest.mark.parametrize(
    "detail", [None, {}, {"cue": "x", "step": "y"}, {"cue": "x", "step": "y", "on": "soon"}]
)
def test_what_cannot_be_read_is_no_plan(detail: dict[str, object] | None) -> None:
    assert recall_plan(detail) is None


@given(cue=TEXT, step=TEXT, obstacle=TEXT, answer=TEXT, on=st.dates())
def test_any_text_is_tidied_and_checked_without_a_fault(
    cue: str, step: str, obstacle: str, answer: str, on: date
) -> None:
    plan = tidy_plan(IfThenPlan(cue, step, "", on, obstacle, answer))
    assert tidy_plan(plan).cue == plan.cue or plan.cue.casefold().startswith("if ")
    assert {one.field for one in check_plan(plan, TODAY)} <= {"cue", "step", "on", "obstacle", "answer"}
