"""The name of a profile's shape, given only where the intervals allow one."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlearn.content.model import PatternId
from netlearn.domain.patterns import find_pattern
from netlearn.domain.scoring import differ, score_profile
from tests.factories import make_instrument, make_profile, rate_raw

INSTRUMENT = make_instrument()
KEYED = st.none() | st.integers(1, 5)
FACETS = st.fixed_dictionaries({facet.id: KEYED for facet in INSTRUMENT.facets})


@pytest.mark.parametrize(
    ("keyed", "pattern"),
    [
        ({"O": 4, "P": 2, "S": 2}, "reliable-operator"),
        ({"O": 2, "P": 4, "S": 2}, "outside-in-explorer"),
        ({"O": 2, "P": 2, "S": 4}, "bridge-builder"),
        ({"O": 4, "P": 4, "S": 2}, "steady-connector"),
        ({"O": 4, "P": 2, "S": 4}, "inside-strategist"),
        ({"O": 2, "P": 4, "S": 4}, "outward-pioneer"),
        # all three apart: the one on top gives the name
        ({"O": 5, "P": 3, "S": 1}, "reliable-operator"),
        ({"O": 4, "P": 4, "S": 4}, "all-rounder"),
        ({"O": 5, "P": 5, "S": 5}, "all-rounder"),
        ({"O": 2, "P": 2, "S": 2}, "open-field"),
        ({"O": 3, "P": 3, "S": 3}, "even"),
        # 56.25, 50 and 43.75: first and last differ, the middle one belongs to neither
        ({"O1": 4, "S1": 2}, None),
        ({"O": None, "P": 5, "S": 1}, None),
        ({"O": None, "P": None, "S": None}, None),
    ],
)
def test_find_pattern(keyed: dict[str, int | None], pattern: PatternId | None) -> None:
    assert find_pattern(make_profile(INSTRUMENT, keyed)) == pattern


def test_find_pattern_of_all_the_same_raw_answers_is_all_rounder_at_75() -> None:
    # all fives: three forward at 5, one reverse at 1, so 4.0 and 75 points in every facet
    profile = score_profile(INSTRUMENT, rate_raw(INSTRUMENT, 5))

    assert (profile.overall.value, find_pattern(profile)) == (75.0, "all-rounder")


def test_find_pattern_with_other_than_three_networks_has_no_name() -> None:
    two = make_instrument(networks=("operational", "personal"))

    assert find_pattern(make_profile(two, {"O": 5, "P": 1})) is None


@settings(max_examples=80, deadline=None)
@given(keyed=FACETS)
def test_find_pattern_names_only_what_differs(keyed: dict[str, int | None]) -> None:
    profile = make_profile(INSTRUMENT, keyed)
    networks = list(profile.networks.values())
    apart = any(differ(one, other) for one in networks for other in networks)

    pattern = find_pattern(profile)

    assert pattern in {None, *get_args(PatternId)}
    if any(score.value is None for score in networks):
        assert pattern is None
    elif not apart:
        assert pattern in {"all-rounder", "open-field", "even"}
    else:
        assert pattern not in {"all-rounder", "open-field", "even"}
