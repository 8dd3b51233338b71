import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.content.library import Library
from netlearn.content.model.network import STATES
from netlearn.domain.contacts import NetworkMap
from netlearn.domain.map_measures import find_closure, list_introductions, measure_map
from netlearn.domain.map_states import find_states
from netlearn.domain.network import measure_network
from netlearn.domain.network_reading import pick_findings, read_map, say_basis, say_core
from netlearn.domain.typical_constraint import MEANS, SIZES, expect_constraint
from netlearn.settings import ROOT
from tests.domain.maps import chart, crowd, person, random_map

COURSE = Library(ROOT / "content" / "en").course
assert COURSE.network is not None
WORDS = COURSE.network
MAPS = st.builds(random_map, st.integers(0, 12), st.floats(0, 1), st.integers(0, 10))


def states(network_map: NetworkMap) -> dict[str, str]:
    return {one.measure: one.name for one in find_states(measure_map(network_map))}


def text(network_map: NetworkMap, measure: str) -> str:
    return next(one.text for one in read_map(measure_map(network_map), WORDS) if one.measure == measure)


@given(MAPS)
def test_every_map_reads_in_known_states_without_a_gap_in_its_sentences(network_map: NetworkMap) -> None:
    readings = read_map(measure_map(network_map), WORDS)
    assert all(one.state in STATES[one.measure][0] for one in readings)
    assert [one.text for one in readings if "{" in one.text or "None" in one.text or ".." in one.text] == []


@given(MAPS)
def test_structure_is_read_from_five_contacts_on(network_map: NetworkMap) -> None:
    shown = set(states(network_map))
    assert ("density" in shown, "hierarchy" in shown) == (len(network_map.contacts) >= 5,) * 2


def test_what_nobody_told_is_unknown_and_never_nothing() -> None:
    found = states(chart(crowd("ABCDE")))
    unknown = ["organisation", "function", "level", "self-introduced", "brokers", "closeness", "dormant"]
    assert [found[name] for name in [*unknown, "freshness", "sought-out", "giving"]] == ["unknown"] * 10
    assert text(chart(crowd("ABCDE")), "giving") == "It cannot be said yet how giving and getting stand."


@pytest.mark.parametrize(
    ("told", "measure", "state"),
    [
        ({"organisation": "inside"}, "organisation", "inside"),
        ({"organisation": "outside"}, "organisation", "outside"),
        ({"function": "same"}, "function", "same"),
        ({"level": "peer"}, "level", "no-seniors"),
        ({"level": "senior"}, "level", "alike"),
        ({"introduced_by": "me"}, "self-introduced", "high"),
        ({"introduced_by": "organisation"}, "self-introduced", "usual"),
        ({"introduced_by": "organisation"}, "brokers", "none"),
        ({"introduced_by": "A"}, "brokers", "some"),
        ({"closeness": 3}, "closeness", "close"),
        ({"closeness": 1}, "closeness", "told"),
        ({"last_contact": "silent"}, "dormant", "some"),
        ({"last_contact": "month"}, "dormant", "none"),
        ({"met": "year"}, "freshness", "some"),
        ({"met": "earlier"}, "freshness", "none"),
        ({"approach": "me"}, "sought-out", "seldom"),
        ({"approach": "both"}, "sought-out", "both"),
        ({"approach": "them"}, "sought-out", "often"),
        ({"gave": 1, "got": 2}, "giving", "mutual"),
        ({"gave": 3, "got": 0}, "giving", "giving"),
        ({"gave": 0, "got": 1}, "giving", "taking"),
        ({"networks": frozenset("O")}, "strategic", "none"),
        ({"networks": frozenset("S")}, "strategic", "inside-only"),
        ({"networks": frozenset("S"), "organisation": "outside"}, "strategic", "some"),
    ],
)
def test_a_crowd_told_alike_is_found_in_this_state(told: dict[str, object], measure: str, state: str) -> None:
    assert states(chart(crowd("ABCDEF", **told)))[measure] == state


@pytest.mark.parametrize(
    ("count", "state"), [(4, "few"), (5, "small"), (11, "small"), (12, "core"), (18, "core"), (19, "large")]
)
def test_size_is_set_beside_the_core_of_cross_and_thomas(count: int, state: str) -> None:
    assert states(chart([person(str(number)) for number in range(count)]))["size"] == state


def test_a_star_a_clique_and_a_hub_read_differently() -> None:
    names = "ABCDEFGHIJ"
    star = chart(crowd(names))
    clique = chart(crowd(names), [one + other for one in names for other in names if one < other])
    hub = chart(crowd(names), ["A" + other for other in names[1:]])
    looks = ("density", "constraint", "hierarchy", "components", "open-pairs")
    assert [states(star)[name] for name in looks] == ["open", "typical", "even", "several", "some"]
    assert [states(clique)[name] for name in looks] == ["closed", "typical", "even", "one", "none"]
    assert [states(hub)[name] for name in looks] == ["open", "gatekeeper", "leaning", "one", "some"]
    assert "leans on A (0.50)" in text(hub, "hierarchy")


