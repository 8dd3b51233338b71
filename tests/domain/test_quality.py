"""Quality checks of one person, and of a table of people in the same words."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from statistics import correlation, fmean, stdev

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.content.model import Instrument
from netlearn.domain.answer_table import MISSING, read_columns
from netlearn.domain.quality import FLAG_KINDS, Flag, check_answers, measure_pace, read_with_care
from netlearn.domain.quality_table import TABLE_KINDS, check_table
from netlearn.errors import RatingRefused
from tests.factories import make_instrument, rate_raw

INSTRUMENT = make_instrument()
ITEM_IDS = [item.id for item in INSTRUMENT.items]
UNEVEN = make_instrument(facets=3, items=5)
VALUES = st.none() | st.integers(1, 5)


def rate(values: Sequence[int | None], instrument: Instrument = INSTRUMENT) -> dict[str, int | None]:
    return {item.id: value for item, value in zip(instrument.items, values, strict=True)}


def kinds(flags: Sequence[Flag]) -> list[str]:
    return [flag.kind for flag in flags]


# A person who answers each facet 2 3 4 and the reverse item to match: nothing to be seen.
SOUND = rate([2, 3, 4, 3] * 6 + [3, 4, 5, 2] * 6)


# --- one person ------------------------------------------------------------------------------


def test_sound_answers_raise_no_flag() -> None:
    assert check_answers(INSTRUMENT, SOUND) == ()


def test_no_answers_raise_no_flag() -> None:
    assert check_answers(INSTRUMENT, {}) == ()


def test_the_same_answer_throughout_is_a_run_without_spread() -> None:
    flags = check_answers(INSTRUMENT, rate_raw(INSTRUMENT, 4))

    assert flags == (Flag("long_run", 48), Flag("low_spread", 0.0))


@pytest.mark.parametrize(
    ("run", "flags"), [(9, ()), (10, (Flag("long_run", 10),)), (11, (Flag("long_run", 11),))]
)
def test_a_run_counts_from_ten(run: int, flags: tuple[Flag, ...]) -> None:
    values = [1, 5, *[3] * run, *[2, 4] * 24][:48]
    forward = [item.model_copy(update={"reverse": False}) for item in INSTRUMENT.items]

    assert check_answers(_without_reverse(forward), rate(values)) == flags


def _without_reverse(items: Sequence[object]) -> Instrument:
    networks = []
    place = 0
    for network in INSTRUMENT.networks:
        facets = []
        for facet in network.facets:
            facets.append(facet.model_copy(update={"items": tuple(items[place : place + 4])}))
            place += 4
        networks.append(network.model_copy(update={"facets": tuple(facets)}))
    return INSTRUMENT.model_copy(update={"networks": tuple(networks)})


def test_a_run_is_counted_in_the_order_shown() -> None:
    ratings = rate([1, 3, 5, 3] * 12)
    order = sorted(ITEM_IDS, key=lambda item_id: ratings[item_id] or 0)

    assert "long_run" not in kinds(check_answers(INSTRUMENT, ratings))
    assert check_answers(INSTRUMENT, ratings, order)[0] == Flag("long_run", 24)


def test_a_gap_ends_a_run() -> None:
    ratings = rate([1, 5, *[3] * 6, None, *[3] * 6, *[2, 4] * 16, 1])

    assert "long_run" not in kinds(check_answers(INSTRUMENT, ratings))


def test_items_of_the_mind_set_in_the_order_are_passed_over() -> None:
    order = [*ITEM_IDS[:5], "M-1", *ITEM_IDS[5:], "M-2"]
    ratings: dict[str, int | None] = {**rate_raw(INSTRUMENT, 4), "M-1": 1}

    assert check_answers(INSTRUMENT, ratings, order)[0] == Flag("long_run", 48)


@pytest.mark.parametrize(
    ("others", "narrow"),
    # n = 48 with m answers one point off: variance m (48 - m) / (48 * 47), below 0.16 up to m = 9
    [(1, True), (9, True), (10, False), (24, False)],
)
def test_spread_counts_below_four_tenths(others: int, narrow: bool) -> None:
    values = [3] * 48
    values[: 2 * others : 2] = [4] * others

    flags = {flag.kind: flag.value for flag in check_answers(INSTRUMENT, rate(values))}

    assert ("low_spread" in flags) == narrow
    assert ("low_spread" in flags) == (stdev(values) < 0.4)


@pytest.mark.parametrize(("given", "narrow"), [(9, False), (10, True)])
def test_spread_needs_ten_answers(given: int, narrow: bool) -> None:
    ratings = dict.fromkeys(ITEM_IDS[:given], 3)

    assert ("low_spread" in kinds(check_answers(INSTRUMENT, ratings))) == narrow


def test_contradiction_hand_worked() -> None:
    # forward means 1 2 3 4 in turn; keyed reverse 5 4 3 2, that is raw 1 2 3 4: correlation -1
    ratings = rate([value for forward in [1, 2, 3, 4] * 3 for value in (forward, forward, forward, forward)])

    assert check_answers(INSTRUMENT, ratings) == (Flag("contradiction", -1.0),)


@pytest.mark.parametrize(("facets", "flagged"), [(7, False), (8, True)])
def test_contradiction_needs_eight_facets(facets: int, flagged: bool) -> None:
    values = [value for forward in [1, 2, 3, 4] * 3 for value in (forward, forward, forward, forward)]
    ratings = rate([*values[: 4 * facets], *[None] * (48 - 4 * facets)])

    assert ("contradiction" in kinds(check_answers(INSTRUMENT, ratings))) == flagged


def test_contradiction_without_spread_on_one_side_is_not_told() -> None:
    ratings = rate([value for forward in [1, 2, 3, 4] * 3 for value in (forward, forward, forward, 3)])

    assert check_answers(INSTRUMENT, ratings) == ()


@given(values=st.lists(st.integers(1, 5), min_size=48, max_size=48))
def test_contradiction_is_a_negative_pearson_correlation(values: list[int]) -> None:
    forward = [fmean(values[place : place + 3]) for place in range(0, 48, 4)]
    reverse = [6 - values[place + 3] for place in range(0, 48, 4)]
    spread = len(set(forward)) > 1 and len(set(reverse)) > 1
    expected = correlation(forward, reverse) if spread else 0.0

    found = {flag.kind: flag.value for flag in check_answers(INSTRUMENT, rate(values))}

    if abs(expected) > 1e-9:
        assert ("contradiction" in found) == (expected < 0)
    assert abs(found.get("contradiction", 0.0) - min(expected, 0.0)) < 1e-9


@pytest.mark.parametrize(
    ("seconds", "flags"),
    [
        ([1.9] * 10, (Flag("fast", 1.9),)),
        ([2.0] * 10, ()),
        ([1.0] * 9, ()),
        ([1.0] * 6 + [600.0] * 5, (Flag("fast", 1.0),)),
        ([1.0] * 5 + [4.0] * 6, ()),
        ([], ()),
    ],
)
def test_pace_is_a_median_below_two_seconds(seconds: list[float], flags: tuple[Flag, ...]) -> None:
    assert check_answers(INSTRUMENT, SOUND, seconds=seconds) == flags


def test_measure_pace_takes_times_in_any_order() -> None:
    start = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    assert measure_pace(start + timedelta(seconds=at) for at in (5, 0, 7.5)) == (5.0, 2.5)


def test_value_off_the_scale_is_refused() -> None:
    with pytest.raises(RatingRefused):
        check_answers(INSTRUMENT, {**SOUND, "O1-1": 9})


@pytest.mark.parametrize(("count", "care"), [(0, False), (1, False), (2, True), (4, True)])
def test_two_flags_ask_for_care(count: int, care: bool) -> None:
    assert read_with_care([Flag(kind, 0.0) for kind in FLAG_KINDS[:count]]) == care


# --- a table ---------------------------------------------------------------------------------


def assert_alike(instrument: Instrument, people: Sequence[Sequence[int | None]]) -> None:
    table = np.array([[MISSING if value is None else value for value in person] for person in people])

    flags = check_table(instrument, read_columns(instrument, table))

    found = [
        [kind for kind, raised in zip(TABLE_KINDS, row, strict=True) if raised] for row in flags.tolist()
    ]
    assert found == [kinds(check_answers(instrument, rate(person, instrument))) for person in people]


@given(people=st.lists(st.lists(VALUES, min_size=48, max_size=48), min_size=1, max_size=5))
def test_a_table_is_checked_like_each_person(people: list[list[int | None]]) -> None:
    assert_alike(INSTRUMENT, people)


@given(people=st.lists(st.lists(VALUES, min_size=45, max_size=45), min_size=1, max_size=5))
def test_a_table_of_uneven_facets_is_checked_like_each_person(people: list[list[int | None]]) -> None:
    assert_alike(UNEVEN, people)


def test_a_table_of_careless_people_is_checked_like_each_person() -> None:
    rng = np.random.default_rng(4)
    people: list[list[int | None]] = []
    for lazy in np.linspace(0.5, 1, 400):
        changes = rng.random(48) > lazy
        values = rng.integers(1, 6, 48)[np.maximum.accumulate(np.where(changes, np.arange(48), 0))]
        gaps = rng.random(48) < rng.choice([0, 0.02, 0.3, 0.9])
        people.append([None if gap else int(value) for value, gap in zip(values, gaps, strict=True)])

    assert_alike(INSTRUMENT, people)
