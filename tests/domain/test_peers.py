import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.peers import counts_as_group, view_peers
from tests.domain.pairs import INSTRUMENT, answer


@pytest.mark.parametrize(
    ("peers", "others", "counts"),
    [(0, 1, False), (2, 1, False), (2, 5, False), (3, 0, False), (3, 1, True), (4, 0, True)],
)
def test_three_peers_and_four_raters_make_a_group(peers: int, others: int, counts: bool) -> None:
    assert counts_as_group(peers, others) == counts


def test_too_few_are_left_out_and_not_rolled_up() -> None:
    assert view_peers(INSTRUMENT, [answer(4), answer(2)], others=1) is None


def test_a_facet_that_too_few_could_rate_stays_out() -> None:
    shown = view_peers(INSTRUMENT, [answer(4), answer(4), answer(3, O1=None)], others=1)
    assert shown is not None
    assert (shown["O1"], shown["O2"]) == (None, 75)


@given(st.lists(st.integers(1, 5), min_size=3, max_size=8))
def test_only_a_middle_in_steps_of_five_is_shown(values: list[int]) -> None:
    shown = view_peers(INSTRUMENT, [answer(value) for value in values], others=1)
    assert shown is not None
    (value,) = set(shown.values())
    assert value is not None
    assert value % 5 == 0
    assert 25 * (min(values) - 1) <= value <= 25 * (max(values) - 1)
