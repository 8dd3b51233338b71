"""Why an action is not among those that the plan begins with."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlearn.domain.planning import Plan, Preferences, plan_actions
from netlearn.domain.scoring import score_profile
from netlearn.domain.why_not import explain_absence
from tests.factories import make_actions, make_instrument, make_profile

INSTRUMENT = make_instrument()
ACTIONS = make_actions(INSTRUMENT)
RATINGS = st.fixed_dictionaries({item.id: st.none() | st.integers(1, 5) for item in INSTRUMENT.items})


def plan_for(
    keyed: dict[str, int | None], preferences: Preferences | None = None, rest: int = 3, **states: str
) -> Plan:
    decided = {name.replace("_", "-"): state for name, state in states.items()}
    profile = make_profile(INSTRUMENT, keyed, rest)
    return plan_actions(INSTRUMENT, ACTIONS, profile, preferences or Preferences(), decided=decided)


def ask(plan: Plan, action_id: str, preferences: Preferences | None = None) -> tuple[str, ...]:
    one = next(one for one in plan.ranked if one.action.id == action_id)
    return explain_absence(one, plan, INSTRUMENT, preferences or Preferences())


def test_another_action_of_the_same_facet_was_chosen() -> None:
    # recommended: S1-quick, S2-quick, S3-ongoing
    assert ask(plan_for({"O": 4, "P": 4, "S": 2}), "S1-hour") == (
        "It ranks 5 of 36: need 0.35 · weight 1.25 · evidence 2 · fit 1 / effort 2 = 0.44.",
        "One action a facet at a time: for Title S1 that is “Do something”.",
    )


def test_a_rule_of_balance_went_before_priority() -> None:
    # S3-quick ranks above S3-ongoing, S4-quick above both of the last; the ongoing one begins by giving
    assert ask(plan_for({"O": 4, "P": 4, "S": 2}), "S4-quick") == (
        "It ranks 4 of 36: need 0.35 · weight 1.25 · evidence 1 · fit 1 / effort 1 = 0.44.",
        "“Do something” has less priority (0.33), but it begins by giving.",
    )


def test_others_rank_higher() -> None:
    reasons = ask(plan_for({"O": 3, "P": 3, "S": 1}), "O1-quick")
    assert reasons[-1].startswith("The last of those chosen has 0.5")


def test_a_facet_without_a_need() -> None:
    assert ask(plan_for({"O": 5, "P": 2, "S": 2}), "O1-quick") == (
        "Its facet shows no need: at or above the target of 60, or without a score.",
    )


def test_three_in_hand_are_enough() -> None:
    plan = plan_for({"S": 2}, O1_quick="accepted", P1_quick="accepted", P2_quick="started")
    assert ask(plan, "S1-quick")[1] == "3 actions are in hand, and more than that seldom get done."


def test_too_many_minutes_are_named() -> None:
    wishes = Preferences(weekly_minutes=30)
    reasons = ask(plan_for({"S": 2}, wishes), "S4-hour", wishes)
    assert reasons[-1] == "It takes 45 minutes; you set aside 30 a week."


def test_in_maintenance_only_ranks_and_priorities_are_told() -> None:
    reasons = ask(plan_for({}, rest=5), "O2-hour")
    assert reasons[0].startswith("It ranks ")
    assert "need" not in reasons[0]


def test_what_was_chosen_or_decided_on_cannot_be_asked_about() -> None:
    plan = plan_for({"S": 2}, S1_hour="dropped")
    for action_id in (plan.recommended[0].action.id, "S1-hour"):
        with pytest.raises(ValueError, match="Only an open action"):
            ask(plan, action_id)


@settings(max_examples=40, deadline=None)
@given(ratings=RATINGS, minutes=st.integers(5, 240))
def test_every_action_that_was_not_chosen_has_a_reason(ratings: dict[str, int | None], minutes: int) -> None:
    wishes = Preferences(weekly_minutes=minutes)
    plan = plan_actions(INSTRUMENT, ACTIONS, score_profile(INSTRUMENT, ratings), wishes)
    left = [one for one in plan.ranked if one not in plan.recommended]
    assert [one for one in left if not explain_absence(one, plan, INSTRUMENT, wishes)] == []
