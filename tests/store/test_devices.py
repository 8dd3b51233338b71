from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import combinations

import pytest
from sqlalchemy import text

from netlearn.store.devices import enrol_device, find_device, settle_device
from netlearn.store.engine import Store
from netlearn.store.learners import enrol_learner, find_learner
from netlearn.store.resume import make_resume_code, redeem_resume_code

SECRET = b"a secret of the tests, long enough"


def count_learners(store: Store) -> object:
    with store.read() as session:
        return session.scalar(text("SELECT count(*) FROM learners"))


def test_a_device_that_was_never_enrolled_has_no_learner(store: Store) -> None:
    assert find_device(store, ["one", "two"]) is None
    assert find_device(store, []) is None


def test_a_device_with_one_key_is_enrolled_once(store: Store, now: datetime) -> None:
    learner = enrol_device(store, ["one"], now)
    assert enrol_device(store, ["one"], now) == learner
    assert find_device(store, ["one"]) == learner
    assert count_learners(store) == 1


def test_a_device_with_two_keys_is_reached_by_each(store: Store, now: datetime) -> None:
    learner = enrol_device(store, ["one", "two"], now)
    assert (find_device(store, ["one"]), find_device(store, ["two"])) == (learner, learner)


def test_a_key_known_already_leads_the_others(store: Store, now: datetime) -> None:
    learner = enrol_learner(store, "two", now)
    assert enrol_device(store, ["one", "two"], now) == learner
    assert count_learners(store) == 1


@pytest.mark.parametrize("writer", range(3))
def test_tabs_that_opened_at_once_share_a_learner_whichever_writes_first(
    store: Store, now: datetime, writer: int
) -> None:
    # The answers came in this order, and each tab sends the keys that had arrived when it connected.
    tabs = [["a"], ["a", "b"], ["a", "b", "c"]]
    learner = enrol_device(store, tabs[writer], now)
    assert [enrol_device(store, keys, now) for keys in tabs] == [learner] * 3
    assert find_device(store, ["a", "b", "c"]) == learner
    assert count_learners(store) == 1


def test_one_device_enrolled_from_many_threads_is_one_learner(store: Store, now: datetime) -> None:
    keys = [*combinations(["one", "two"], 2)] * 24
    with ThreadPoolExecutor(8) as pool:
        learners = set(pool.map(lambda tokens: enrol_device(store, tokens, now), keys))
    assert learners == {find_device(store, ["one"])}
    assert count_learners(store) == 1


def test_the_learner_enrolled_first_counts(store: Store, now: datetime) -> None:
    first = enrol_learner(store, "two", now)
    enrol_learner(store, "one", now + timedelta(minutes=1))
    assert find_device(store, ["one", "two"]) == first


def test_a_settled_device_moves_as_a_whole(store: Store, now: datetime) -> None:
    former = enrol_device(store, ["one", "two"], now)
    other = enrol_learner(store, "laptop", now)
    key = settle_device(store, ["one", "two"])
    redeem_resume_code(store, key, make_resume_code(store, other, SECRET, now), SECRET, now)
    assert find_device(store, ["one", "two"]) == other
    assert former not in {find_learner(store, token) for token in ("one", "two", "laptop")}
    assert count_learners(store) == 1


def test_settling_an_unknown_device_writes_nothing(store: Store) -> None:
    assert settle_device(store, ["one"]) == "one"
    assert settle_device(store, ["one", "two"]) == "one"
    assert count_learners(store) == 0


def test_settling_keeps_a_key_that_leads_elsewhere(store: Store, now: datetime) -> None:
    enrol_learner(store, "one", now)
    other = enrol_learner(store, "two", now + timedelta(minutes=1))
    assert settle_device(store, ["one", "two"]) == "one"
    assert find_learner(store, "two") == other
