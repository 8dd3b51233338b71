from datetime import datetime, timedelta

import pytest

from netlearn.errors import StoreError
from netlearn.store.cards import CardState, Review, list_cards, list_reviews, save_review
from netlearn.store.engine import Store


def review(
    store: Store, learner: str, now: datetime, *, card: str = "tie", rating: int = 3, days: int = 1, key: str
) -> bool:
    state = {"stability": days + 0.5, "step": None}
    due = now + timedelta(days=days)
    return save_review(store, learner, card, rating, state, due_at=due, lapses=days - 1, key=key, now=now)


def test_a_review_is_kept_with_the_card_as_it_leaves_it(store: Store, learner: str, now: datetime) -> None:
    later = now + timedelta(days=1)
    assert review(store, learner, now, key="1")
    assert review(store, learner, later, rating=1, days=3, key="2")
    assert list_reviews(store, learner) == (Review("tie", 3, now), Review("tie", 1, later))
    assert list_cards(store, learner) == {
        "tie": CardState({"stability": 3.5, "step": None}, later + timedelta(days=3), 2, later)
    }


def test_the_same_key_counts_once_and_leaves_the_card_alone(
    store: Store, learner: str, now: datetime
) -> None:
    review(store, learner, now, key="1")
    before = list_cards(store, learner)
    assert not review(store, learner, now + timedelta(days=1), rating=1, days=9, key="1")
    assert list_cards(store, learner) == before
    assert list_reviews(store, learner) == (Review("tie", 3, now),)


def test_the_card_due_first_comes_first(store: Store, learner: str, other: str, now: datetime) -> None:
    for number, (card, days) in enumerate([("late", 9), ("soon", 1), ("next", 4)]):
        review(store, learner, now, card=card, days=days, key=str(number))
    assert list(list_cards(store, learner)) == ["soon", "next", "late"]
    assert (list_cards(store, other), list_reviews(store, other)) == ({}, ())


@pytest.mark.parametrize(
    ("rating", "lapses", "length"), [(0, 0, 0), (5, 0, 0), (3, -1, 0), (3, 0, 5000)], ids=str
)
def test_what_lies_outside_the_limits_is_refused_whole(
    store: Store, learner: str, *, rating: int, lapses: int, length: int, now: datetime
) -> None:
    state = {"words": "x" * length}
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        save_review(store, learner, "tie", rating, state, due_at=now, lapses=lapses, key="1", now=now)
    assert (list_cards(store, learner), list_reviews(store, learner)) == ({}, ())
