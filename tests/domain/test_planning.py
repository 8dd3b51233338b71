"""The plan: its order, its constraints, and that the same inputs give the same plan."""

from collections.abc import Mapping
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from netlearn.content.model import Action
from netlearn.domain.choosing import Recommendation, choose, rank
from netlearn.domain.needs import Need
from netlearn.domain.planning import Plan, Preferences, plan_actions
from netlearn.domain.scoring import MindsetScore, score_profile
from tests.factories import LETTERS, make_action, make_actions, make_instrument, make_profile

INSTRUMENT = make_instrument()
ACTIONS = make_actions(INSTRUMENT)
STATES = ("open", "accepted", "started", "done", "dropped")

RATINGS = st.fixed_dictionaries({item.id: st.none() | st.integers(1, 5) for item in INSTRUMENT.items})
PREFERENCES = st.builds(
    Preferences,
    st.sampled_from([None, "operational", "personal", "strategic"]),
    st.integers(5, 240),
    st.sampled_from(["remote", "onsite", "mixed"]),
)
DECIDED = st.dictionaries(
    st.sampled_from([action.id for action in ACTIONS]), st.sampled_from(STATES), max_size=6
)


def plan_for(keyed: Mapping[str, int | None], rest: int | None = 3, **states: str) -> Plan:
    decided = {name.replace("_", "-"): state for name, state in states.items()}
    profile = make_profile(INSTRUMENT, keyed, rest)
    return plan_actions(INSTRUMENT, ACTIONS, profile, Preferences(), decided=decided)


def name_recommended(plan: Plan) -> list[str]:
    return [one.action.id for one in plan.recommended]


def make_recommendation(action: Action, priority: float, state: str = "open") -> Recommendation:
    network = next(name for name, letter in LETTERS.items() if letter == action.facet[0])
    need = Need(action.facet, network, 60, 0.1, 1.0, 0.0, 0.1)
    return Recommendation(action, need, 1.0, priority, (), state)


# --- hand-worked -----------------------------------------------------------------------------


def test_plan_actions_priorities_follow_the_formula() -> None:
    ranked = {one.action.id: one for one in plan_for({"S3": 1}).ranked}

    # 0 points: gap .6, certain; .6 * 1.25 = .75, times impact / effort
    assert round(ranked["S3-quick"].priority, 6) == 0.75
    assert round(ranked["S3-hour"].priority, 6) == 0.75
    # the ongoing one takes 90 of 60 minutes a week: fit .75
    assert (round(ranked["S3-ongoing"].priority, 6), ranked["S3-ongoing"].fit) == (0.5625, 0.75)
    # 50 points: gap .1, Phi(10 / 10.954) = .8194
    assert round(ranked["O1-quick"].priority, 4) == 0.0819


def test_plan_actions_ties_go_to_lower_effort_then_id() -> None:
    ranked = [one.action.id for one in plan_for({"S3": 1, "S2": 1}).ranked]

    assert ranked[:4] == ["S2-quick", "S3-quick", "S2-hour", "S3-hour"]


def test_plan_actions_weak_strategic_network_gets_three_facets_and_a_quick_win_first() -> None:
    plan = plan_for({"O": 4, "P": 4, "S": 2})

    assert name_recommended(plan) == ["S1-quick", "S2-quick", "S3-ongoing"]


def test_plan_actions_strategic_need_is_served_even_when_small() -> None:
    plan = plan_for({"O": 1, "P": 1, "S": 5, "S4": 3})

    assert name_recommended(plan) == ["O1-quick", "O2-quick", "S4-ongoing"]


def test_plan_actions_without_strategic_need_serves_the_others() -> None:
    plan = plan_for({"O": 1, "P": 1, "S": 5})

    assert name_recommended(plan) == ["O1-quick", "O2-quick", "O3-ongoing"]


def test_plan_actions_live_ones_count_towards_the_three() -> None:
    plan = plan_for({"S": 2}, S1_quick="accepted", O1_ongoing="started")

    # quick, giving and strategic are live already, so the best of another facet remains
    assert name_recommended(plan) == ["S2-quick"]


def test_plan_actions_three_live_ones_leave_no_room() -> None:
    plan = plan_for({"S": 2}, S1_quick="accepted", O1_hour="started", P1_hour="accepted", P2_hour="accepted")

    assert plan.recommended == ()


def test_plan_actions_dropped_and_done_do_not_come_back() -> None:
    plan = plan_for({"S": 2}, S1_quick="dropped", S2_quick="done")

    assert name_recommended(plan) == ["S3-quick", "S4-quick", "S1-ongoing"]


def test_plan_actions_states_are_told_in_the_ranking() -> None:
    ranked = {one.action.id: one.state for one in plan_for({}, S1_quick="dropped").ranked}

    assert (ranked["S1-quick"], ranked["S2-quick"]) == ("dropped", "open")


def test_plan_actions_everything_habitual_keeps_every_network_alive() -> None:
    plan = plan_for({}, rest=5)

    assert plan.maintenance is True
    assert [one.need.network for one in plan.recommended] == ["strategic", "operational", "personal"]
    assert plan.notes == (
        "Nothing lies below its target, so this plan keeps your networks alive and passes your habits on.",
    )


def test_plan_actions_unscored_facets_get_no_need_and_are_named() -> None:
    plan = plan_for({"S1": None, "O3": None})

    assert plan.notes == ("Nothing can be said yet about Title O3, Title S1: there are not enough answers.",)
    assert {one.priority for one in plan.ranked if one.action.facet in {"O3", "S1"}} == {0.0}


