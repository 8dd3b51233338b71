from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import pairwise
from math import log2
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, text

from netlearn.errors import NetlearnError, ResumeRefused, StoreError, TooManyTries
from netlearn.store.engine import Store
from netlearn.store.learners import enrol_learner, find_learner, touch_learner
from netlearn.store.lessons import list_places, save_place
from netlearn.store.mydata import count_rows, erase_learner
from netlearn.store.resume import (
    REFUSED,
    VALID_FOR,
    _hash_address,
    _hash_code,
    load_words,
    make_resume_code,
    redeem_resume_code,
    resume_code_expiry,
    revoke_resume_codes,
)
from netlearn.store.tables import ResumeTryRow

SECRET = b"the server's own"
codes = st.lists(st.sampled_from(load_words()), min_size=4, max_size=4)


def test_a_code_carries_at_least_forty_bits() -> None:
    assert 4 * log2(len(set(load_words()))) >= 40


def test_words_are_short_and_plain() -> None:
    unfit = [
        word
        for word in load_words()
        if not (word.isascii() and word.islower() and word.isalpha() and len(word) in range(3, 9))
    ]
    assert unfit == []


def test_words_are_sorted_and_none_begins_another() -> None:
    words = load_words()
    assert list(words) == sorted(set(words))
    assert [pair for pair in pairwise(words) if pair[1].startswith(pair[0])] == []


@given(words=codes, seed=st.integers())
def test_case_spaces_and_hyphens_do_not_matter(words: list[str], seed: int) -> None:
    rng = Random(seed)
    between = rng.choice(["-", " ", "  ", "", " - ", "\u2013", "\u00a0", ".", "_"])
    spelled = between.join(rng.choice([word.upper(), word.title(), word]) for word in words)
    assert _hash_code(f" {spelled}\n", SECRET) == _hash_code("-".join(words), SECRET)


@given(one=codes, two=codes)
def test_different_codes_have_different_digests(one: list[str], two: list[str]) -> None:
    assert (_hash_code("-".join(one), SECRET) == _hash_code("-".join(two), SECRET)) == (one == two)


def test_a_code_moves_the_work_to_another_device(store: Store, learner: str, now: datetime) -> None:
    save_place(store, learner, "lesson", 2, now)
    code = make_resume_code(store, learner, SECRET, now)
    assert len(code.split("-")) == 4
    assert redeem_resume_code(store, "ann's phone", code.upper().replace("-", " "), SECRET, now) == learner
    assert find_learner(store, "ann's phone") == find_learner(store, "ann's laptop") == learner
    assert list_places(store, learner)["lesson"].step == 2


def test_a_code_follows_from_the_random_numbers_given(store: Store, learner: str, now: datetime) -> None:
    words = load_words()
    rng = Random(3)
    expected = "-".join(rng.choice(words) for _ in range(4))
    assert make_resume_code(store, learner, SECRET, now, Random(3)) == expected


def test_a_code_is_kept_as_a_keyed_digest_only(store: Store, learner: str, now: datetime) -> None:
    code = make_resume_code(store, learner, SECRET, now)
    with store.read() as session:
        kept = session.scalar(text("SELECT code_hash FROM resume_codes"))
    assert kept == _hash_code(code, SECRET)
    assert kept != _hash_code(code, b"another secret")


def test_a_code_works_once(store: Store, learner: str, now: datetime) -> None:
    code = make_resume_code(store, learner, SECRET, now)
    redeem_resume_code(store, "phone", code, SECRET, now)
    assert refusal(store, "tablet", code, now) == REFUSED


def test_a_code_works_once_even_for_two_at_the_same_time(store: Store, learner: str, now: datetime) -> None:
    code = make_resume_code(store, learner, SECRET, now)
    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(lambda number: refusal(store, f"device {number}", code, now), range(6)))
    assert sorted(outcomes) == ["", *[REFUSED] * 5]


def test_a_code_works_for_seven_days(store: Store, learner: str, now: datetime) -> None:
    code = make_resume_code(store, learner, SECRET, now)
    assert resume_code_expiry(store, learner, now) == now + VALID_FOR
    assert refusal(store, "phone", code, now + VALID_FOR) == REFUSED
    assert refusal(store, "phone", code, now + VALID_FOR - timedelta(seconds=1)) == ""
    assert resume_code_expiry(store, learner, now) is None


