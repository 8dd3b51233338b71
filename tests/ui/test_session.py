from datetime import UTC, datetime, timedelta

import pytest

from netlearn.store.learners import enrol_learner, find_learner
from netlearn.ui.resources import get_store
from netlearn.ui.session import now
from tests.ui.apps import (
    OTHER,
    SCREENS,
    TOKEN,
    count_people,
    learner_of,
    open_app,
    press,
    refuse_writes,
    words,
)

pytestmark = pytest.mark.usefixtures("server")


def test_now_is_in_utc() -> None:
    assert now().utcoffset() == timedelta(0)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_visit_writes_nothing(screen: str) -> None:
    open_app(screen)
    assert count_people() == 0


def test_looking_into_a_lesson_writes_nothing() -> None:
    open_app("lesson", lesson="three-networks")
    assert count_people() == 0


@pytest.mark.parametrize("screen", SCREENS)
def test_a_newcomer_reads_every_screen_on_a_full_disk(screen: str) -> None:
    refuse_writes()
    app = open_app(screen)
    assert len(app.title) == 1
    assert [error.value for error in app.error] == []


def test_a_newcomer_reads_a_lesson_on_a_full_disk() -> None:
    refuse_writes()
    app = open_app("lesson", lesson="three-networks")
    assert app.title[0].value == "Three networks, three jobs"
    assert [error.value for error in app.error] == []


def test_a_learner_comes_back_after_a_year_to_a_full_disk() -> None:
    enrol_learner(get_store(), TOKEN, datetime(2020, 1, 1, tzinfo=UTC))
    refuse_writes()
    assert [error.value for error in open_app("home").error] == []


def test_the_first_write_enrols_once() -> None:
    app = open_app("lesson", lesson="three-networks")
    press(press(app, "Continue"), "Continue")
    assert count_people() == 1
    assert "Step 3 of" in words(open_app("learn"))


def test_two_tabs_of_one_device_are_one_learner() -> None:
    first, second = (open_app("lesson", lesson="three-networks") for _ in range(2))
    press(first, "Continue")
    learner = learner_of()
    press(second, "Continue")
    assert (learner_of(), count_people()) == (learner, 1)


def test_two_devices_are_two_learners() -> None:
    press(open_app("lesson", lesson="three-networks"), "Continue")
    press(open_app("lesson", OTHER, lesson="three-networks"), "Continue")
    assert learner_of() != find_learner(get_store(), OTHER)
    assert count_people() == 2