def test_plan_actions_without_any_score_is_empty() -> None:
    empty = Plan(notes=("The plan begins once the self-assessment has enough answers.",))

    assert plan_actions(INSTRUMENT, ACTIONS, None, Preferences()) == empty
    assert plan_for({}, rest=None) == empty


def test_plan_actions_of_unknown_facets_are_left_out() -> None:
    plan = plan_actions(INSTRUMENT, [make_action(facet="Z9")], make_profile(INSTRUMENT), Preferences())

    assert plan == Plan()


def test_plan_actions_mindset_changes_fit_and_never_need() -> None:
    actions = [make_action("o1-a"), make_action("o1-b", suits=("unsure",))]
    profile = make_profile(INSTRUMENT, {"O1": 1})
    uneasy = MindsetScore(None, {"sincerity": 0.0})

    plain = plan_actions(INSTRUMENT, actions, profile, Preferences())
    toned = plan_actions(INSTRUMENT, actions, profile, Preferences(), uneasy)

    assert [one.action.id for one in plain.ranked] == ["o1-a", "o1-b"]
    assert [one.action.id for one in toned.ranked] == ["o1-b", "o1-a"]
    assert {one.need for one in toned.ranked} == {one.need for one in plain.ranked}


def test_plan_actions_map_evidence_alone_makes_a_need() -> None:
    plan = plan_actions(
        INSTRUMENT, ACTIONS, make_profile(INSTRUMENT, rest=5), Preferences(), map_evidence={"S3": 0.1}
    )

    assert plan.maintenance is False
    assert plan.ranked[0].action.id == "S3-quick"


# --- properties ------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(ratings=RATINGS, preferences=PREFERENCES, decided=DECIDED)
def test_plan_actions_any_profile_keeps_the_constraints(
    ratings: dict[str, int | None], preferences: Preferences, decided: dict[str, str]
) -> None:
    profile = score_profile(INSTRUMENT, ratings)

    plan = plan_actions(INSTRUMENT, ACTIONS, profile, preferences, decided=decided)

    live = [one for one in plan.ranked if one.state in {"accepted", "started"}]
    chosen = [*live, *plan.recommended]
    facets = [one.action.facet for one in plan.recommended]
    assert len(plan.recommended) <= max(0, 3 - len(live))
    assert {one.state for one in plan.recommended} <= {"open"}
    assert len(set(facets)) == len(facets)
    assert not set(facets).intersection(one.action.facet for one in live)
    if plan.ranked and not live and not decided:
        assert plan.recommended[0].action.effort == "quick"
        assert any(one.action.give_first for one in chosen)
        wanted = any(one.need.network == "strategic" and one.need.size for one in plan.ranked)
        served = any(one.need.network == "strategic" for one in chosen)
        assert served or not wanted
    if plan.maintenance and not decided:
        assert len({one.need.network for one in chosen}) == 3


@settings(max_examples=40, deadline=None)
@given(ratings=RATINGS, preferences=PREFERENCES, decided=DECIDED, order=st.permutations(ACTIONS))
def test_plan_actions_is_a_pure_function_and_ignores_the_order_of_actions(
    ratings: dict[str, int | None], preferences: Preferences, decided: dict[str, str], order: list[Action]
) -> None:
    profile = score_profile(INSTRUMENT, ratings)

    one = plan_actions(INSTRUMENT, ACTIONS, profile, preferences, decided=decided)
    other = plan_actions(INSTRUMENT, order, profile, preferences, decided=dict(decided))

    assert one == other


@st.composite
def draw_recommendations(draw: st.DrawFn) -> tuple[Recommendation, ...]:
    """Draw a few actions of few facets, with priorities that often tie."""
    made = []
    for place in range(draw(st.integers(0, 9))):
        action = make_action(
            f"a-{place}",
            draw(st.sampled_from(["O1", "O2", "P1", "S1", "S2"])),
            effort=draw(st.sampled_from(["quick", "hour", "ongoing"])),
            give_first=draw(st.booleans()),
        )
        made.append(
            make_recommendation(
                action, draw(st.sampled_from([0.0, 0.1, 0.2, 0.5])), draw(st.sampled_from(STATES))
            )
        )
    return rank(made)


@settings(max_examples=150, deadline=None)
@given(ranked=draw_recommendations(), maintenance=st.booleans())
def test_choose_no_other_choice_is_better(ranked: tuple[Recommendation, ...], *, maintenance: bool) -> None:
    """Search through every choice there is, without the shortening that makes choosing fast."""
    live = [one for one in ranked if one.state in {"accepted", "started"}]
    taken = {one.action.facet for one in live}
    free = [one for one in ranked if one.state == "open" and one.action.facet not in taken]

    def value(choice: tuple[Recommendation, ...]) -> tuple[int, float]:
        together = [*live, *choice]
        kept = [any(one.action.effort == "quick" for one in together)]
        kept.append(any(one.action.give_first for one in together))
        networks = {one.need.network for one in together}
        kept += (
            [name in networks for name in ("operational", "personal", "strategic")]
            if maintenance
            else ["strategic" in networks]
        )
        return sum(kept), round(sum(one.priority for one in choice), 9)

    possible = [
        choice
        for size in range(max(0, 3 - len(live)) + 1)
        for choice in combinations(free, size)
        if len({one.action.facet for one in choice}) == size
    ]

    assert value(choose(ranked, maintenance=maintenance)) == max(map(value, possible))
