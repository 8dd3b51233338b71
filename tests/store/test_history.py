from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from netlearn.domain.attempts import Attempt
from netlearn.domain.plan_log import fold_plan, name_states
from netlearn.errors import StoreError
from netlearn.store.attempts import list_all_attempts, list_attempts, record_attempt
from netlearn.store.engine import Store
from netlearn.store.plans import PlanEvent, list_plan_events, log_plan_event


def test_attempts_come_back_in_the_order_given(store: Store, learner: str, now: datetime) -> None:
    assert record_attempt(store, learner, "q", "r1", ("b", "a"), credit=0.5, key="1", now=now)
    assert record_attempt(store, learner, "q", "r1", (), credit=0, key="2", now=now)
    assert list_attempts(store, learner) == (
        Attempt("q", "r1", ("b", "a"), 0.5, now),
        Attempt("q", "r1", (), 0.0, now),
    )


def test_an_attempt_without_marks_keeps_confidence_and_hints(
    store: Store, learner: str, now: datetime
) -> None:
    record_attempt(store, learner, "q", "r1", ["I ask\x00 first"], credit=None, key="1", now=now)
    record_attempt(store, learner, "q", "r1", ["a"], credit=0, confidence=3, hints=2, key="2", now=now)
    assert list_attempts(store, learner) == (
        Attempt("q", "r1", ("I ask first",), None, now, confidence=None, hints=0),
        Attempt("q", "r1", ("a",), 0.0, now, confidence=3, hints=2),
    )


@pytest.mark.parametrize(("confidence", "hints"), [(0, 0), (4, 0), (None, -1)])
def test_impossible_confidence_and_hints_are_refused(
    store: Store, learner: str, now: datetime, confidence: int | None, hints: int
) -> None:
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        record_attempt(
            store, learner, "q", "r1", ["a"], credit=1, confidence=confidence, hints=hints, key="1", now=now
        )
    assert list_attempts(store, learner) == ()


def test_an_endless_answer_is_refused(store: Store, learner: str, now: datetime) -> None:
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        record_attempt(store, learner, "q", "r1", ["x" * 200_001], credit=None, key="1", now=now)
    assert list_attempts(store, learner) == ()


def test_all_attempts_come_learner_by_learner(
    store: Store, learner: str, other: str, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netlearn.store.attempts.ROWS_AT_ONCE", 2)
    for number in range(5):
        for who in (learner, other):
            record_attempt(store, who, f"q{number}", "r1", ["a"], credit=1, key=str(number), now=now)
    assert list(list_all_attempts(store)) == [
        (who, attempt) for who in sorted([learner, other]) for attempt in list_attempts(store, who)
    ]


def test_reading_all_attempts_sees_one_snapshot(store: Store, learner: str, now: datetime) -> None:
    record_attempt(store, learner, "q", "r1", ["a"], credit=1, key="1", now=now)
    rows = list_all_attempts(store)
    first = next(rows)
    record_attempt(store, learner, "q", "r1", ["b"], credit=0, key="2", now=now)
    assert [first, *rows] == [(learner, Attempt("q", "r1", ("a",), 1.0, now))]


def test_the_same_key_counts_once_and_the_first_stands(store: Store, learner: str, now: datetime) -> None:
    later = now + timedelta(seconds=3)
    assert record_attempt(store, learner, "q", "r1", ["a"], credit=1, key="1", now=now)
    assert not record_attempt(store, learner, "q", "r1", ["b"], credit=0, key="1", now=later)
    assert list_attempts(store, learner) == (Attempt("q", "r1", ("a",), 1.0, now),)


def test_the_same_key_at_the_same_time_counts_once(store: Store, learner: str, now: datetime) -> None:
    def record(_: int) -> bool:
        return record_attempt(store, learner, "q", "r1", ["a"], credit=1, key="1", now=now)

    with ThreadPoolExecutor(8) as pool:
        added = list(pool.map(record, range(24)))
    assert sorted(added) == [*[False] * 23, True]
    assert len(list_attempts(store, learner)) == 1


def test_the_same_key_of_two_learners_counts_twice(
    store: Store, learner: str, other: str, now: datetime
) -> None:
    added = [
        record_attempt(store, who, "q", "r1", ["a"], credit=1, key="1", now=now) for who in (learner, other)
    ]
    assert added == [True, True]
    assert [len(list_attempts(store, who)) for who in (learner, other, "nobody")] == [1, 1, 0]


@pytest.mark.parametrize("credit", [-0.01, 1.01, float("inf")])
def test_impossible_credit_is_refused(store: Store, learner: str, now: datetime, credit: float) -> None:
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        record_attempt(store, learner, "q", "r1", ["a"], credit=credit, key="1", now=now)
    assert list_attempts(store, learner) == ()


def test_plan_events_come_back_in_the_order_given(store: Store, learner: str, now: datetime) -> None:
    later = now + timedelta(days=7)
    assert log_plan_event(store, learner, "call", "accept", key="1", now=now)
    assert log_plan_event(store, learner, "call", "done", key="2", now=later, note="It went well")
    assert not log_plan_event(store, learner, "call", "drop", key="2", now=later)
    assert list_plan_events(store, learner) == (
        PlanEvent("call", "accept", None, now),
        PlanEvent("call", "done", "It went well", later),
    )


def test_unknown_plan_events_and_endless_notes_are_refused(store: Store, learner: str, now: datetime) -> None:
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        log_plan_event(store, learner, "call", "explode", key="1", now=now)  # type: ignore[arg-type] # what a widget could send
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        log_plan_event(store, learner, "call", "done", key="1", now=now, note="x" * 5001)
    assert list_plan_events(store, learner) == ()


def test_plan_events_keep_their_order_when_the_clock_is_set_back(
    store: Store, learner: str, now: datetime
) -> None:
    log_plan_event(store, learner, "call", "accept", key="1", now=now)
    log_plan_event(store, learner, "call", "done", key="2", now=now - timedelta(hours=1))
    assert name_states(fold_plan(list_plan_events(store, learner))) == {"call": "done"}


def test_somebody_elses_plan_is_empty(store: Store, learner: str, other: str, now: datetime) -> None:
    log_plan_event(store, learner, "call", "accept", key="1", now=now)
    assert list_plan_events(store, other) == ()


def test_an_if_then_plan_is_kept_with_its_halves(store: Store, learner: str, now: datetime) -> None:
    detail = {"cue": "it is Monday", "commitment": 4, "odd": "a\x00b\ud800"}
    log_plan_event(store, learner, "call", "intend", key="1", detail=detail, now=now)
    log_plan_event(store, learner, "call", "keep", key="2", note="Too busy", now=now)
    assert list_plan_events(store, learner) == (
        PlanEvent("call", "intend", None, now, {"cue": "it is Monday", "commitment": 4, "odd": "ab?"}),
        PlanEvent("call", "keep", "Too busy", now, None),
    )


def test_a_detail_over_10000_signs_is_refused(store: Store, learner: str, now: datetime) -> None:
    with pytest.raises(StoreError):
        log_plan_event(store, learner, "call", "intend", key="1", detail={"cue": "x" * 10_001}, now=now)
    assert list_plan_events(store, learner) == ()
