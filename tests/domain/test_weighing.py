"""Fit and priority of an action."""

import pytest

from netlearn.content.model import Action
from netlearn.domain.scoring import MindsetScore
from netlearn.domain.weighing import Preferences, is_unsure, measure_fit, weigh, weigh_network
from tests.factories import make_action

REMOTE = Preferences(work_mode="remote")
ONSITE = Preferences(work_mode="onsite")
INSINCERE = MindsetScore(50.0, {"sincerity": 25.0, "confidence": 75.0})
AT_EASE = MindsetScore(75.0, {"sincerity": 50.0, "confidence": 75.0})


@pytest.mark.parametrize(
    ("action", "preferences", "mindset", "fit"),
    [
        (make_action(), Preferences(), None, 1.0),
        (make_action(suits=("remote",)), REMOTE, None, 1.25),
        (make_action(suits=("onsite",)), REMOTE, None, 0.75),
        (make_action(suits=("remote",)), ONSITE, None, 0.75),
        (make_action(suits=("remote", "onsite")), ONSITE, None, 1.25),
        (make_action(suits=("remote",)), Preferences(), None, 1.0),
        (make_action(suits=("unsure",)), Preferences(), INSINCERE, 1.25),
        (make_action(suits=("unsure",)), Preferences(), AT_EASE, 1.0),
        (make_action(minutes=61), Preferences(), None, 0.75),
        (make_action(minutes=60), Preferences(), None, 1.0),
        (make_action(suits=("remote", "unsure")), REMOTE, INSINCERE, 1.5),
        (make_action(suits=("onsite",), minutes=90), REMOTE, None, 0.5),
        (make_action(suits=("senior",)), Preferences(), None, 1.0),
        (make_action(suits=("senior",)), Preferences(role="senior"), None, 1.25),
        (make_action(suits=("senior",)), Preferences(role="newcomer"), None, 0.75),
        (make_action(suits=("newcomer", "senior")), Preferences(role="newcomer"), None, 1.25),
        (make_action(), Preferences(role="newcomer"), None, 1.0),
    ],
)
def test_measure_fit(
    action: Action, preferences: Preferences, mindset: MindsetScore | None, fit: float
) -> None:
    assert measure_fit(action, preferences, mindset) == fit


def test_measure_fit_maintenance_favours_what_passes_on() -> None:
    senior = make_action(suits=("senior", "remote", "unsure"))

    assert measure_fit(make_action(suits=("senior",)), Preferences(), None, maintenance=True) == 1.25
    assert measure_fit(senior, REMOTE, INSINCERE, maintenance=True) == 1.5


@pytest.mark.parametrize(
    ("mindset", "unsure"),
    [
        (None, False),
        (MindsetScore(None, {}), False),
        (AT_EASE, False),
        (INSINCERE, True),
        (MindsetScore(50.0, {"confidence": 49.0}), True),
        (MindsetScore(50.0, {"permission": 0.0, "purpose": 0.0}), False),
    ],
)
def test_is_unsure(mindset: MindsetScore | None, *, unsure: bool) -> None:
    assert is_unsure(mindset) == unsure


def test_weigh_hand_worked() -> None:
    action = make_action(effort="hour", evidence="A")

    # .4 * 1.25 * 3 * 1.25 / 2
    assert weigh(action, 0.4, weigh_network("strategic", Preferences()), 1.25) == 0.9375
    # .4 * 1 * 3 * 1 / 2
    assert round(weigh(action, 0.4, weigh_network("personal", Preferences()), 1.0), 9) == 0.6


def test_weigh_network_all_alike_where_the_person_asked_for_that() -> None:
    assert weigh_network("strategic", Preferences()) == 1.25
    assert weigh_network("strategic", Preferences(even_weights=True)) == 1.0
