from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.contact_counts import count_contacts, list_reconnections
from netlearn.domain.contacts import (
    LONGEST_INITIALS,
    is_told,
    list_circles,
    make_initials,
    part_initials,
    propose_ties,
    rest_on,
    suggest_core,
    tidy_initials,
)
from tests.domain.maps import chart, crowd, person


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("J.R.", "J.R."),
        ("  Maya ", "Maya"),
        ("Priya Shah", "P.S."),
        ("Bartholomew-Maximilian", "B.M."),
        ("Dr. Anna-Maria von Ångström", "D.A.M.V."),
        ("=cmd", "cmd"),
        ("@home", "home"),
        ("王小明", "王小明"),
        ("tab\x00bed Joe", "Joe"),
    ],
)
def test_what_is_typed_becomes_initials_or_a_nickname(typed: str, kept: str) -> None:
    assert tidy_initials(typed) == kept


@pytest.mark.parametrize("typed", ["", "  ", "—", "...", "\x00"])
def test_nothing_readable_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="no letter or digit"):
        tidy_initials(typed)


@given(st.text(min_size=1))
def test_initials_are_never_longer_than_a_nickname(typed: str) -> None:
    if any(map(str.isalnum, typed)):
        assert 1 <= len(make_initials(typed)) <= LONGEST_INITIALS


def test_the_same_initials_are_numbered_and_stay_short() -> None:
    assert part_initials(["J.R.", "j.r.", "J.R."], ["J.R.2"]) == ("J.R.", "j.r.3", "J.R.4")
    assert part_initials(["Bartholomew1"] * 2) == ("Bartholomew1", "Bartholomew2")


@given(st.lists(st.sampled_from(["A", "a", "A2", "B", "Bartholomew1"]), max_size=40))
def test_parted_initials_are_all_different(wanted: list[str]) -> None:
    parted = part_initials(wanted)
    assert max(Counter(one.casefold() for one in parted).values(), default=1) == 1
    assert all(len(one) <= LONGEST_INITIALS for one in parted)


def test_structure_rests_on_the_core_when_it_is_large_enough() -> None:
    few = [person("A", core=True), *crowd("BCDEFG")]
    core = [*crowd("ABCDE", core=True), *crowd("FG")]
    assert rest_on(chart(few)) == tuple(few)
    assert [one.id for one in rest_on(chart(core))] == ["A", "B", "C", "D", "E"]


def test_the_proposed_core_is_the_closest_and_keeps_every_network() -> None:
    people = [
        *[person(f"o{number}", networks=frozenset("O"), closeness=3) for number in range(20)],
        *[person(f"s{number}", networks=frozenset("S"), closeness=1) for number in range(5)],
    ]
    core = suggest_core(people)
    assert len(core) == 15
    assert [one for one in core if one[0] == "s"] == ["s0", "s1", "s2"]


def test_people_of_one_circle_are_proposed_unless_asked_about() -> None:
    people = [
        person("A", circles=("choir",)),
        person("B", circles=("choir", "club")),
        person("C", circles=("club",)),
        person("D", circles=("choir",), asked=True),
    ]
    assert propose_ties(people, [("B", "A")]) == (("B", "C"),)
    assert list_circles(people) == {"choir": ("A", "B", "D"), "club": ("B", "C")}


def test_somebody_is_told_about_once_the_map_can_show_them() -> None:
    told = person(
        "A", networks=frozenset("O"), organisation="inside", function="same", level="peer", closeness=1
    )
    assert is_told(told)
    assert not is_told(person("A", networks=frozenset("O")))


def test_counts_of_nobody_are_zero_and_shares_undefined() -> None:
    counts = count_contacts([])
    assert (counts.size, counts.strategic, counts.dormant) == (0, 0, ())
    assert (counts.strategic_share, counts.sought_out_share, counts.fresh_share) == (None, None, None)


def test_counts_rest_on_what_was_told() -> None:
    counts = count_contacts(
        [
            person("A", approach="them", met="year", networks=frozenset("S"), organisation="outside"),
            person("B", approach="both", last_contact="silent", networks=frozenset("O"), level="senior"),
            person("C", approach="me", met="earlier", introduced_by="me", met_at="event"),
            person("D", introduced_by="me", met_at="work"),
        ]
    )
    assert (counts.sought_out_share, counts.approach_known) == (0.5, 3)
    assert (counts.fresh_share, counts.met_known) == (0.5, 2)
    assert (counts.strategic, counts.strategic_share, counts.outside_strategic) == (1, 0.5, 1)
    assert (counts.dormant, counts.contact_known, counts.seniors, counts.levels_known) == (("B",), 1, 1, 1)
    assert (counts.introduced_known, counts.met_in_mixed, counts.inside, counts.outside) == (2, 1, 0, 1)


def test_reconnecting_begins_with_the_dormant_who_are_senior_and_less_familiar() -> None:
    people = [
        person("close", last_contact="silent", closeness=3),
        person("quiet", last_contact="years", closeness=2),
        person("boss", last_contact="silent", closeness=3, level="senior"),
        person("faint", last_contact="silent", closeness=1),
        person("lively", last_contact="month", closeness=2),
    ]
    assert [one.id for one in list_reconnections(people)] == ["boss", "faint", "close", "quiet"]
