import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.contacts import NetworkMap
from netlearn.domain.map_dates import compare_maps
from netlearn.domain.map_measures import find_closure
from netlearn.domain.what_if import (
    add_person,
    connect,
    drop_person,
    list_changes,
    measure_closure,
    measure_core,
    propose_moves,
    say_change,
)
from tests.domain.maps import chart, crowd, person, random_map

MAPS = st.builds(random_map, st.integers(2, 12), st.floats(0, 1), st.integers(0, 10))


@given(MAPS)
def test_the_quick_way_to_closure_is_the_same(network_map: NetworkMap) -> None:
    assert measure_closure(network_map) == pytest.approx(find_closure(measure_core(network_map)), abs=1e-12)


@given(MAPS)
def test_somebody_whom_nobody_knows_adds_a_separate_source(network_map: NetworkMap) -> None:
    before, after = measure_core(network_map), measure_core(add_person(network_map))
    assert (after.size, after.ties, after.components) == (before.size + 1, before.ties, before.components + 1)
    assert (after.effective_size or 0) > (before.effective_size or 0)


@given(MAPS)
def test_an_introduction_never_adds_a_source(network_map: NetworkMap) -> None:
    one, other = network_map.contacts[:2]
    after = measure_core(connect(network_map, one.id, other.id))
    assert (after.effective_size or 0) <= (measure_core(network_map).effective_size or 0)


def test_dropping_takes_the_ties_along() -> None:
    changed = drop_person(chart(crowd("ABC"), ["AB", "BC"]), "B")
    assert ([one.id for one in changed.contacts], changed.ties) == (["A", "C"], ())


def test_a_newcomer_joins_the_core() -> None:
    changed = add_person(chart([*crowd("ABCDE", core=True), *crowd("FG")]), ["A"])
    assert measure_core(changed).size == 6


@given(MAPS)
def test_every_move_opens_and_none_costs_a_source(network_map: NetworkMap) -> None:
    before = measure_core(network_map)
    moves = propose_moves(network_map)
    assert all(
        move.opening > 0 and (move.after.effective_size or 0) > (before.effective_size or 0) for move in moves
    )
    assert [move.opening for move in moves] == sorted((move.opening for move in moves), reverse=True)
    assert len(moves) <= 3


def test_a_stranger_opens_a_closed_circle_most_and_doors_outside_come_first() -> None:
    people = [*crowd("ABCD", organisation="inside"), person("E", organisation="outside")]
    everybody = [one + other for one in "ABCDE" for other in "ABCDE" if one < other]
    assert [move.text for move in propose_moves(chart(people, everybody))] == [
        "Meet somebody whom none of them know.",
        "Ask E to introduce you to somebody new.",
        "Ask A to introduce you to somebody new.",
    ]


def test_nothing_opens_what_is_open_and_four_people_have_no_shape() -> None:
    assert propose_moves(chart(crowd("ABCDEF"))) == ()
    assert propose_moves(chart(crowd("ABCD"), ["AB"])) == ()


def test_a_change_is_said_in_words_and_figures() -> None:
    before = chart(crowd("ABCDE"), ["AB", "BC", "CD"])
    opened, closed = measure_core(add_person(before)), measure_core(connect(before, "D", "E"))
    assert say_change(measure_core(before), opened).startswith("Your map would open a little")
    assert say_change(measure_core(before), closed).startswith("Your map would close a little")
    assert say_change(measure_core(before), measure_core(before)).startswith("Your map would stay")
    assert say_change(measure_core(chart([])), opened) == "With so few contacts a shape cannot be told."
    assert list_changes(measure_core(chart([])), opened)[:2] == (
        ("Contacts", "0", "6"),
        ("Density", "not told", "0.20"),
    )


def test_two_dates_tell_who_came_and_left() -> None:
    earlier, later = chart(crowd("ABCDE"), ["AB"]), chart(crowd("BCDEFG"), ["BC"])
    found = compare_maps(earlier, later)
    assert (found.came, found.left) == (("F", "G"), ("A",))
    assert found.sentence == "New on the map: F, G. No longer on it: A."
    assert found.rows[0] == ("Contacts", "5", "6")
    assert found.rows[-1] == ("Giving and getting", "not told", "not told")
    assert compare_maps(earlier, earlier).sentence == "The same people stand on both maps."