def test_a_new_code_withdraws_the_old_one(store: Store, learner: str, now: datetime) -> None:
    old = make_resume_code(store, learner, SECRET, now)
    new = make_resume_code(store, learner, SECRET, now)
    assert [refusal(store, "phone", code, now) for code in (old, new)] == [REFUSED, ""]


def test_codes_can_be_withdrawn(store: Store, learner: str, other: str, now: datetime) -> None:
    mine, theirs = (make_resume_code(store, who, SECRET, now) for who in (learner, other))
    assert [revoke_resume_codes(store, learner, now), revoke_resume_codes(store, learner, now)] == [1, 0]
    assert [refusal(store, "phone", code, now) for code in (mine, theirs)] == [REFUSED, ""]


def test_a_code_needs_the_secret_it_was_made_with(store: Store, learner: str, now: datetime) -> None:
    code = make_resume_code(store, learner, SECRET, now)
    with pytest.raises(ResumeRefused):
        redeem_resume_code(store, "phone", code, b"another secret", now)


def test_a_code_for_nobody_is_not_made(store: Store, now: datetime) -> None:
    with pytest.raises(StoreError, match="has been erased"):
        make_resume_code(store, "nobody", SECRET, now)


@pytest.mark.parametrize("code", ["", "-", "apple", "\ud800\x00", "x" * 100_000, "' OR 1=1 --"])
def test_nonsense_is_refused_in_the_same_words(store: Store, code: str, now: datetime) -> None:
    assert refusal(store, "phone", code, now) == REFUSED


def test_ten_wrong_codes_lock_the_device_for_an_hour(store: Store, learner: str, now: datetime) -> None:
    code = make_resume_code(store, learner, SECRET, now)
    tries = [refusal(store, "phone", "wrong", now + timedelta(minutes=minute)) for minute in range(10)]
    assert tries == [REFUSED] * 10
    with pytest.raises(TooManyTries, match="try again in an hour"):
        redeem_resume_code(store, "phone", code, SECRET, now + timedelta(minutes=59))
    assert refusal(store, "phone", code, now + timedelta(minutes=60)) == ""


def test_a_locked_device_locks_no_other(store: Store, learner: str, now: datetime) -> None:
    code = make_resume_code(store, learner, SECRET, now)
    for _ in range(10):
        refusal(store, "phone", "wrong", now)
    assert refusal(store, "tablet", code, now) == ""


def test_right_codes_do_not_count_as_tries(store: Store, learner: str, now: datetime) -> None:
    outcomes = [
        refusal(store, "phone", make_resume_code(store, learner, SECRET, now), now) for _ in range(12)
    ]
    assert outcomes == [""] * 12


def test_a_hundred_wrong_codes_lock_the_address_for_an_hour(
    store: Store, learner: str, now: datetime
) -> None:
    code = make_resume_code(store, learner, SECRET, now)
    outcomes = [
        refusal(store, f"guesser {number}", "wrong", now, address="192.0.2.7") for number in range(100)
    ]
    assert outcomes == [REFUSED] * 100
    with pytest.raises(TooManyTries):
        redeem_resume_code(store, "phone", code, SECRET, now, address="::ffff:192.0.2.7")
    assert refusal(store, "phone", code, now + timedelta(hours=1), address="192.0.2.7") == ""


@pytest.mark.parametrize("address", ["192.0.2.8", None])
def test_a_locked_address_locks_no_other(
    store: Store, learner: str, now: datetime, address: str | None
) -> None:
    add_tries(store, 100, now, address="192.0.2.7")
    code = make_resume_code(store, learner, SECRET, now)
    assert refusal(store, "phone", code, now, address=address) == ""


def test_tries_from_nowhere_lock_no_address(store: Store, learner: str, now: datetime) -> None:
    add_tries(store, 300, now, address=None)
    code = make_resume_code(store, learner, SECRET, now)
    assert refusal(store, "phone", code, now, address=None) == ""


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("2001:db8:1:2:aaaa::1", True),
        ("2001:db8:1:3::1", False),
        ("192.0.2.7", False),
        ("not an address", False),
    ],
)
def test_a_household_is_one_address(store: Store, now: datetime, address: str, same: bool) -> None:
    add_tries(store, 100, now, address="2001:db8:1:2::7")
    outcome = refusal(store, "phone", "wrong", now, address=address)
    assert (outcome != REFUSED) == same