def test_the_same_density_is_judged_by_what_each_network_is_for() -> None:
    names = "ABCDE"
    everybody = [one + other for one in names for other in names if one < other]
    operational = chart(crowd(names, networks=frozenset("O")), everybody)
    strategic = chart(crowd(names, networks=frozenset("S")), everybody)
    assert states(operational)["density-operational"] == states(strategic)["density-strategic"] == "closed"
    assert "That suits this network" in text(operational, "density-operational")
    assert "Who stands outside it?" in text(strategic, "density-strategic")
    assert "density-strategic" not in states(operational)


def test_few_answers_about_introductions_are_said_with_caution() -> None:
    few, many = crowd("ABCDE", introduced_by="me"), crowd("ABCDEFGHIJ", introduced_by="me")
    assert text(chart(few), "self-introduced").endswith("With fewer than 10 answers this is only a hint.")
    assert text(chart(many), "self-introduced").endswith("than you would choose?")


def test_findings_are_few_and_what_people_rarely_expect_comes_first() -> None:
    people = crowd("ABCDE", organisation="inside", networks=frozenset("O"), last_contact="silent")
    findings = pick_findings(read_map(measure_map(chart(people)), WORDS))
    assert [one.measure for one in findings] == ["strategic", "organisation", "density-operational"]


def test_the_basis_is_named() -> None:
    assert say_basis(measure_map(chart(crowd("ABCD")))) == (
        "How your contacts hang together can be read from 5 of them on; you have 4."
    )
    asked = crowd("ABCDE", core=True, asked=True)
    assert say_basis(measure_map(chart([*asked, *crowd("FG")]))) == (
        "How they hang together rests on your core of 5 out of 7 contacts, each of whom you were asked about."
    )
    assert "You have said of 0 of them" in say_basis(measure_map(chart(crowd("ABCDE"))))
    assert say_core(30) == "30 contacts are 435 pairs to think about; a core of 15 is 105."


def test_structure_of_a_core_leaves_the_others_out() -> None:
    people = [*crowd("ABCDE", core=True), *crowd("FG")]
    measured = measure_map(chart(people, ["AB", "AF", "FG"]))
    assert measured.structure == measure_network(crowd("ABCDE"), [("A", "B")])
    assert measured.counts.size == measured.whole.size == 7


def test_introductions_across_the_organisation_come_first() -> None:
    people = [
        person("A", organisation="inside", closeness=3),
        person("B", organisation="inside", closeness=3),
        person("C", organisation="outside", closeness=1),
    ]
    assert list_introductions(measure_map(chart(people, ["AC"]))) == (("B", "C"), ("A", "B"))


def test_closure_runs_from_star_to_clique_and_beyond_for_a_gatekeeper() -> None:
    names = "ABCDEFGHIJ"
    everybody = [(one, other) for one in names for other in names if one < other]
    hub = [("A", other) for other in names[1:]]
    star, clique, gatekeeper = (
        find_closure(measure_network(crowd(names), ties)) for ties in ([], everybody, hub)
    )
    assert star == pytest.approx(0)
    assert clique == pytest.approx(1)
    assert gatekeeper is not None
    assert gatekeeper > 1
    assert find_closure(measure_network([], [])) is None


@pytest.mark.parametrize("size", SIZES)
def test_typical_constraint_meets_its_exact_ends(size: int) -> None:
    assert expect_constraint(size, 0) == pytest.approx(1 / size, abs=0.0005)
    assert expect_constraint(size, 1) == pytest.approx((2 * size - 1) ** 2 / size**3, abs=0.0005)
    assert expect_constraint(size, 0.1) == MEANS[SIZES.index(size)][1]


@pytest.mark.parametrize("size", [7, 12, 17, 25])
def test_typical_constraint_between_the_sizes_is_near_the_exact_ends(size: int) -> None:
    assert expect_constraint(size, 0) == pytest.approx(1 / size, rel=0.02)
    assert expect_constraint(size, 1) == pytest.approx((2 * size - 1) ** 2 / size**3, rel=0.05)


@pytest.mark.parametrize(("size", "density"), [(10, 0.3), (12, 0.25), (25, 0.5)])
def test_typical_constraint_is_the_mean_over_random_maps(size: int, density: float) -> None:
    found = [
        measure_network(made.contacts, made.ties).constraint or 0
        for made in (random_map(size, density, seed) for seed in range(60))
    ]
    assert expect_constraint(size, density) == pytest.approx(sum(found) / len(found), rel=0.06)


def test_nothing_is_typical_below_five_contacts() -> None:
    with pytest.raises(ValueError, match="fewer than five"):
        expect_constraint(4, 0.5)
