"""The order and the pages of the items, the place to come back to, and how far somebody is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.assessing import (
    count_answered,
    count_pages,
    find_place,
    find_stop,
    fit_pages,
    keep_known,
    lay_pages,
    list_items,
    measure_standing,
    order_items,
)
from netlearn.domain.progress import Standing
from tests.factories import make_instrument

NOW = datetime(2025, 6, 3, 9, tzinfo=UTC)
INSTRUMENT = make_instrument()
MINDSET = ("M-1", "M-2", "M-3", "M-4")
PAGES = (("a", "b"), ("c", "d"))


@dataclass(frozen=True)
class Answer:
    value: int | None = 3
    rated_at: datetime = NOW


@dataclass(frozen=True)
class Pass:
    shown_order: tuple[tuple[str, ...], ...] = lay_pages(INSTRUMENT, 1)
    ratings: Mapping[str, Answer] = field(default_factory=dict)
    submitted_at: datetime | None = None
    seen_at: datetime | None = None


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


def test_find_place_what_was_passed_over_is_no_place_to_go_on() -> None:
    assert find_place(PAGES, {"a", "c"}, last="c") == (1, "d")
    assert find_place(PAGES, {"a", "c", "d"}, last="d") == (0, "b")
    assert find_place(PAGES, {"a"}, last="gone") == (0, "b")


def test_count_answered_leaves_out_what_is_on_no_page() -> None:
    assert count_answered(PAGES, {"a", "d", "M-1"}) == 2


# --- pages -----------------------------------------------------------------------------------


def test_list_items_has_those_on_mindset_last() -> None:
    assert list(list_items(INSTRUMENT)) == [*(item.id for item in INSTRUMENT.items), *MINDSET]


@pytest.mark.parametrize("items", [1, 4, 5])
def test_count_pages_is_one_an_item_of_a_facet_and_the_mindset(items: int) -> None:
    instrument = make_instrument(items=items)

    pages = lay_pages(instrument, 3)

    assert count_pages(instrument) == len(pages) == items + 1
    assert [len(page) for page in pages] == [12] * items + [4]
    assert pages[-1] == MINDSET


def test_fit_pages_of_the_same_instrument_are_as_they_were() -> None:
    pages = lay_pages(INSTRUMENT, 5)

    assert fit_pages(pages, INSTRUMENT) == pages


def test_fit_pages_leaves_out_lost_items_and_empty_pages() -> None:
    assert fit_pages((("O1-1", "gone"), ("lost",), ("M-1",)), INSTRUMENT) == (("O1-1",), ("M-1",))


@pytest.mark.parametrize("items", [1, 2, 3])
def test_fit_pages_of_a_longer_draft_fill_no_more_pages_than_there_are(items: int) -> None:
    shorter = make_instrument(items=items)

    pages = fit_pages(lay_pages(INSTRUMENT, 5), shorter)

    assert len(pages) <= count_pages(shorter)
    assert sorted(chain.from_iterable(pages)) == sorted(list_items(shorter))


def test_fit_pages_of_a_draft_that_lost_everything_are_laid_out_anew() -> None:
    assert fit_pages((("gone",),), INSTRUMENT) == lay_pages(INSTRUMENT, 0)


# --- the place to go on ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rated", "stop"),
    [
        pytest.param((), None, id="untouched"),
        pytest.param(("a",), "b", id="begun"),
        pytest.param(("b",), "a", id="hole"),
        pytest.param(("a", "b"), None, id="complete"),
        pytest.param(("c",), None, id="another page"),
    ],
)
def test_find_stop(rated: tuple[str, ...], stop: str | None) -> None:
    assert find_stop(("a", "b"), rated) == stop


# --- how far somebody is ---------------------------------------------------------------------


def test_keep_known_leaves_out_lost_items_and_keeps_those_that_do_not_apply() -> None:
    ratings = {"O1-1": Answer(4), "O1-2": Answer(None), "M-1": Answer(2), "gone": Answer(5)}

    assert keep_known(ratings, INSTRUMENT) == {"O1-1": 4, "O1-2": None, "M-1": 2}


def test_measure_standing_of_a_newcomer() -> None:
    assert measure_standing(None, None, INSTRUMENT) == Standing(total=52)


def test_measure_standing_of_a_draft_counts_what_the_instrument_still_has() -> None:
    later = NOW + timedelta(minutes=2)
    ratings = {"O1-1": Answer(rated_at=later), "M-1": Answer(None), "gone": Answer()}

    standing = measure_standing(Pass(ratings=ratings), None, INSTRUMENT)

    assert standing == Standing(answered=2, total=52, touched_at=later)


def test_measure_standing_of_an_older_draft_counts_what_it_asks() -> None:
    draft = Pass(shown_order=(("O1-1", "O2-1"), ("M-1",)), ratings={"O1-1": Answer()})

    assert measure_standing(draft, None, INSTRUMENT) == Standing(answered=1, total=3, touched_at=NOW)


@pytest.mark.parametrize(("seen_at", "seen"), [(None, False), (NOW, True)])
def test_measure_standing_of_a_submitted_one(seen_at: datetime | None, *, seen: bool) -> None:
    standing = measure_standing(None, Pass(submitted_at=NOW, seen_at=seen_at), INSTRUMENT)

    assert standing == Standing(total=52, submitted_at=NOW, seen=seen)
