"""Profiles and plans of the real course: golden cases, and a thousand people at random."""

from functools import cache
from random import Random

import pytest
from inline_snapshot import snapshot

from netlearn.content.load import load_course
from netlearn.content.model import Course
from netlearn.domain.patterns import find_pattern
from netlearn.domain.planning import Plan, Preferences, plan_actions
from netlearn.domain.quality import check_answers, read_with_care
from netlearn.domain.reading import describe_whole
from netlearn.domain.scoring import Profile, name_bands, score_profile
from netlearn.domain.weighing import Role, WorkMode
from netlearn.settings import ROOT
from tests.factories import make_profile, rate_facets, rate_raw

WORK_MODES: tuple[WorkMode, ...] = ("remote", "onsite", "mixed")
ROLES: tuple[Role, ...] = ("newcomer", "established", "senior")


@cache
def read_course() -> Course:
    course, _ = load_course(ROOT / "content" / "en")
    assert course is not None
    return course


def plan_for(profile: Profile, preferences: Preferences | None = None) -> Plan:
    course = read_course()
    return plan_actions(course.instrument, course.actions.values(), profile, preferences or Preferences())


def tell(profile: Profile) -> tuple[str, str | None, list[str], list[str]]:
    """What is read first: the sentence up to its colon, the pattern, the networks' bands, the actions."""
    instrument = read_course().instrument
    bands = [name_bands(instrument, score) for score in profile.networks.values()]
    actions = [one.action.id for one in plan_for(profile).recommended]
    return describe_whole(instrument, profile).split(":")[0], find_pattern(profile), bands, actions


# --- golden cases ----------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "band"), [(1, "Rare"), (2, "Rare to Occasional"), (5, "Habitual")])
def test_a_facet_at_each_end_has_its_band(value: int, band: str) -> None:
    instrument = read_course().instrument
    profile = make_profile(instrument, {"O1": value})
    assert name_bands(instrument, profile.facets["O1"]) == band


GOLDEN: dict[str, dict[str, int | None]] = {
    "rare": {"O": 1, "P": 1, "S": 1},
    "occasional": {"O": 2, "P": 2, "S": 2},
    "regular": {"O": 3, "P": 3, "S": 3},
    "habitual": {"O": 5, "P": 5, "S": 5},
    "short of the strategic one": {"O": 4, "P": 4, "S": 2},
    "inside only": {"O": 5, "P": 2, "S": 2},
    "a gap": {"O": 4, "P": None, "S": 2},
    "nothing": {"O": None, "P": None, "S": None},
}


def test_golden_profiles_and_plans() -> None:
    told = {name: tell(make_profile(read_course().instrument, keyed)) for name, keyed in GOLDEN.items()}
    assert told == snapshot(
        {
            "rare": (
                "Your three networks stand about even, Rare on the whole.",
                "open-field",
                ["Rare", "Rare", "Rare"],
                ["p1-a-stranger-a-day", "s4-tell-them-what-it-changed", "o2-listen-without-solving"],
            ),
            "occasional": (
                "Your three networks stand about even, Rare to Occasional on the whole.",
                "open-field",
                ["Rare to Occasional", "Rare to Occasional", "Rare to Occasional"],
                ["p1-a-stranger-a-day", "s4-tell-them-what-it-changed", "o2-listen-without-solving"],
            ),
            "regular": (
                "Your three networks stand about even, Occasional to Regular on the whole.",
                "even",
                ["Occasional to Regular", "Occasional to Regular", "Occasional to Regular"],
                ["p1-a-stranger-a-day", "s4-tell-them-what-it-changed", "o2-listen-without-solving"],
            ),
            "habitual": (
                "Your three networks stand about even, Habitual on the whole.",
                "all-rounder",
                ["Habitual", "Habitual", "Habitual"],
                ["p1-a-stranger-a-day", "o2-listen-without-solving", "s4-tell-them-what-it-changed"],
            ),
            "short of the strategic one": (
                "Strong inside and outside, thin towards the future",
                "steady-connector",
                ["Regular to Habitual", "Regular to Habitual", "Rare to Occasional"],
                ["s4-tell-them-what-it-changed", "s1-ask-a-leaver", "s2-two-introductions"],
            ),
            "inside only": (
                "Strong inside, thin outside and towards the future",
                "reliable-operator",
                ["Habitual", "Rare to Occasional", "Rare to Occasional"],
                ["p1-a-stranger-a-day", "s4-tell-them-what-it-changed", "p2-two-half-known-people"],
            ),
            "a gap": (
                "Strong inside, thin towards the future",
                None,
                ["Regular to Habitual", "Not enough answers", "Rare to Occasional"],
                ["s4-tell-them-what-it-changed", "s1-ask-a-leaver", "s2-two-introductions"],
            ),
            "nothing": (
                "There are not yet enough answers to describe your networks.",
                None,
                ["Not enough answers", "Not enough answers", "Not enough answers"],
                [],
            ),
        }
    )


