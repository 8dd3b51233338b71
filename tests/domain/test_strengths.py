"""Strengths paired with the gaps that they can serve."""

from netlearn.content.model import Serving
from netlearn.domain.strengths import Pairing, pair_strengths
from tests.factories import make_instrument, make_profile

INSTRUMENT = make_instrument()
SERVINGS = (Serving(strong="personal", thin="strategic", how="Bring it inside."),)


def name(pairings: tuple[Pairing, ...]) -> list[tuple[str, str, str]]:
    return [(one.strength.id, one.gap.id, one.how) for one in pairings]


def test_pair_strengths_a_strength_serves_a_gap_of_another_network() -> None:
    profile = make_profile(INSTRUMENT, {"P1": 5, "S3": 1})

    assert name(pair_strengths(INSTRUMENT, profile, SERVINGS)) == [("P1", "S3", "Bring it inside.")]


def test_pair_strengths_within_one_network_there_is_nothing_to_pair() -> None:
    assert pair_strengths(INSTRUMENT, make_profile(INSTRUMENT, {"S1": 5, "S3": 1}), SERVINGS) == ()


def test_pair_strengths_each_strength_serves_once_and_the_lowest_gap_first() -> None:
    profile = make_profile(INSTRUMENT, {"P1": 5, "O1": 5, "S2": 2, "S3": 1, "S4": 2})

    assert name(pair_strengths(INSTRUMENT, profile, SERVINGS)) == [
        ("O1", "S3", ""),
        ("P1", "S2", "Bring it inside."),
    ]


def test_pair_strengths_never_more_than_three() -> None:
    profile = make_profile(INSTRUMENT, {"O": 5, "P": 1, "S": 1})

    assert len(pair_strengths(INSTRUMENT, profile)) == 3


def test_pair_strengths_an_even_or_empty_profile_has_none() -> None:
    assert pair_strengths(INSTRUMENT, make_profile(INSTRUMENT)) == ()
    assert pair_strengths(INSTRUMENT, make_profile(INSTRUMENT, rest=None)) == ()
