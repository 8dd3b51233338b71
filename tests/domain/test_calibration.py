"""How sure, how right."""

import pytest

from netlearn.domain.calibration import Level, calibrate, find_sure_and_wrong, mark_confidence
from tests.factories import make_attempt

ANSWERS = [
    make_attempt("a", 0.0, confidence=3),
    make_attempt("a", 1.0, confidence=3),
    make_attempt("b", 1.0, confidence=3),
    make_attempt("c", 0.5, confidence=3),
    make_attempt("d", 1.0, confidence=1),
    make_attempt("e", None, confidence=2),
    make_attempt("f", 1.0, confidence=None),
]


def test_calibrate_counts_first_answers_by_level() -> None:
    assert calibrate(ANSWERS) == (Level(1, 1, 1), Level(2, 0, 0), Level(3, 3, 1))


def test_a_level_without_answers_has_no_share() -> None:
    assert [level.share for level in calibrate(ANSWERS)] == [1.0, None, pytest.approx(1 / 3)]


def test_sure_and_wrong_are_first_answers_that_were_certain_and_missed() -> None:
    assert find_sure_and_wrong(ANSWERS) == ("a", "c")


def test_mark_confidence_rewards_honesty() -> None:
    marks = [(mark_confidence(level, right=True), mark_confidence(level, right=False)) for level in (1, 2, 3)]
    assert marks == [(1, 0), (2, -2), (3, -6)]


@pytest.mark.parametrize("chance", [0.0, 0.3, 0.6, 0.7, 0.79, 0.85, 1.0])
def test_mark_confidence_saying_how_sure_one_is_pays_best(chance: float) -> None:
    expected = {
        level: chance * mark_confidence(level, right=True)
        + (1 - chance) * mark_confidence(level, right=False)
        for level in (1, 2, 3)
    }
    honest = 1 if chance < 2 / 3 else 2 if chance < 0.8 else 3  # the published thresholds
    assert max(expected, key=lambda level: expected[level]) == honest
