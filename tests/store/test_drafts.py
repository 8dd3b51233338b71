from datetime import datetime, timedelta

import pytest

from netlearn.errors import StoreError
from netlearn.store.drafts import Draft, drop_draft, load_drafts, save_draft
from netlearn.store.engine import Store


def test_a_draft_is_kept_in_its_last_state(store: Store, learner: str, now: datetime) -> None:
    later = now + timedelta(minutes=1)
    save_draft(store, learner, "story", "r1", ["open"], now=now)
    save_draft(store, learner, "story", "r2", ("open", "ask"), now=later)
    save_draft(store, learner, "essay", "r1", [], now=now)
    assert load_drafts(store, learner) == {
        "essay": Draft("r1", (), now),
        "story": Draft("r2", ("open", "ask"), later),
    }


def test_a_dropped_draft_is_gone_and_no_other(store: Store, learner: str, other: str, now: datetime) -> None:
    for who in (learner, other):
        save_draft(store, who, "story", "r1", ["open"], now=now)
        save_draft(store, who, "essay", "r1", ["Because"], now=now)
    drop_draft(store, learner, "story")
    drop_draft(store, learner, "story")
    assert [list(load_drafts(store, who)) for who in (learner, other, "")] == [
        ["essay"],
        ["essay", "story"],
        [],
    ]


def test_an_essay_comes_back_less_what_no_database_can_hold(
    store: Store, learner: str, now: datetime
) -> None:
    save_draft(store, learner, "essay", "r1", ["Ünïcode 🌍\n“quoted”\x00", "\ud800"], now=now)
    assert load_drafts(store, learner)["essay"].answer == ("Ünïcode 🌍\n“quoted”", "?")


def test_an_endless_draft_is_refused_and_the_last_one_stands(
    store: Store, learner: str, now: datetime
) -> None:
    save_draft(store, learner, "essay", "r1", ["x" * 199_000], now=now)
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        save_draft(store, learner, "essay", "r1", ["y" * 200_001], now=now)
    assert load_drafts(store, learner)["essay"].answer == ("x" * 199_000,)
