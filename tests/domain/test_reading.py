"""Sentences on a profile: nothing is said that the intervals do not allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.content.model import NetworkId
from netlearn.domain.reading import (
    describe_network,
    describe_whole,
    rank_facets,
    state_figures,
    state_interval,
)
from netlearn.domain.scoring import Profile, differ, score_profile
from tests.factories import make_instrument, make_profile

INSTRUMENT = make_instrument()
KEYED = st.none() | st.integers(1, 5)
FACETS = st.fixed_dictionaries({facet.id: KEYED for facet in INSTRUMENT.facets})


def profile_of(operational: int | None, personal: int | None, strategic: int | None) -> Profile:
    return make_profile(INSTRUMENT, {"O": operational, "P": personal, "S": strategic})


# --- the whole -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keyed", "sentence"),
    [
        (
            (4, 4, 2),
            (
                "Strong inside and outside, thin towards the future: your operational and personal networks "
                "stand clearly above your strategic one."
            ),
        ),
        (
            (4, 2, 2),
            (
                "Strong inside, thin outside and towards the future: your operational network "
                "stands clearly above your personal and strategic ones."
            ),
        ),
        (
            (5, 3, 1),
            (
                "Strong inside, thin towards the future: your operational network stands clearly above "
                "your strategic one, with your personal network clearly between the two."
            ),
        ),
        (
            (2, 3, 2),
            (
                "Livelier outside, thin inside and towards the future: your personal network "
                "stands clearly above your operational and strategic ones."
            ),
        ),
        (
            (5, 4, 4),
            (
                "Strong inside, quieter outside and towards the future: your operational network "
                "stands clearly above your personal and strategic ones."
            ),
        ),
        ((3, 3, 3), "Your three networks stand about even, Occasional to Regular on the whole."),
        ((5, 5, 5), "Your three networks stand about even, Habitual on the whole."),
        (
            (4, 2, None),
            (
                "Strong inside, thin outside: your operational network stands clearly above your "
                "personal one; "
                "your strategic network does not have enough answers yet."
            ),
        ),
        (
            (3, 3, None),
            (
                "Your two scored networks stand about even; "
                "your strategic network does not have enough answers yet."
            ),
        ),
        ((None, 4, None), "So far only your personal network has enough answers: Regular to Habitual."),
        ((None, None, None), "There are not yet enough answers to describe your networks."),
    ],
)
def test_describe_whole(keyed: tuple[int | None, int | None, int | None], sentence: str) -> None:
    assert describe_whole(INSTRUMENT, profile_of(*keyed)) == sentence


def test_describe_whole_middle_too_close_to_both_is_left_open() -> None:
    # 56.25, 50 and 43.75: the first and the last are 12.5 apart, a step over 1.645 * 5.196 * sqrt(2) = 12.09
    profile = make_profile(INSTRUMENT, {"O1": 4, "S1": 2})

    assert describe_whole(INSTRUMENT, profile) == (
        "Livelier inside, quieter towards the future: your operational network stands clearly above "
        "your strategic one, with your personal network between them, too close to either to call."
    )


@given(keyed=FACETS)
def test_describe_whole_clearly_is_said_only_of_networks_that_differ(keyed: dict[str, int | None]) -> None:
    profile = make_profile(INSTRUMENT, keyed)
    networks = list(profile.networks.values())
    apart = any(differ(one, other) for one in networks for other in networks)

    sentence = describe_whole(INSTRUMENT, profile)

    assert ("clearly above" in sentence) == apart
    assert sentence.count(".") == 1


# --- one network -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keyed", "network", "sentence"),
    [
        (
            {"O": 4},
            "operational",
            (
                "Your operational network is Regular to Habitual (75, 90 % interval 66 to 84). "
                "Its facets stand too close together to be ranked."
            ),
        ),
        (
            {"P1": 5, "P2": 1},
            "personal",
            (
                "Your personal network is Occasional to Regular (50, 90 % interval 41 to 59). "
                "Within it, Title P1 seems to come more readily than Title P2; "
                "a few items for each leave room for doubt."
            ),
        ),
        (
            {"S1": None, "S2": None},
            "strategic",
            "Your strategic network does not have enough answers yet: 8 of 16 items are rated.",
        ),
    ],
)
def test_describe_network(keyed: dict[str, int | None], network: NetworkId, sentence: str) -> None:
    assert describe_network(INSTRUMENT, make_profile(INSTRUMENT, keyed), network) == sentence


# --- order and figures -----------------------------------------------------------------------


def test_rank_facets_goes_from_high_to_low_with_gaps_last() -> None:
    profile = make_profile(INSTRUMENT, {"O1": None, "S4": 5, "P2": 4, "P3": 1})

    assert [score.id for score in rank_facets(INSTRUMENT, profile)] == [
        *("S4", "P2"),
        *("O2", "O3", "O4", "P1", "P4", "S1", "S2", "S3"),
        *("P3", "O1"),
    ]


def test_state_figures_scored_and_gap() -> None:
    profile = score_profile(INSTRUMENT, {"O1-1": 2, "O1-2": 3, "O1-3": 1, "O1-4": 3})

    assert state_figures(profile.facets["O1"]) == "31, 90 % interval 13 to 49"
    assert state_figures(profile.facets["O2"]) == "not enough answers"
    assert not state_interval(profile.facets["O2"])
