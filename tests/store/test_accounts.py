from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from sqlalchemy import func, select

from netlearn.errors import StoreError
from netlearn.store.accounts import find_account, open_account
from netlearn.store.engine import Store
from netlearn.store.learners import enrol_learner, find_learner
from netlearn.store.lessons import list_places, save_place
from netlearn.store.mydata import erase_learner
from netlearn.store.resume import make_resume_code, redeem_resume_code
from netlearn.store.tables import AccountRow, Base, DeviceRow, LearnerRow

ANN, BOB = "https://accounts.example|ann", "https://accounts.example|bob"


def count(store: Store, kind: type[Base]) -> int:
    with store.read() as session:
        return session.scalars(select(func.count()).select_from(kind)).one()


def test_an_unknown_account_leads_to_nobody(store: Store) -> None:
    assert find_account(store, ANN) is None


def test_an_account_is_opened_once(store: Store, now: datetime) -> None:
    learner = open_account(store, ANN, now)
    assert open_account(store, ANN, now) == learner
    assert find_account(store, ANN) == learner
    assert (count(store, AccountRow), count(store, LearnerRow), count(store, DeviceRow)) == (1, 1, 0)


def test_two_accounts_are_two_learners(store: Store, now: datetime) -> None:
    assert open_account(store, ANN, now) != open_account(store, BOB, now)


def test_work_brought_along_belongs_to_the_account_and_no_longer_to_the_browser(
    store: Store, now: datetime
) -> None:
    learner = enrol_learner(store, "laptop", now)
    save_place(store, learner, "first", 1, now)
    assert open_account(store, ANN, now, bring=["laptop"]) == learner
    assert set(list_places(store, learner)) == {"first"}
    assert find_learner(store, "laptop") is None


def test_work_left_behind_stays_with_the_browser(store: Store, now: datetime) -> None:
    learner = enrol_learner(store, "laptop", now)
    save_place(store, learner, "first", 1, now)
    assert open_account(store, ANN, now) != learner
    assert find_learner(store, "laptop") == learner


def test_a_known_account_takes_nothing_along(store: Store, now: datetime) -> None:
    known = open_account(store, ANN, now)
    learner = enrol_learner(store, "laptop", now)
    assert open_account(store, ANN, now, bring=["laptop"]) == known
    assert find_learner(store, "laptop") == learner


def test_work_of_another_account_is_not_taken_along(store: Store, now: datetime) -> None:
    learner = enrol_learner(store, "laptop", now)
    enrol_phone(store, learner, now)
    open_account(store, ANN, now, bring=["laptop"])
    assert open_account(store, BOB, now, bring=["phone"]) != learner
    assert find_learner(store, "phone") == learner


def enrol_phone(store: Store, learner: str, now: datetime) -> None:
    """A second device of the same learner, as a resume code makes it."""
    secret = b"a secret of the tests, long enough"
    redeem_resume_code(store, "phone", make_resume_code(store, learner, secret, now), secret, now)


def test_an_erased_account_begins_again_empty(store: Store, now: datetime) -> None:
    learner = open_account(store, ANN, now)
    erase_learner(store, learner)
    assert find_account(store, ANN) is None
    assert open_account(store, ANN, now) != learner


def test_signing_in_from_many_tabs_at_once_opens_one_account(store: Store, now: datetime) -> None:
    def sign_in(_: int) -> str | None:
        try:
            return open_account(store, ANN, now)
        except StoreError:  # PostgreSQL: another tab was first, and nothing was written here
            return None

    with ThreadPoolExecutor(8) as pool:
        learners = set(pool.map(sign_in, range(24))) - {None}
    assert learners == {find_account(store, ANN)}
    assert (count(store, AccountRow), count(store, LearnerRow)) == (1, 1)