def test_addresses_are_kept_as_keyed_digests_only(store: Store, now: datetime) -> None:
    refusal(store, "phone", "wrong", now, address="192.0.2.7")
    with store.read() as session:
        kept = session.scalar(text("SELECT address_hash FROM resume_tries"))
    assert kept == _hash_address("192.0.2.7", SECRET)
    assert kept != _hash_address("192.0.2.7", b"another secret")


def test_ten_thousand_wrong_codes_in_all_lock_everybody(store: Store, learner: str, now: datetime) -> None:
    code = make_resume_code(store, learner, SECRET, now)
    add_tries(store, 9_999, now, address=None)
    assert refusal(store, "phone", "wrong", now) == REFUSED
    with pytest.raises(TooManyTries):
        redeem_resume_code(store, "tablet", code, SECRET, now)
    assert refusal(store, "tablet", code, now + timedelta(hours=1)) == ""


def test_erasing_buys_no_further_tries(store: Store, learner: str, now: datetime) -> None:
    code = make_resume_code(store, learner, SECRET, now)
    guesser = enrol_learner(store, "phone", now)
    for _ in range(10):
        refusal(store, "phone", "wrong", now)
    erase_learner(store, guesser)
    enrol_learner(store, "phone", now)
    with pytest.raises(TooManyTries):
        redeem_resume_code(store, "phone", code, SECRET, now)
    assert refusal(store, "phone", code, now + timedelta(hours=1)) == ""


def test_tries_too_old_to_count_are_gone_with_the_next_days_visit(
    store: Store, learner: str, now: datetime
) -> None:
    refusal(store, "phone", "wrong", now)
    touch_learner(store, "ann's laptop", now + timedelta(days=1))
    with store.read() as session:
        assert session.scalar(text("SELECT count(*) FROM resume_tries")) == 0
    assert find_learner(store, "ann's laptop") == learner


def test_the_limit_holds_for_tries_at_the_same_time(store: Store, now: datetime) -> None:
    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(lambda _: refusal(store, "phone", "wrong", now), range(24)))
    assert outcomes.count(REFUSED) == 10


def test_a_former_learner_nobody_can_reach_is_erased(store: Store, learner: str, now: datetime) -> None:
    stray = enrol_learner(store, "phone", now)
    save_place(store, stray, "lesson", 1, now)
    redeem_resume_code(store, "phone", make_resume_code(store, learner, SECRET, now), SECRET, now)
    assert sum(count_rows(store, stray).values()) == 0


def test_a_former_learner_with_another_device_stays(
    store: Store, learner: str, other: str, now: datetime
) -> None:
    save_place(store, other, "lesson", 1, now)
    redeem_resume_code(store, "tablet", make_resume_code(store, other, SECRET, now), SECRET, now)
    redeem_resume_code(store, "tablet", make_resume_code(store, learner, SECRET, now), SECRET, now)
    assert list_places(store, other)["lesson"].step == 1


def test_redeeming_on_the_device_that_made_the_code_changes_nothing(
    store: Store, learner: str, now: datetime
) -> None:
    save_place(store, learner, "lesson", 1, now)
    code = make_resume_code(store, learner, SECRET, now)
    assert redeem_resume_code(store, "ann's laptop", code, SECRET, now) == learner
    assert list_places(store, learner)["lesson"].step == 1


def add_tries(store: Store, count: int, now: datetime, address: str | None) -> None:
    """Write wrong tries, each from a device of its own."""
    digest = None if address is None else _hash_address(address, SECRET)
    rows = [{"device_hash": f"d{n}", "address_hash": digest, "tried_at": now} for n in range(count)]
    store.write(lambda session: session.execute(insert(ResumeTryRow), rows))


def refusal(store: Store, token: str, code: str, now: datetime, address: str | None = None) -> str:
    """Try the code; the words of the refusal, or nothing when it worked."""
    try:
        redeem_resume_code(store, token, code, SECRET, now, address=address)
    except NetlearnError as error:
        return str(error)
    return ""
