import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from netlearn.errors import StoreError
from netlearn.store.certificates import (
    Certificate,
    find_certificate,
    issue_certificate,
    list_certificates,
)
from netlearn.store.engine import Store
from netlearn.store.mydata import erase_learner


def issue(store: Store, learner: str, now: datetime, name: str = "Ann Ångström") -> Certificate:
    return issue_certificate(store, learner, name=name, course_id="networks", mastery=0.85, now=now)


def test_a_certificate_is_found_by_its_code(store: Store, learner: str, now: datetime) -> None:
    issued = issue(store, learner, now)
    assert re.fullmatch("(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}", issued.code) is not None
    assert issued == Certificate(issued.code, "Ann Ångström", "networks", 0.85, now)
    assert find_certificate(store, issued.code) == issued
    assert list_certificates(store, learner) == (issued,)


def test_a_code_may_be_typed_as_people_type(store: Store, learner: str, now: datetime) -> None:
    issued = issue(store, learner, now)
    typed = issued.code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert find_certificate(store, f" {typed}\n") == issued


@pytest.mark.parametrize("code", ["", "-", "ZZZZ-ZZZZ-ZZZZ", "\ud800\x00", "' OR 1=1 --", "Z" * 100_000])
def test_an_unknown_code_finds_nothing(store: Store, learner: str, now: datetime, code: str) -> None:
    issue(store, learner, now)
    assert find_certificate(store, code) is None


def test_the_first_certificate_in_a_name_stands(store: Store, learner: str, now: datetime) -> None:
    later = now + timedelta(days=1)
    first = issue(store, learner, now)
    assert issue(store, learner, later, " Ann  Ångström\x00 ") == first
    second = issue(store, learner, later, "A. Ångström")
    assert second.code != first.code
    assert list_certificates(store, learner) == (first, second)


def test_two_tabs_get_one_certificate(store: Store, learner: str, now: datetime) -> None:
    with ThreadPoolExecutor(8) as pool:
        issued = set(pool.map(lambda _: issue(store, learner, now), range(16)))
    assert issued == set(list_certificates(store, learner))
    assert len(issued) == 1


def test_one_name_of_two_learners_is_two_certificates(
    store: Store, learner: str, other: str, now: datetime
) -> None:
    assert issue(store, learner, now).code != issue(store, other, now).code


@pytest.mark.parametrize("name", ["", " \n", "\x00", "x" * 201])
def test_a_name_that_is_none_is_refused(store: Store, learner: str, now: datetime, name: str) -> None:
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        issue(store, learner, now, name)
    assert list_certificates(store, learner) == ()


def test_an_erased_learner_has_no_certificate(store: Store, learner: str, now: datetime) -> None:
    issued = issue(store, learner, now)
    erase_learner(store, learner)
    assert find_certificate(store, issued.code) is None
