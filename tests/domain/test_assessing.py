"""The order of the items, and the place to come back to."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.assessing import count_answered, find_place, order_items
from tests.factories import make_instrument

INSTRUMENT = make_instrument()
PAGES = (("a", "b"), ("c", "d"))
SEEDS = st.integers(min_value=-(2**63), max_value=2**63)


@given(seed=SEEDS)
def test_order_items_any_seed_gives_four_pages_with_one_item_a_facet(seed: int) -> None:
    pages = order_items(INSTRUMENT, seed)

    assert [len(page) for page in pages] == [12, 12, 12, 12]
    assert sorted(chain.from_iterable(pages)) == sorted(item.id for item in INSTRUMENT.items)
    assert [len({item_id.split("-")[0] for item_id in page}) for page in pages] == [12, 12, 12, 12]


@given(seed=SEEDS)
def test_order_items_any_seed_spreads_reverse_items_evenly(seed: int) -> None:
    reverse = {item.id for item in INSTRUMENT.items if item.reverse}

    assert [len(reverse.intersection(page)) for page in order_items(INSTRUMENT, seed)] == [3, 3, 3, 3]


@given(seed=SEEDS)
def test_order_items_same_seed_same_order(seed: int) -> None:
    assert order_items(INSTRUMENT, seed) == order_items(make_instrument(), seed)


def test_order_items_known_seed_keeps_its_order_for_ever() -> None:
    tiny = make_instrument(facets=1, items=2)

    assert order_items(tiny, 7) == (("S1-2", "P1-1", "O1-1"), ("O1-2", "S1-1", "P1-2"))


def test_order_items_different_seeds_differ() -> None:
    assert len({order_items(INSTRUMENT, seed) for seed in range(20)}) == 20


def test_find_place_nothing_rated_is_the_first_item() -> None:
    assert find_place(PAGES, set()) == (0, "a")


def test_find_place_skips_what_is_rated_wherever_it_stands() -> None:
    assert find_place(PAGES, {"a", "b", "d"}) == (1, "c")


def test_find_place_a_hole_comes_before_later_pages() -> None:
    assert find_place(PAGES, {"a", "c"}) == (0, "b")


def test_find_place_all_rated_is_the_last_page() -> None:
    assert find_place(PAGES, {"a", "b", "c", "d"}) == (1, None)


def test_find_place_without_pages_is_the_beginning() -> None:
    assert find_place((), {"a"}) == (0, None)


def test_count_answered_leaves_out_what_is_on_no_page() -> None:
    assert count_answered(PAGES, {"a", "d", "M-1"}) == 2
