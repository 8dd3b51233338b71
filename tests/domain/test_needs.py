"""Needs: gap, certainty and evidence."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.needs import Need, measure_gap, measure_needs
from netlearn.domain.scoring import Score
from tests.factories import make_instrument, make_profile

INSTRUMENT = make_instrument()


def make_score(value: float | None) -> Score:
    return Score("O1", value, value, value, 10.0, 4, 4, ())


@pytest.mark.parametrize(
    ("value", "target", "gap", "certainty"),
    [
        (60.0, 60, 0.0, 0.5),
        (50.0, 60, 0.1, 0.8413),
        (40.0, 60, 0.2, 0.9772),
        (70.0, 60, 0.0, 0.1587),
        (None, 60, 0.0, 0.0),
    ],
)
def test_measure_gap_hand_worked(value: float | None, target: int, gap: float, certainty: float) -> None:
    measured = measure_gap(make_score(value), target)

    assert (round(measured[0], 4), round(measured[1], 4)) == (gap, certainty)


def test_measure_needs_goal_raises_the_target_of_its_facets() -> None:
    needs = measure_needs(INSTRUMENT, make_profile(INSTRUMENT), goal="personal")

    assert [need.target for need in needs.values()] == [60] * 4 + [75] * 4 + [60] * 4


def test_measure_needs_hand_worked_facet() -> None:
    need = measure_needs(INSTRUMENT, make_profile(INSTRUMENT, {"S2": 2}))["S2"]

    # 25 points: gap .35, certainty Phi(35 / 10.954) = Phi(3.195)
    assert (need.gap, round(need.certainty, 4), round(need.size, 4)) == (0.35, 0.9993, 0.3498)


@pytest.mark.parametrize(("evidence", "counted"), [(0.1, 0.1), (0.9, 0.3), (-1.0, 0.0)])
def test_measure_needs_map_evidence_is_held_in_bounds(evidence: float, counted: float) -> None:
    needs = measure_needs(INSTRUMENT, make_profile(INSTRUMENT, rest=5), map_evidence={"O1": evidence})

    assert (needs["O1"].evidence, needs["O1"].size) == (counted, counted)


def test_measure_needs_unscored_facet_has_none() -> None:
    needs = measure_needs(INSTRUMENT, make_profile(INSTRUMENT, {"O1": None}))

    assert needs["O1"] == Need("O1", "operational", 60, 0.0, 0.0, 0.0, 0.0)


@given(low=st.floats(0, 100), high=st.floats(0, 100), target=st.sampled_from([60, 75]))
def test_measure_gap_lower_score_never_needs_less(low: float, high: float, target: int) -> None:
    low, high = sorted((low, high))
    (low_gap, low_sure), (high_gap, high_sure) = (
        measure_gap(make_score(value), target) for value in (low, high)
    )

    assert low_gap * low_sure >= high_gap * high_sure or isclose(low_gap * low_sure, high_gap * high_sure)
