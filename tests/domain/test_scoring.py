"""Scores, intervals, bands and the rules for missing answers."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.content.model import Precision, Scale
from netlearn.domain.scoring import (
    MindsetScore,
    Profile,
    Score,
    count_needed,
    differ,
    find_z,
    half_width,
    key_rating,
    measure_error,
    name_bands,
    reverse_rating,
    round_points,
    score_mindset,
    score_profile,
)
from netlearn.errors import RatingRefused
from tests.factories import make_instrument, make_mindset, make_profile, make_scale, rate_facets, rate_raw

INSTRUMENT = make_instrument()
ITEM_IDS = [item.id for item in INSTRUMENT.items]
RATINGS = st.fixed_dictionaries({item_id: st.none() | st.integers(1, 5) for item_id in ITEM_IDS})
SCALES = st.builds(make_scale, st.integers(-3, 3), st.integers(4, 9))


def all_scores(profile: Profile) -> list[Score]:
    return [*profile.facets.values(), *profile.networks.values(), profile.overall]


def make_score(value: float | None, sem: float = 10.0) -> Score:
    return Score("X", value, value, value, sem, 4, 4, ())


# --- keying ----------------------------------------------------------------------------------


@given(scale=SCALES, data=st.data())
def test_reverse_rating_twice_is_identity(scale: Scale, data: st.DataObject) -> None:
    value = data.draw(st.integers(scale.low, scale.high))

    assert reverse_rating(reverse_rating(value, scale), scale) == value


@pytest.mark.parametrize(("value", "mirrored"), [(1, 5), (2, 4), (3, 3), (4, 2), (5, 1)])
def test_reverse_rating_mirrors_on_the_limits_of_the_scale(value: int, mirrored: int) -> None:
    assert reverse_rating(value, make_scale()) == mirrored


def test_key_rating_turns_reverse_items_only() -> None:
    forward, reverse = INSTRUMENT.items[0], INSTRUMENT.items[3]

    assert (key_rating(forward, 4, INSTRUMENT.scale), key_rating(reverse, 4, INSTRUMENT.scale)) == (4, 2)


@pytest.mark.parametrize("value", [0, 6, -1, True, 3.0, "3"])
def test_key_rating_off_the_scale_is_refused(value: int) -> None:
    with pytest.raises(RatingRefused) as refused:
        key_rating(INSTRUMENT.items[0], value, INSTRUMENT.scale)

    assert str(refused.value) == "A rating lies between 1 and 5."


# --- profile ---------------------------------------------------------------------------------


def test_score_profile_all_fives_give_seventy_five_everywhere() -> None:
    profile = score_profile(INSTRUMENT, rate_raw(INSTRUMENT, 5))

    assert [score.value for score in all_scores(profile)] == [75.0] * 16


def test_score_profile_all_ones_give_twenty_five_everywhere() -> None:
    profile = score_profile(INSTRUMENT, rate_raw(INSTRUMENT, 1))

    assert [score.value for score in all_scores(profile)] == [25.0] * 16


@pytest.mark.parametrize(("keyed", "points"), [(1, 0.0), (2, 25.0), (3, 50.0), (4, 75.0), (5, 100.0)])
def test_score_profile_anchors_lie_on_their_points(keyed: int, points: float) -> None:
    profile = make_profile(INSTRUMENT, rest=keyed)

    assert {score.value for score in all_scores(profile)} == {points}


def test_score_profile_hand_worked_facet() -> None:
    ratings: dict[str, int | None] = {"O1-1": 2, "O1-2": 3, "O1-3": 1, "O1-4": 3}

    score = score_profile(INSTRUMENT, ratings).facets["O1"]

    # keyed 2 3 1 3, mean 2.25, 100 * 1.25 / 4; SEM = 20 * sqrt(0.3); 1.645 * SEM = 18.02
    assert (score.value, score.answered, score.total) == (31.25, 4, 4)
    assert round(score.sem, 3) == 10.954
    assert (round(score.low or 0, 2), round(score.high or 0, 2)) == (13.23, 49.27)
    assert score.bands == ("rare", "occasional")


def test_score_profile_hand_worked_network_and_whole() -> None:
    profile = make_profile(INSTRUMENT, {"O1": 5, "O2": 4, "O3": 4, "O4": 2, "P": 2, "S": 3})

    operational = profile.networks["operational"]
    # (100 + 75 + 75 + 25) / 4; SEM = 15 * sqrt(0.12) = 5.196, half width 8.547
    assert operational.value == 68.75
    assert (round(operational.low or 0, 2), round(operational.high or 0, 2)) == (60.20, 77.30)
    assert operational.bands == ("regular", "habitual")
    assert (operational.answered, operational.total) == (16, 16)
    # (68.75 + 25 + 50) / 3; SEM = 13 * sqrt(0.06) = 3.184, half width 5.238
    overall = profile.overall
    assert round(overall.value or 0, 3) == 47.917
    assert (round(overall.low or 0, 2), round(overall.high or 0, 2)) == (42.68, 53.15)
    assert overall.bands == ("occasional", "regular")


@pytest.mark.parametrize(("answered", "value"), [(4, 50.0), (3, 50.0), (2, None), (0, None)])
def test_score_profile_facet_needs_three_of_four(answered: int, value: float | None) -> None:
    ratings = {f"O1-{place}": 3 for place in range(1, answered + 1)}

    score = score_profile(INSTRUMENT, ratings).facets["O1"]

    assert (score.value, score.answered) == (value, answered)


@pytest.mark.parametrize(("gaps", "value"), [((), 50.0), (("O1",), 50.0), (("O1", "O2"), None)])
def test_score_profile_network_needs_three_of_four_facets(gaps: tuple[str, ...], value: float | None) -> None:
    profile = make_profile(INSTRUMENT, dict.fromkeys(gaps))

    assert profile.networks["operational"].value == value


def test_score_profile_whole_needs_every_network() -> None:
    profile = make_profile(INSTRUMENT, {"S1": None, "S2": None})

    assert [profile.networks[name].value for name in profile.networks] == [50.0, 50.0, None]
    assert profile.overall.value is None


def test_score_profile_gap_has_no_figures_and_no_bands() -> None:
    score = score_profile(INSTRUMENT, {}).facets["S4"]

    assert (score.value, score.low, score.high, score.bands) == (None, None, None, ())
    assert name_bands(INSTRUMENT, score) == "Not enough answers"


@pytest.mark.parametrize(("items", "needed"), [(1, 1), (2, 2), (3, 3), (4, 3), (8, 6)])
def test_score_profile_facet_of_any_length_needs_three_quarters(items: int, needed: int) -> None:
    instrument = make_instrument(facets=1, items=items, networks=("personal",))
    ratings = {f"P1-{place}": 3 for place in range(1, needed + 1)}

    assert score_profile(instrument, ratings).facets["P1"].value == 50.0
    assert score_profile(instrument, dict(list(ratings.items())[1:])).facets["P1"].value is None


def test_score_profile_mindset_ratings_change_nothing() -> None:
    ratings = rate_facets(INSTRUMENT, {})

    assert score_profile(INSTRUMENT, {**ratings, "M-1": 1, "M-4": None}) == score_profile(INSTRUMENT, ratings)


def test_score_profile_unknown_item_is_refused() -> None:
    with pytest.raises(RatingRefused) as refused:
        score_profile(INSTRUMENT, {"O1-1": 3, "Z9-9": 3})

    assert str(refused.value) == "The instrument has no item Z9-9."


@pytest.mark.parametrize("value", [0, 6, 99, True])
def test_score_profile_value_off_the_scale_is_refused(value: int) -> None:
    with pytest.raises(RatingRefused):
        score_profile(INSTRUMENT, {"O1-1": value})


@given(ratings=RATINGS)
def test_score_profile_any_answers_stay_in_bounds(ratings: dict[str, int | None]) -> None:
    for score in all_scores(score_profile(INSTRUMENT, ratings)):
        if score.value is None:
            assert (score.low, score.high, score.bands) == (None, None, ())
        else:
            assert score.low is not None
            assert score.high is not None
            assert 0 <= score.low <= score.value <= score.high <= 100
            assert 1 <= len(score.bands) <= 2


@given(ratings=RATINGS, order=st.permutations(ITEM_IDS))
def test_score_profile_order_of_answers_changes_nothing(
    ratings: dict[str, int | None], order: list[str]
) -> None:
    shuffled = {item_id: ratings[item_id] for item_id in order}

    assert score_profile(INSTRUMENT, shuffled) == score_profile(INSTRUMENT, ratings)


@given(ratings=RATINGS)
def test_score_profile_none_and_absent_are_the_same(ratings: dict[str, int | None]) -> None:
    given_only = {item_id: value for item_id, value in ratings.items() if value is not None}

    assert score_profile(INSTRUMENT, given_only) == score_profile(INSTRUMENT, ratings)


@given(ratings=RATINGS)
def test_score_profile_mirrored_answers_mirror_the_scores(ratings: dict[str, int | None]) -> None:
    mirrored = {key: None if value is None else 6 - value for key, value in ratings.items()}

    straight, turned = score_profile(INSTRUMENT, ratings), score_profile(INSTRUMENT, mirrored)

    for one, other in zip(all_scores(straight), all_scores(turned), strict=True):
        assert (one.value is None) == (other.value is None)
        assert one.value is None or isclose(one.value, 100 - (other.value or 0), abs_tol=1e-9)


@given(ratings=RATINGS, item_id=st.sampled_from(ITEM_IDS))
def test_score_profile_one_step_up_never_lowers_a_forward_facet(
    ratings: dict[str, int | None], item_id: str
) -> None:
    facet_id, place = item_id.split("-")
    value = ratings[item_id]
    raised = {**ratings, item_id: None if value is None else min(5, value + 1)}

    before = score_profile(INSTRUMENT, ratings).facets[facet_id].value or 0.0
    after = score_profile(INSTRUMENT, raised).facets[facet_id].value or 0.0

    assert (after <= before) if place == "4" else (after >= before)


# --- bands -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keyed", "words"),
    [
        ({"O1": 1}, "Rare"),
        ({"O1": 2}, "Rare to Occasional"),
        ({"O1": 3}, "Occasional to Regular"),
        ({"O1": 4}, "Regular to Habitual"),
        ({"O1": 5}, "Habitual"),
    ],
)
def test_name_bands_names_both_when_the_interval_crosses_a_cut(keyed: dict[str, int], words: str) -> None:
    assert name_bands(INSTRUMENT, make_profile(INSTRUMENT, keyed).facets["O1"]) == words


def test_name_bands_three_touched_names_first_and_last() -> None:
    ratings: dict[str, int | None] = {"O1-1": 2, "O1-2": 3, "O1-3": 2, "O1-4": 3}

    score = score_profile(INSTRUMENT, ratings).facets["O1"]

    # 37.5, interval 19.5 to 55.5
    assert (score.value, name_bands(INSTRUMENT, score)) == (37.5, "Rare to Regular")


@pytest.mark.parametrize(("points", "whole"), [(0.0, 0), (12.5, 13), (37.5, 38), (62.49, 62), (100.0, 100)])
def test_round_points_halves_go_up(points: float, whole: int) -> None:
    assert round_points(points) == whole


# --- differences -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    # z * sqrt(10^2 + 10^2) = 1.645 * 14.142 = 23.26
    [(50.0, 73.2, False), (50.0, 73.3, True), (73.3, 50.0, True), (50.0, None, False), (None, 50.0, False)],
)
def test_differ_needs_more_than_noise(one: float | None, other: float | None, *, apart: bool) -> None:
    assert differ(make_score(one), make_score(other)) == apart


def test_differ_more_confidence_asks_for_more() -> None:
    assert differ(make_score(50.0), make_score(75.0), 0.90) is True
    assert differ(make_score(50.0), make_score(75.0), 0.95) is False


# --- mind-set --------------------------------------------------------------------------------


def test_score_mindset_hand_worked() -> None:
    ratings = {"M-1": 5, "M-2": 3, "M-3": 4, "M-4": 4, "O1-1": 5}

    assert score_mindset(make_mindset(), ratings) == MindsetScore(
        62.5, {"confidence": 100.0, "permission": 50.0, "purpose": 75.0, "sincerity": 25.0}
    )


def test_score_mindset_needs_three_of_four_but_keeps_topics() -> None:
    assert score_mindset(make_mindset(), {"M-1": 2, "M-4": 1}) == MindsetScore(
        None, {"confidence": 25.0, "sincerity": 100.0}
    )


def test_score_mindset_off_the_scale_is_refused() -> None:
    with pytest.raises(RatingRefused):
        score_mindset(make_mindset(), {"M-1": 6})


# --- precision -------------------------------------------------------------------------------


@pytest.mark.parametrize(("total", "needed"), [(1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (8, 6)])
def test_count_needed_is_three_quarters_rounded_up(total: int, needed: int) -> None:
    assert count_needed(total) == needed


@pytest.mark.parametrize(
    ("reliability", "sd", "sem", "half"), [(0.70, 20, 10.954, 18.018), (0.88, 15, 5.196, 8.547)]
)
def test_half_width_is_z_standard_errors(reliability: float, sd: float, sem: float, half: float) -> None:
    precision = Precision(reliability=reliability, sd=sd)

    assert (round(measure_error(precision), 3), round(half_width(precision), 3)) == (sem, half)
    assert isclose(half_width(precision, 0.95), 1.959964 * measure_error(precision), rel_tol=1e-6)


def test_find_z_of_ninety_per_cent() -> None:
    assert round(find_z(), 3) == 1.645
