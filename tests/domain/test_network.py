"""Measures of an ego network, against hand-worked cases and networkx."""

from dataclasses import asdict
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.network import Contact, explain_dropped, measure_network
from netlearn.domain.network_shape import ConstraintLimits, limit_constraint, spread_constraint

Ties = list[tuple[str, str]]


def people(count: int) -> list[Contact]:
    return [Contact(str(number)) for number in range(count)]


def names(count: int) -> list[str]:
    return [str(number) for number in range(count)]


def clique(count: int) -> Ties:
    return list(combinations(names(count), 2))


def hub(count: int) -> Ties:
    return [("0", name) for name in names(count)[1:]]


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Contact], Ties]:
    count = draw(st.integers(1, 9))
    pairs = clique(count)
    return people(count), draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []


def test_an_empty_map_leaves_everything_undefined_but_the_counts() -> None:
    assert asdict(measure_network([], [])) == {
        "size": 0,
        "ties": 0,
        "density": None,
        "open_pairs": 0,
        "components": 0,
        "isolates": (),
        "effective_size": None,
        "efficiency": None,
        "constraint": None,
        "constraint_limits": {"star": None, "clique": None, "hub": None},
        "hierarchy": None,
        "ego_betweenness": None,
        "ei_organisation": None,
        "ei_function": None,
        "iqv_level": None,
        "self_introduced_share": None,
        "brokers": (),
        "give_balance": None,
        "weak_share": None,
        "moderate_share": None,
    }


def test_a_single_contact_constrains_wholly() -> None:
    one = measure_network(people(1), [])
    assert (one.effective_size, one.efficiency, one.constraint) == (1, 1, 1)
    assert (one.density, one.hierarchy, one.ego_betweenness, one.components) == (None, None, None, 1)


@pytest.mark.parametrize(("ties", "constraint", "effective"), [([], 0.5, 2), (clique(2), 1.125, 1)])
def test_two_contacts_who_know_each_other_constrain_more_than_one_could(
    ties: Ties, constraint: float, effective: float
) -> None:
    measured = measure_network(people(2), ties)
    assert (measured.constraint, measured.effective_size) == (constraint, effective)


# The table of the reference, computed by exhaustion and search.
@pytest.mark.parametrize(
    ("count", "star", "closed", "around_one"),
    [
        (5, 0.200, 0.648, 0.590),
        (10, 0.100, 0.361, 0.411),
        (15, 0.067, 0.249, 0.355),
        (30, 0.033, 0.129, 0.301),
    ],
)
def test_the_limits_are_the_constraint_of_star_clique_and_hub(
    count: int, star: float, closed: float, around_one: float
) -> None:
    limits = limit_constraint(count)
    assert (limits.star, limits.clique, limits.hub) == pytest.approx((star, closed, around_one), abs=0.0005)
    measured = [measure_network(people(count), ties).constraint for ties in ([], clique(count), hub(count))]
    assert measured == pytest.approx([limits.star, limits.clique, limits.hub])


def test_limits_need_two_contacts_and_a_hub_three() -> None:
    assert limit_constraint(1) == ConstraintLimits(None, None, None)
    assert limit_constraint(2) == ConstraintLimits(0.5, 1.125, None)


@pytest.mark.parametrize(("count", "hierarchy"), [(5, 0.25), (10, 0.50)])
def test_hierarchy_grows_when_everything_leans_on_one(count: int, hierarchy: float) -> None:
    assert measure_network(people(count), hub(count)).hierarchy == pytest.approx(hierarchy, abs=0.005)
    assert measure_network(people(count), clique(count)).hierarchy == pytest.approx(0.0, abs=1e-12)
    assert measure_network(people(count), []).hierarchy == 0.0


def test_karate_club_first_member_as_published() -> None:
    graph = nx.ego_graph(nx.karate_club_graph(), 0)
    contacts = [Contact(str(node)) for node in graph if node]
    ties = [(str(one), str(other)) for one, other in graph.edges if one and other]
    measured = measure_network(contacts, ties)
    assert measured.constraint == pytest.approx(0.1777, abs=0.00005)
    assert measured.effective_size == pytest.approx(13.75)


