from datetime import timedelta

import pytest

from netlearn.ui.session import now
from tests.ui.apps import OTHER, learner_of, open_app

pytestmark = pytest.mark.usefixtures("server")


def test_now_is_in_utc() -> None:
    assert now().utcoffset() == timedelta(0)


def test_two_tabs_of_one_device_are_one_learner() -> None:
    open_app("home")
    first = learner_of()
    open_app("learn")
    assert learner_of() == first


def test_two_devices_are_two_learners() -> None:
    open_app("home")
    open_app("home", OTHER)
    assert learner_of() != learner_of(OTHER)