def test_all_the_same_answers_are_flagged_and_scored_as_they_stand() -> None:
    instrument = read_course().instrument
    ratings = rate_raw(instrument, 5)
    flags = check_answers(instrument, ratings)
    assert [flag.kind for flag in flags] == ["long_run", "low_spread"]
    assert read_with_care(flags)
    assert {score.value for score in score_profile(instrument, ratings).facets.values()} == {75.0}


def test_contradictory_answers_are_flagged() -> None:
    instrument = read_course().instrument
    rng = Random(4)
    ratings: dict[str, int | None] = {}
    for facet in instrument.facets:
        high = rng.choice([True, False])
        # the reverse item says the same as the forward ones say, which is the opposite
        ratings |= {item.id: rng.choice([4, 5]) if high else rng.choice([1, 2]) for item in facet.items}
    assert "contradiction" in [flag.kind for flag in check_answers(instrument, ratings)]


# --- a thousand people -----------------------------------------------------------------------


def make_person(rng: Random) -> tuple[Profile, Preferences]:
    """Somebody with a level of their own in each facet, a few answers missing, and wishes."""
    instrument = read_course().instrument
    levels = {facet.id: rng.randint(1, 5) for facet in instrument.facets}
    ratings = rate_facets(instrument, dict(levels))
    for item in ratings:
        if rng.random() < 0.3:
            ratings[item] = rng.randint(1, 5)
        if rng.random() < 0.1:
            ratings[item] = None
    wishes = Preferences(
        goal=rng.choice([None, "operational", "personal", "strategic"]),
        weekly_minutes=rng.choice([15, 30, 60, 120, 240]),
        work_mode=rng.choice(WORK_MODES),
        role=rng.choice(ROLES),
        even_weights=rng.random() < 0.3,
    )
    return score_profile(instrument, ratings), wishes


@pytest.mark.slow
def test_a_plan_for_every_one_of_a_thousand_people_obeys_all_constraints() -> None:
    rng = Random(20260302)
    sizes, strategic = [], 0
    for _ in range(1000):
        profile, wishes = make_person(rng)
        plan = plan_for(profile, wishes)
        chosen = plan.recommended
        needed = {one.need.network for one in plan.ranked if one.need.size > 0}
        sizes.append(len(chosen))
        strategic += "strategic" in {one.need.network for one in chosen}
        assert 1 <= len(chosen) <= 3
        assert len({one.action.facet for one in chosen}) == len(chosen)
        assert chosen[0].action.effort == "quick"
        assert any(one.action.give_first for one in chosen)
        assert "strategic" not in needed or any(one.need.network == "strategic" for one in chosen)
        assert all(0.5 <= one.fit <= 1.5 and one.priority >= 0 for one in plan.ranked)
        for one in chosen:
            score = profile.facets[one.action.facet]
            assert one.because[0].endswith(f"evidence tier {one.action.evidence}.")
            assert score.value is None or str(int(score.value + 0.5)) in one.because[0]
    assert (sizes.count(3) >= 990, strategic >= 900) == (True, True)


def test_everything_habitual_gives_a_plan_that_keeps_alive_and_passes_on() -> None:
    plan = plan_for(make_profile(read_course().instrument, rest=5))
    assert plan.maintenance
    assert {one.need.network for one in plan.recommended} == {"operational", "personal", "strategic"}
    assert any("senior" in one.action.suits for one in plan.recommended)


def test_a_strength_is_named_where_it_can_serve_the_gap() -> None:
    plan = plan_for(make_profile(read_course().instrument, {"P1": 5, "S3": 1}))
    lines = [line for one in plan.recommended if one.action.facet == "S3" for line in one.because]
    assert "Build on what comes readily: Outside reach (100, 90 % interval 82 to 100)." in lines


@pytest.mark.parametrize("wish", [Preferences(goal="personal"), Preferences(weekly_minutes=15)])
def test_a_wish_ranks_the_plan_anew(wish: Preferences) -> None:
    profile = make_profile(read_course().instrument, {"O1": 2, "S3": 2})
    assert [one.action.id for one in plan_for(profile, wish).ranked] != [
        one.action.id for one in plan_for(profile).ranked
    ]


# --- what the course says --------------------------------------------------------------------


def test_the_course_has_words_for_every_pattern_and_every_way_to_serve() -> None:
    course = read_course()
    assert list(course.patterns) == [
        "reliable-operator",
        "outside-in-explorer",
        "bridge-builder",
        "steady-connector",
        "inside-strategist",
        "outward-pioneer",
        "all-rounder",
        "open-field",
        "even",
    ]
    names = ("operational", "personal", "strategic")
    assert {(one.strong, one.thin) for one in course.servings} == {
        (strong, thin) for strong in names for thin in names if strong != thin
    }


def test_first_steps_are_suggestions_and_claim_no_numbers() -> None:
    texts = [text for one in read_course().patterns.values() for text in (*one.first_steps, one.strength)]
    claims = ("most people who", "others with", "%", "percent", "typically", "studies", "usually")
    assert [text for text in texts if any(claim in text.casefold() for claim in claims)] == []