@given(networks())
def test_networkx_agrees(network: tuple[list[Contact], Ties]) -> None:
    contacts, ties = network
    graph = nx.Graph([("ego", contact.id) for contact in contacts] + ties)
    measured = measure_network(contacts, ties)
    assert measured.constraint == pytest.approx(nx.constraint(graph, nodes=["ego"])["ego"])
    assert measured.effective_size == pytest.approx(nx.effective_size(graph, nodes=["ego"])["ego"])
    alters = graph.subgraph(contact.id for contact in contacts)
    assert measured.components == nx.number_connected_components(alters)
    assert measured.isolates == tuple(name for name in names(len(contacts)) if not graph.degree(name) - 1)
    if len(contacts) > 1:
        assert measured.density == pytest.approx(nx.density(alters))
        assert measured.ego_betweenness == pytest.approx(nx.betweenness_centrality(graph)["ego"])


@given(networks())
def test_bounds_hold_and_another_tie_never_raises_the_effective_size(
    network: tuple[list[Contact], Ties],
) -> None:
    contacts, ties = network
    measured = measure_network(contacts, ties)
    assert measured.hierarchy is None or 0 <= measured.hierarchy <= 1
    assert 0 < (measured.efficiency or 0) <= 1
    assert measured.open_pairs + measured.ties == len(contacts) * (len(contacts) - 1) // 2
    for pair in clique(len(contacts)):
        denser = measure_network(contacts, [*ties, pair])
        assert (denser.effective_size or 0) <= (measured.effective_size or 0) + 1e-12


@given(networks())
def test_order_and_direction_change_nothing(network: tuple[list[Contact], Ties]) -> None:
    contacts, ties = network
    turned = [(other, one) for one, other in reversed(ties)]
    one, other = measure_network(contacts, ties), measure_network(contacts[::-1], turned + ties)
    assert (one.ties, one.components) == (other.ties, other.components)
    assert one.constraint == pytest.approx(other.constraint)
    assert one.ego_betweenness == pytest.approx(other.ego_betweenness)


def test_loops_twins_and_strangers_are_left_out_and_named() -> None:
    ties = [("0", "1"), ("1", "0"), ("1", "1"), ("0", "9")]
    assert measure_network(people(2), ties).ties == 1
    assert explain_dropped(people(2), ties) == (
        "The tie 1 - 0 is there already.",
        "The tie 1 - 1 joins a contact with themselves.",
        "The tie 0 - 9 names 9, who is no contact.",
    )


def test_two_contacts_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="Two contacts have the id 0"):
        measure_network([*people(1), *people(1)], [])


def test_each_contact_has_its_share_of_the_constraint() -> None:
    shares = spread_constraint({"a": frozenset("b"), "b": frozenset("a"), "c": frozenset()})
    assert shares == pytest.approx({"a": 0.25, "b": 0.25, "c": 1 / 9})


def test_attributes_are_measured_over_those_known() -> None:
    measured = measure_network(
        [
            Contact(
                "a", organisation="inside", function="same", level="peer", introduced_by="me", closeness=3
            ),
            Contact(
                "b",
                organisation="outside",
                function="different",
                level="senior",
                introduced_by="a",
                closeness=2,
            ),
            Contact(
                "c", organisation="outside", level="senior", introduced_by="a", closeness=1, gave=3, got=1
            ),
            Contact("d", introduced_by="organisation", gave=1, got=0),
        ],
        [],
    )
    assert measured.ei_organisation == pytest.approx(1 / 3)
    assert measured.ei_function == 0
    assert measured.iqv_level == pytest.approx((1 - (1 / 9 + 4 / 9)) * 1.5)
    assert measured.self_introduced_share == 0.25
    assert measured.brokers == ("a",)
    assert measured.give_balance == pytest.approx(3 / 5)
    assert (measured.weak_share, measured.moderate_share) == pytest.approx((1 / 3, 1 / 3))


def test_variety_runs_from_one_kind_to_evenly_mixed() -> None:
    def variety(*levels: str) -> float | None:
        contacts = [Contact(str(place), level=level) for place, level in enumerate(levels)]  # type: ignore[arg-type]
        return measure_network(contacts, []).iqv_level

    assert [variety("peer"), variety("peer", "peer"), variety("junior", "peer", "senior")] == [0, 0, 1]


def test_nobody_introduces_themselves() -> None:
    contacts = [Contact("a", introduced_by="a"), Contact("b", introduced_by="a")]
    assert measure_network(contacts, []).brokers == ()
