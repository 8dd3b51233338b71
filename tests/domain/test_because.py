"""The reasons behind a recommended action."""

from netlearn.content.model import Action
from netlearn.domain.because import explain, find_strength, split_reasons
from netlearn.domain.needs import measure_needs
from netlearn.domain.scoring import MindsetScore, Profile, score_profile
from netlearn.domain.weighing import Preferences
from tests.factories import make_action, make_instrument, make_profile, rate_facets

INSTRUMENT = make_instrument()


def reasons(
    action: Action,
    profile: Profile,
    preferences: Preferences | None = None,
    mindset: MindsetScore | None = None,
    evidence: float = 0.0,
) -> tuple[str, ...]:
    wishes = preferences or Preferences()
    needs = measure_needs(INSTRUMENT, profile, wishes.goal, {action.facet: evidence})
    return explain(
        action,
        needs[action.facet],
        instrument=INSTRUMENT,
        profile=profile,
        preferences=wishes,
        mindset=mindset,
    )


def test_explain_first_line_has_facet_figures_bands_and_tier() -> None:
    ratings = rate_facets(INSTRUMENT, {}) | {"S2-1": 2, "S2-2": 3, "S2-3": 1, "S2-4": 3}

    lines = reasons(make_action(facet="S2"), score_profile(INSTRUMENT, ratings))

    assert lines == (
        "Title S2 stands at 31 (90 % interval 13 to 49): Rare to Occasional; evidence tier C.",
        "That is below 60, the level the plan aims for, almost certainly.",
        (
            "The strategic network is weighted 1.25: it matters most and is built least. "
            "That is the framework's claim; you can switch it off."
        ),
    )


def test_explain_every_reason_that_holds_is_given() -> None:
    profile = make_profile(INSTRUMENT, {"S3": 1, "P1": 5})
    action = make_action(facet="S3", evidence="A", minutes=90, suits=("remote", "unsure"))
    preferences = Preferences(goal="strategic", weekly_minutes=30, work_mode="remote")
    mindset = MindsetScore(None, {"confidence": 0.0})

    assert reasons(action, profile, preferences, mindset, 0.2) == (
        "Title S3 stands at 0 (90 % interval 0 to 18): Rare; evidence tier A.",
        "That is below 75, the level the plan aims for because you chose this network, almost certainly.",
        "Your map of contacts adds 0.20 to this need.",
        (
            "The strategic network is weighted 1.25: it matters most and is built least. "
            "That is the framework's claim; you can switch it off."
        ),
        "Build on what comes readily: Title P1 (100, 90 % interval 82 to 100).",
        "It suits remote work.",
        "It is made for people who find making contact awkward or insincere.",
        "It takes 90 minutes, more than the 30 you set aside for a week.",
    )


def test_explain_doubtful_need_says_how_sure() -> None:
    # 50 points against 60: Phi(10 / 10.954) = .819
    lines = reasons(make_action(suits=("onsite",)), make_profile(INSTRUMENT), Preferences(work_mode="onsite"))

    assert lines[1:] == (
        "That is below 60, the level the plan aims for, with a probability of 82 %.",
        "It suits work on site.",
    )


def test_explain_met_target_keeps_alive() -> None:
    lines = reasons(make_action(), make_profile(INSTRUMENT, {"O1": 5}))

    assert lines[1:] == ("That is at or above 60, the level the plan aims for: this keeps it alive.",)


def test_explain_unscored_facet_says_so() -> None:
    lines = reasons(make_action(), make_profile(INSTRUMENT, {"O1": None}))

    assert lines == ("Title O1: not enough answers for a score; evidence tier C.",)


def test_find_strength_is_the_highest_of_another_network() -> None:
    profile = make_profile(INSTRUMENT, {"S1": 1, "S2": 5, "P3": 5, "O2": 4})

    strength = find_strength(INSTRUMENT, profile, "S1")

    assert strength == profile.facets["P3"]


def test_find_strength_none_where_nothing_stands_clearly_above() -> None:
    assert find_strength(INSTRUMENT, make_profile(INSTRUMENT, {"S1": 2, "P": 3}), "S1") is None
    assert find_strength(INSTRUMENT, make_profile(INSTRUMENT, {"P1": None, "O1": 5}), "P1") is None


def test_split_reasons_puts_figures_and_the_map_first() -> None:
    profile = make_profile(INSTRUMENT, {"S3": 1})
    lines = reasons(make_action(facet="S3"), profile, Preferences(work_mode="remote"), None, 0.2)
    front, rest = split_reasons(lines)

    assert front == (lines[0], "Your map of contacts adds 0.20 to this need.")
    assert front[:1] + rest[:1] == lines[:2]
    assert set(front) | set(rest) == set(lines)
    assert split_reasons(()) == ((), ())
