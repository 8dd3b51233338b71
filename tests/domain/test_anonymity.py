from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.anonymity import (
    Cell,
    may_compare,
    may_replace,
    may_show_comments,
    measure_spread,
    merge_neighbours,
    merge_small,
)
from netlearn.domain.group_results import GroupResult, Tally, renew

floors = st.sampled_from([3, 5, 8])
counts = st.lists(st.integers(0, 30), min_size=2, max_size=8).map(
    lambda found: {f"option-{place}": count for place, count in enumerate(found)}
)
BANDS = {"rare": 0, "occasional": 25, "regular": 50, "habitual": 75}


def check_safe(cells: tuple[Cell, ...], total: int, floor: int) -> None:
    """No cell, and nothing that follows by adding or subtracting cells, is about one to k-1 people."""
    if not cells:
        return
    assert sum(cell.count for cell in cells) == total
    for size in range(1, len(cells) + 1):
        for some in combinations(cells, size):
            inside = sum(cell.count for cell in some)
            assert inside == 0 or inside >= floor
            assert total - inside == 0 or total - inside >= floor
    # Nobody's answer follows from being in the room: at least two answers were given.
    assert sum(cell.count > 0 for cell in cells) >= 2


@given(counts, floors)
def test_merged_cells_and_their_complements_hold_k_or_nobody(found: dict[str, int], floor: int) -> None:
    check_safe(merge_small(found, floor), sum(found.values()), floor)


@given(counts, floors)
def test_merged_neighbours_and_their_complements_hold_k_or_nobody(found: dict[str, int], floor: int) -> None:
    cells = merge_neighbours(found, floor)
    check_safe(cells, sum(found.values()), floor)
    if cells:
        assert [name for cell in cells for name in cell.ids] == list(found)


@given(counts, floors)
def test_every_answer_is_in_one_cell(found: dict[str, int], floor: int) -> None:
    cells = merge_small(found, floor)
    if cells:
        assert sorted(name for cell in cells for name in cell.ids) == sorted(found)


@given(counts, floors)
def test_a_merged_cell_tells_nothing_about_its_parts(found: dict[str, int], floor: int) -> None:
    """Whoever is told a merged cell cannot tell which of its answers nobody gave."""
    cells = merge_small(found, floor)
    if any(len(cell.ids) > 1 for cell in cells):
        assert all(cell.count > 0 for cell in cells)


def test_small_cells_are_merged_and_the_next_larger_one_covers_a_single_one() -> None:
    assert merge_small({"a": 20, "b": 6, "c": 2}, 5) == (Cell(("a",), 20), Cell(("b", "c"), 8))


def test_two_small_cells_that_hold_enough_together_stand_alone() -> None:
    assert merge_small({"a": 20, "b": 3, "c": 2}, 5) == (Cell(("a",), 20), Cell(("b", "c"), 5))


@pytest.mark.parametrize("found", [{"a": 30, "b": 0}, {"a": 30, "b": 1}, {"a": 4, "b": 0}, {"a": 2, "b": 2}])
def test_answers_that_are_all_alike_or_too_few_are_not_shown(found: dict[str, int]) -> None:
    assert merge_small(found, 5) == ()


@given(st.lists(st.floats(0, 100), max_size=60), floors)
def test_a_spread_says_nothing_about_fewer_than_k(values: list[float], floor: int) -> None:
    spread = measure_spread("operational", values, BANDS, floor)
    assert (spread.middle is None) == (len(values) < floor)
    assert (spread.low is None) == (len(values) < 2 * floor)
    assert (spread.high is None) == (spread.low is None)
    assert all(cell.count == 0 or cell.count >= floor for cell in spread.bands)
    for figure in (spread.low, spread.middle, spread.high):
        assert figure is None or figure % 5 == 0


def test_the_median_and_the_quartiles_are_the_middles_of_the_halves() -> None:
    spread = measure_spread("operational", [10, 20, 30, 40, 50, 60, 70, 80, 90, 100], BANDS, 5)
    assert (spread.low, spread.middle, spread.high) == (30, 55, 80)


@given(
    st.lists(st.sampled_from("abc"), min_size=5, max_size=40),
    st.lists(st.sampled_from("abc"), max_size=12),
    floors,
)
def test_two_published_results_differ_by_nobody_or_by_k(
    first: list[str], late: list[str], floor: int
) -> None:
    def result(answers: list[str]) -> GroupResult:
        cells = merge_small({option: answers.count(option) for option in "abc"}, floor)
        return GroupResult(len(answers), (Tally("answer", len(answers), cells),))

    before, after = result(first), result(first + late)
    shown = renew(before, after, len(late), floor)
    if before.cells and shown is not before:
        assert shown.n - before.n >= floor
        old = {cell.ids: cell.count for cell in before.cells}
        for cell in shown.cells:
            assert abs(cell.count - old.get(cell.ids, cell.count)) not in range(1, floor)


def test_a_result_is_frozen_while_fewer_than_k_have_changed_their_answer() -> None:
    before, after = (Cell(("a",), 10), Cell(("b",), 10)), (Cell(("a",), 15), Cell(("b",), 5))
    assert [may_replace(before, after, changed, 5) for changed in (1, 4, 5)] == [False, False, True]


def test_five_who_changed_do_not_give_away_the_one_among_them_who_left_an_answer() -> None:
    before = (Cell(("a",), 10), Cell(("b",), 10), Cell(("c",), 10))
    after = (Cell(("a",), 15), Cell(("b",), 6), Cell(("c",), 9))
    assert not may_replace(before, after, 5, 5)


def test_groups_are_compared_when_those_who_differ_are_nobody_or_k() -> None:
    group = [str(number) for number in range(20)]
    assert may_compare(group, group, 5)
    assert not may_compare(group, group[1:], 5)
    assert may_compare(group, group[5:], 5)
    assert not may_compare(group[:-1], group[5:], 5)


def test_comments_need_eight_different_people() -> None:
    assert not may_show_comments(["ann"] * 20)
    assert may_show_comments("abcdefgh")
