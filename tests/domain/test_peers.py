import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.peers import counts_as_group, view_peers
from tests.domain.pairs import INSTRUMENT, ITEMS, answer


@pytest.mark.parametrize(
    ("peers", "others", "counts"),
    [(0, 1, False), (2, 1, False), (2, 5, False), (3, 0, False), (3, 1, True), (4, 0, True)],
)
def test_three_peers_and_four_raters_make_a_group(peers: int, others: int, counts: bool) -> None:
    assert counts_as_group(peers, others) == counts


def test_too_few_are_left_out_and_not_rolled_up() -> None:
    assert view_peers(INSTRUMENT, [answer(4), answer(2)], coach=answer(3)) is None


def test_a_facet_that_too_few_could_rate_stays_out() -> None:
    shown = view_peers(INSTRUMENT, [answer(4), answer(4), answer(3, O1=None)], coach=answer(3))
    assert shown is not None
    assert (shown["O1"], shown["O2"]) == (None, 65)


def test_with_three_peers_the_figure_is_nobodys_own() -> None:
    shown = view_peers(INSTRUMENT, [answer(1), answer(4), answer(5)], coach=answer(3))
    assert shown is not None
    assert set(shown.values()) == {60}  # (0 + 75 + 100) / 3 = 58.3; the middle one said 75


def test_halves_are_rounded_up_at_every_height() -> None:
    first = {item.id for item in ITEMS[:12]}

    def mixed(low: int) -> dict[str, int | None]:
        return {item.id: low if item.id in first else low + 1 for item in ITEMS}

    for low, rounded in ((1, 15), (2, 40), (3, 65), (4, 90)):  # of 12.5, 37.5, 62.5 and 87.5
        shown = view_peers(INSTRUMENT, [mixed(low)] * 3, coach=answer(3))
        assert shown is not None
        assert set(shown.values()) == {rounded}


def test_a_coach_who_did_not_rate_a_facet_does_not_make_the_fourth_rater() -> None:
    three, four = [answer(4)] * 3, [answer(4)] * 4
    shown = view_peers(INSTRUMENT, three, coach=answer(3, O1=None))
    assert shown is not None
    assert (shown["O1"], shown["O2"]) == (None, 75)
    assert view_peers(INSTRUMENT, three, coach=answer(None)) is None
    alone = view_peers(INSTRUMENT, four, coach=answer(None))
    assert alone is not None
    assert set(alone.values()) == {75}


@given(st.lists(st.integers(1, 5), min_size=3, max_size=8))
def test_only_a_mean_in_steps_of_five_is_shown(values: list[int]) -> None:
    shown = view_peers(INSTRUMENT, [answer(value) for value in values], coach=answer(3))
    assert shown is not None
    (value,) = set(shown.values())
    assert value is not None
    assert value % 5 == 0
    assert 25 * (min(values) - 1) <= value <= 25 * (max(values) - 1)
