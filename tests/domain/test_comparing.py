"""Two results side by side: only what both asked, and no more than the errors allow."""

from math import inf, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlearn.content.model import Instrument, Item
from netlearn.domain.comparing import Comparison, Verdict, compare_results, judge
from netlearn.domain.precision import PrecisionSet, assume_precision
from netlearn.domain.reliability import reliable_change
from tests.factories import make_instrument, rate_facets

INSTRUMENT = make_instrument()
RATINGS = st.fixed_dictionaries({item.id: st.none() | st.integers(1, 5) for item in INSTRUMENT.items})


def compare(before: dict[str, int | None], after: dict[str, int | None]) -> Comparison:
    return compare_results(
        INSTRUMENT, rate_facets(INSTRUMENT, before), INSTRUMENT, rate_facets(INSTRUMENT, after)
    )


def change_items(facet_id: str, keep: int, new: int = 0) -> Instrument:
    """The instrument with only the first items of a facet, and new ones beside them."""
    networks = []
    for network in INSTRUMENT.networks:
        facets = []
        for facet in network.facets:
            items = facet.items
            if facet.id == facet_id:
                fresh = tuple(Item(id=f"{facet_id}-new{place}", text="I do.") for place in range(new))
                items = (*items[:keep], *fresh)
            facets.append(facet.model_copy(update={"items": items}))
        networks.append(network.model_copy(update={"facets": tuple(facets)}))
    return INSTRUMENT.model_copy(update={"networks": tuple(networks), "version": 2})


# --- hand-worked -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("errors", "verdict"),
    [
        (1.96, "probable"),
        (1.9601, "reliable"),
        (-2.0, "reliable"),
        (1.645, "noise"),
        (-1.6451, "probable"),
        (0.0, "noise"),
        (inf, "reliable"),
        (None, "unknown"),
    ],
)
def test_judge(errors: float | None, verdict: Verdict) -> None:
    assert judge(errors) == verdict


def test_compare_results_facet_of_a_published_example() -> None:
    # facet SD 20, r .70: SEM 10.954; 25 points are 1.614 and 50 points 3.227 errors of a difference
    changes = compare({}, {"O1": 4, "S1": 5}).facets

    assert (changes["O1"].points, round(changes["O1"].errors or 0, 3), changes["O1"].verdict) == (
        25.0,
        1.614,
        "noise",
    )
    assert (changes["S1"].points, round(changes["S1"].errors or 0, 3), changes["S1"].verdict) == (
        50.0,
        3.227,
        "reliable",
    )


def test_compare_results_networks_and_the_whole() -> None:
    comparison = compare({}, {"S1": 5, "S2": 4})

    # 75 points over four facets; network SD 15, r .88: SEM 5.196
    assert comparison.networks["strategic"].points == 18.75
    assert comparison.networks["strategic"].verdict == "reliable"
    assert comparison.overall is not None
    assert (comparison.overall.points, comparison.overall.verdict) == (6.25, "noise")


def test_compare_results_a_gap_is_no_change() -> None:
    comparison = compare({"O1": None}, {"P1": None})

    assert [comparison.facets[name].verdict for name in ("O1", "P1", "S1")] == ["unknown", "unknown", "noise"]
    assert comparison.facets["O1"].points is None


def test_compare_results_items_tell_raw_answers_and_the_keyed_step() -> None:
    items = {one.id: one for one in compare({"O1": 2}, {"O1": 4}).items}

    assert (items["O1-1"].before, items["O1-1"].after, items["O1-1"].step) == (2, 4, 2)
    # reverse-keyed: from 4 down to 2 is two steps more of the facet
    assert (items["O1-4"].before, items["O1-4"].after, items["O1-4"].step) == (4, 2, 2)
    assert items["P1-1"].step == 0


