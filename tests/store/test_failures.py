import sqlite3
from datetime import datetime
from traceback import format_exception

import pytest
from sqlalchemy.exc import OperationalError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from netlearn.errors import StoreError
from netlearn.store.engine import Store
from netlearn.store.failures import explain, explained
from netlearn.store.reflections import save_reflection


class Coded(Exception):
    """What a PostgreSQL driver raises: an error with a five-sign code."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("53100", "the disk is full."),
        ("53300", "the database server has too much to do; try again in a moment."),
        ("25006", "the database may only be read."),
        ("40P01", "two writes collided; try again."),
        ("23503", "what it belongs to has been erased."),
        ("23514", "a value lies outside what is allowed."),
        ("57P01", "the database does not answer."),
        (None, "the database does not answer."),
        ("42P01", "error 42P01."),
    ],
)
def test_a_server_error_is_explained_by_its_code(code: str | None, reason: str) -> None:
    assert explain(OperationalError("SELECT 1", {}, Coded(code))) == reason


def test_an_exhausted_pool_is_explained() -> None:
    assert explain(PoolTimeout()) == "the database is too busy; try again in a moment."


def test_a_database_error_becomes_one_sentence_with_its_cause() -> None:
    with pytest.raises(StoreError) as refusal, explained("Nothing was saved"):
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError("disk I/O error"))
    assert str(refusal.value) == "Nothing was saved: the database does not answer."
    assert isinstance(refusal.value.__cause__, OperationalError)


def test_an_error_of_the_driver_itself_is_explained_too() -> None:
    reason = r"^The file was not scrubbed: the database does not answer\.$"
    with pytest.raises(StoreError, match=reason), explained("The file was not scrubbed"):
        raise sqlite3.OperationalError("disk I/O error")


def test_a_refused_text_is_told_to_no_log(store: Store, learner: str, now: datetime) -> None:
    words = f"secret of {learner}"  # chance, because a traceback quotes this file too
    with pytest.raises(StoreError) as refusal:
        save_reflection(store, learner, "lesson", "block", words * 1000, now=now)
    with pytest.raises(StatementError) as mistake:
        save_reflection(store, learner, "lesson", "block", words, now=now.replace(tzinfo=None))
    logs = ["".join(format_exception(caught.value)) for caught in (refusal, mistake)]
    assert ["INSERT INTO reflections" in log for log in logs] == [True, True]
    assert [words in log for log in logs] == [False, False]


def test_other_errors_pass_through() -> None:
    with pytest.raises(KeyError), explained("Nothing was saved"):
        raise KeyError("x")
