from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from netlearn.errors import StoreError
from netlearn.store.engine import Store
from netlearn.store.pools import keep_draw, load_draws


def test_the_first_draw_stands(store: Store, learner: str, now: datetime) -> None:
    assert keep_draw(store, learner, "lesson", "pool", ["b", "a"], now=now) == ("b", "a")
    assert keep_draw(store, learner, "lesson", "pool", ["c"], now=now) == ("b", "a")
    assert keep_draw(store, learner, "lesson", "other", ("c",), now=now) == ("c",)
    assert load_draws(store, learner) == {("lesson", "other"): ("c",), ("lesson", "pool"): ("b", "a")}


def test_tabs_that_draw_at_the_same_time_get_the_same(store: Store, learner: str, now: datetime) -> None:
    def draw(number: int) -> tuple[str, ...]:
        return keep_draw(store, learner, "lesson", "pool", [f"q{number}"], now=now)

    with ThreadPoolExecutor(8) as pool:
        draws = set(pool.map(draw, range(16)))
    assert draws == {load_draws(store, learner)["lesson", "pool"]}


def test_each_learner_has_a_draw_of_their_own(store: Store, learner: str, other: str, now: datetime) -> None:
    keep_draw(store, learner, "lesson", "pool", ["a"], now=now)
    assert keep_draw(store, other, "lesson", "pool", ["b"], now=now) == ("b",)
    assert load_draws(store, "") == {}


def test_nobody_draws_nothing(store: Store, now: datetime) -> None:
    with pytest.raises(StoreError, match="has been erased"):
        keep_draw(store, "", "lesson", "pool", ["a"], now=now)
