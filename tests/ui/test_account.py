"""Signing in and out, as the screens see it; the provider itself is in tests/browser/test_sign_in.py."""

import logging

import pytest
from streamlit.testing.v1 import AppTest

from netlearn.store.accounts import find_account
from netlearn.store.learners import find_learner
from netlearn.store.lessons import list_places
from netlearn.store.mydata import count_rows
from netlearn.store.resume import make_resume_code, redeem_resume_code
from netlearn.ui.resources import get_secret, get_store
from netlearn.ui.session import now
from tests.ui.apps import (
    OTHER,
    SCREENS,
    TOKEN,
    count_people,
    learner_of,
    open_app,
    press,
    read_reference,
    run,
    words,
)

pytestmark = pytest.mark.usefixtures("server")

NOBODY: dict[str, str] = {}
ANN = {"iss": "https://accounts.example", "sub": "ann"}
BOB = {"iss": "https://accounts.example", "sub": "bob"}
ASKED = "Is the work on this device yours?"
FRESH = "Networks that carry your work"
BACK = "Where you are, what is next"


def title(app: AppTest) -> str:
    return str(app.title[0].value)


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def read(token: str = TOKEN, account: dict[str, str] | None = None) -> AppTest:
    """Go a step on in a lesson."""
    return press(open_app("lesson", token, account, lesson="three-networks"), "Continue")


def learner_behind(account: dict[str, str]) -> str | None:
    return find_account(get_store(), f"{account['iss']}|{account['sub']}")


def test_without_configuration_no_screen_speaks_of_accounts() -> None:
    assert [header.value for header in open_app("my-data").header if header.value == "Account"] == []


def test_sign_in_is_offered_once_configured() -> None:
    assert "Sign in" in labels(open_app("my-data", account=NOBODY))


@pytest.mark.parametrize("screen", SCREENS)
def test_signing_in_alone_writes_nothing(screen: str) -> None:
    open_app(screen, account=ANN)
    assert count_people() == 0


def test_the_first_write_opens_the_account_and_leaves_the_device_alone() -> None:
    read(account=ANN)
    assert learner_behind(ANN) is not None
    assert find_learner(get_store(), TOKEN) is None


def test_an_account_is_found_from_another_device() -> None:
    read(account=ANN)
    assert title(open_app("home", OTHER, ANN)) == BACK


def test_whoever_comes_after_a_sign_out_sees_nothing() -> None:
    app = press(read(account=ANN), "Continue")
    app = press(open_app("my-data", account=ANN), "Sign out")
    assert app.user == {"is_logged_in": False}
    assert title(open_app("home", account=NOBODY)) == FRESH
    assert title(open_app("home", account=BOB)) == FRESH


@pytest.mark.parametrize("screen", SCREENS)
def test_work_on_the_device_is_asked_about_at_the_first_sign_in(screen: str) -> None:
    read()
    assert title(open_app(screen, account=ANN)) == ASKED
    assert (learner_behind(ANN), count_people()) == (None, 1)


def test_work_that_is_mine_goes_into_the_account_and_is_gone_after_sign_out() -> None:
    read()
    learner = learner_of()
    app = press(open_app("home", account=ANN), "Yes, take it into my account")
    assert title(app) == BACK
    assert learner_behind(ANN) == learner
    assert title(open_app("home", account=NOBODY)) == FRESH


def test_work_that_is_not_mine_stays_with_the_device() -> None:
    read()
    learner = learner_of()
    app = press(open_app("home", account=ANN), "No, begin my own")
    assert title(app) == FRESH
    assert learner_behind(ANN) != learner
    assert (title(open_app("home", account=NOBODY)), learner_of()) == (BACK, learner)


def test_a_known_account_erases_nothing_on_a_device_with_work() -> None:
    read(OTHER, ANN)
    read()
    learner = learner_of()
    assert "work done without signing in" in words(open_app("my-data", account=ANN))
    assert title(open_app("home", account=ANN)) == BACK
    assert set(list_places(get_store(), learner)) == {"three-networks"}
    assert learner_of() == learner


def test_a_code_is_neither_taken_nor_used_up_while_signed_in() -> None:
    read(OTHER)
    code = make_resume_code(get_store(), learner_of(OTHER), get_secret(), now())
    signed_in = open_app("my-data", account=ANN)
    assert "sign out first" in words(signed_in)
    assert [*signed_in.text_input] == []
    assert redeem_resume_code(get_store(), TOKEN, code, get_secret(), now()) == learner_of(OTHER)


def test_a_code_typed_before_signing_in_is_not_taken_after() -> None:
    read(OTHER)
    code = make_resume_code(get_store(), learner_of(OTHER), get_secret(), now())
    app = open_app("my-data", account=NOBODY)
    app.text_input[0].set_value(code)
    app.user = {"is_logged_in": True, **ANN}
    press(app, "Bring my work here")
    assert find_learner(get_store(), TOKEN) is None
    assert redeem_resume_code(get_store(), TOKEN, code, get_secret(), now()) == learner_of(OTHER)


def test_erasing_an_account_leaves_no_row_and_leads_to_sign_out() -> None:
    read(account=ANN)
    learner = learner_behind(ANN)
    assert learner is not None
    app = open_app("my-data", account=ANN)
    app.checkbox(key="sure").check()
    press(run(app), "Erase everything")
    assert any("Everything is erased" in str(success.value) for success in app.success)
    assert set(count_rows(get_store(), learner).values()) == {0}
    assert (learner_behind(ANN), count_people()) == (None, 0)
    assert labels(app) == ["Sign out"]
    assert press(app, "Sign out").user == {"is_logged_in": False}
    assert count_people() == 0


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(
    "claims", [{"iss": "https://a"}, {"sub": "1"}, {"iss": "", "sub": ""}, {"email": "a@b"}]
)
def test_a_sign_in_that_does_not_say_who_is_refused(
    screen: str, claims: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    read()
    caplog.set_level(logging.ERROR)
    app = open_app(screen, account=claims)
    assert title(app) == "This sign-in cannot be used"
    assert read_reference(app) in caplog.text
    assert (labels(app), count_people()) == (["Sign out"], 1)
    assert press(app, "Sign out").user == {"is_logged_in": False}
    assert title(run(app)) != "This sign-in cannot be used"