def test_compare_results_with_another_precision() -> None:
    exact = PrecisionSet(
        {
            name: one.model_copy(update={"reliability": 0.9})
            for name, one in assume_precision(INSTRUMENT).scores.items()
        }
    )
    ratings = rate_facets(INSTRUMENT, {}), rate_facets(INSTRUMENT, {"O1": 4})

    changes = compare_results(INSTRUMENT, ratings[0], INSTRUMENT, ratings[1], exact).facets

    # 25 / (20 * sqrt(2 * .1)) = 2.795
    assert (round(changes["O1"].errors or 0, 3), changes["O1"].verdict) == (2.795, "reliable")


# --- two versions ----------------------------------------------------------------------------


def test_compare_results_only_shared_items_count() -> None:
    after = change_items("O1", keep=3, new=1)
    later = rate_facets(after, {"O1": 3}) | {"O1-new0": 5}

    comparison = compare_results(INSTRUMENT, rate_facets(INSTRUMENT, {}), after, later)

    assert comparison.facets["O1"].points == 0.0
    assert comparison.left_out == ("O1-4", "O1-new0")
    assert [one.id for one in comparison.items if one.facet == "O1"] == ["O1-1", "O1-2", "O1-3"]


def test_compare_results_fewer_items_leave_a_larger_error_by_spearman_brown() -> None:
    after = change_items("O1", keep=3, new=1)
    comparison = compare_results(INSTRUMENT, rate_facets(INSTRUMENT, {}), after, rate_facets(after, {}))

    # n = 3/4: r' = .525 / .825 = .6364; SEM = 20 * sqrt(.3636) = 12.060
    assert round(comparison.facets["O1"].after.sem, 3) == 12.06
    assert comparison.facets["O2"].after.sem == 20 * sqrt(1 - 0.7)


def test_compare_results_a_facet_of_too_few_shared_items_is_left_out() -> None:
    after = change_items("O1", keep=2, new=2)

    comparison = compare_results(INSTRUMENT, rate_facets(INSTRUMENT, {}), after, rate_facets(after, {}))

    assert "O1" not in comparison.facets
    assert list(comparison.networks) == ["operational", "personal", "strategic"]
    assert comparison.overall is not None


def test_compare_results_of_nothing_shared_is_empty() -> None:
    other = make_instrument(networks=("strategic",))
    renamed = other.model_copy(
        update={
            "networks": tuple(
                network.model_copy(
                    update={
                        "facets": tuple(
                            facet.model_copy(
                                update={
                                    "items": tuple(
                                        item.model_copy(update={"id": f"x-{item.id}"}) for item in facet.items
                                    )
                                }
                            )
                            for facet in network.facets
                        )
                    }
                )
                for network in other.networks
            )
        }
    )

    comparison = compare_results(INSTRUMENT, rate_facets(INSTRUMENT, {}), renamed, {})

    assert (comparison.facets, comparison.networks, comparison.overall, comparison.items) == (
        {},
        {},
        None,
        (),
    )
    assert len(comparison.left_out) == 48 + 16


# --- properties ------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(earlier=RATINGS, later=RATINGS)
def test_compare_results_agrees_with_reliable_change_and_turns_its_sign(
    earlier: dict[str, int | None], later: dict[str, int | None]
) -> None:
    there = compare_results(INSTRUMENT, earlier, INSTRUMENT, later)
    back = compare_results(INSTRUMENT, later, INSTRUMENT, earlier)
    assumed = assume_precision(INSTRUMENT).scores

    for name, change in {**there.facets, **there.networks}.items():
        opposite = {**back.facets, **back.networks}[name]
        assert opposite.verdict == change.verdict
        if change.before.value is not None and change.after.value is not None:
            exact = assumed[name]
            expected = reliable_change(change.before.value, change.after.value, exact.sd, exact.reliability)
            assert round(change.errors or 0, 9) == round(expected, 9) == -round(opposite.errors or 0, 9)


@settings(max_examples=30, deadline=None)
@given(ratings=RATINGS)
def test_compare_results_with_itself_nothing_changed(ratings: dict[str, int | None]) -> None:
    comparison = compare_results(INSTRUMENT, ratings, INSTRUMENT, ratings)

    assert {one.verdict for one in comparison.facets.values()} <= {"noise", "unknown"}
    assert {one.step for one in comparison.items} <= {0, None}
