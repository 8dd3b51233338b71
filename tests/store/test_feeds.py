from datetime import datetime, timedelta

import pytest

from netlearn.errors import StoreError
from netlearn.store.engine import Store
from netlearn.store.feeds import feed_made_at, find_feed, make_feed, revoke_feed
from netlearn.store.mydata import erase_learner
from netlearn.store.tables import CalendarFeedRow


def test_an_address_leads_to_its_learner(store: Store, learner: str, other: str, now: datetime) -> None:
    mine, theirs = make_feed(store, learner, now), make_feed(store, other, now)
    assert (find_feed(store, mine), find_feed(store, theirs)) == (learner, other)
    assert feed_made_at(store, learner) == now


def test_an_address_has_128_bits_and_is_kept_as_a_digest(store: Store, learner: str, now: datetime) -> None:
    token = make_feed(store, learner, now)
    assert len(token) == 22
    with store.read() as session:
        row = session.get(CalendarFeedRow, learner)
        assert row is not None
        assert len(row.token_hash) == 64
        assert token not in row.token_hash


def test_a_new_address_takes_the_place_of_the_old_one(store: Store, learner: str, now: datetime) -> None:
    later = now + timedelta(days=1)
    old = make_feed(store, learner, now)
    new = make_feed(store, learner, later)
    assert (find_feed(store, old), find_feed(store, new)) == (None, learner)
    assert feed_made_at(store, learner) == later


def test_a_revoked_address_leads_nowhere(store: Store, learner: str, now: datetime) -> None:
    token = make_feed(store, learner, now)
    revoke_feed(store, learner)
    revoke_feed(store, learner)
    assert (find_feed(store, token), feed_made_at(store, learner)) == (None, None)


def test_an_erased_learner_has_no_address(store: Store, learner: str, now: datetime) -> None:
    token = make_feed(store, learner, now)
    erase_learner(store, learner)
    assert find_feed(store, token) is None


@pytest.mark.parametrize("token", ["", "x", "a" * 5000, "\ud800", "' OR 1=1 --"])
def test_an_unknown_address_leads_nowhere(store: Store, learner: str, now: datetime, token: str) -> None:
    make_feed(store, learner, now)
    assert find_feed(store, token) is None


def test_nobody_has_no_address(store: Store, now: datetime) -> None:
    with pytest.raises(StoreError):
        make_feed(store, "nobody", now)
