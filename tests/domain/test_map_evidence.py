from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.habits_and_map import compare_habits
from netlearn.domain.map_evidence import ask_contacts, list_facts, list_points, tell_of_others, weigh_map
from netlearn.domain.map_measures import measure_map
from netlearn.domain.planning import Preferences, plan_actions
from tests.domain.maps import chart, crowd, person, random_map
from tests.factories import make_instrument, make_profile

INSTRUMENT = make_instrument()
MAPS = st.builds(random_map, st.integers(0, 12), st.floats(0, 1), st.integers(0, 10))


def weigh(names: str, **told: Any) -> dict[str, float]:
    return list_points(weigh_map(measure_map(chart(crowd(names, **told)))))


@pytest.mark.parametrize(
    ("told", "points"),
    [
        ({}, {}),
        ({"level": "peer"}, {"S2": 0.1}),
        ({"level": "senior"}, {}),
        ({"introduced_by": "me"}, {"P2": 0.1}),
        ({"organisation": "inside"}, {"P1": 0.1}),
        ({"organisation": "outside"}, {}),
        ({"function": "same"}, {"S1": 0.1}),
        ({"gave": 0, "got": 2}, {"S4": 0.1}),
        ({"gave": 2, "got": 0}, {}),
        ({"closeness": 3}, {"P4": 0.1}),
        ({"networks": frozenset("S")}, {}),
        ({"networks": frozenset("O")}, {"S2": 0.1, "O3": 0.1}),
        ({"networks": frozenset("S"), "organisation": "inside"}, {"P1": 0.1, "S3": 0.1}),
        ({"networks": frozenset("P"), "level": "junior"}, {"S2": 0.2}),
    ],
)
def test_each_fact_adds_a_tenth_to_the_need_of_one_facet(
    told: dict[str, Any], points: dict[str, float]
) -> None:
    assert weigh("ABCDEFGHIJ", **told) == points


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("You introduced yourself to 80% of 10 contacts", "They introduced themselves to 80% of 10 contacts"),
        (
            "None of the 9 contacts whose level you gave is senior to you",
            "None of the 9 contacts whose level they gave is senior to them",
        ),
        ("Most of your contacts do your kind of work", "Most of their contacts do their kind of work"),
        ("Many people on my map do not know each other", "Many people on their map do not know each other"),
        ("Your map leans on one person", "Their map leans on one person"),
    ],
)
def test_who_is_shown_a_fact_reads_it_as_somebody_elses(mine: str, theirs: str) -> None:
    assert tell_of_others(mine) == theirs


@given(MAPS)
def test_no_fact_addresses_who_is_shown_it(network_map: Any) -> None:
    for facts in list_facts(weigh_map(measure_map(network_map))).values():
        for fact in facts:
            assert {"you", "your", "yourself", "my"} & set(tell_of_others(fact).casefold().split()) == set()


def test_a_map_of_four_says_nothing() -> None:
    assert weigh("ABCD", organisation="inside", level="peer", networks=frozenset("O")) == {}


def test_nine_answers_do_not_show_that_somebody_introduced_themselves_too_often() -> None:
    assert weigh("ABCDEFGHI", introduced_by="me") == {}


def test_a_gatekeeper_adds_to_role_coverage() -> None:
    names = "ABCDEFGHIJ"
    evidence = weigh_map(measure_map(chart(crowd(names), ["A" + other for other in names[1:]])))
    assert evidence["O1"].facts == ("your map leans on one person (hierarchy 0.50)",)


@given(MAPS)
def test_evidence_names_nobody_and_is_held_to_its_cap(network_map: Any) -> None:
    renamed = [person(f"Zed{one.id}") for one in network_map.contacts]
    told = chart(
        [
            type(one)(
                **{name: getattr(one, name) for name in one.__dataclass_fields__} | {"initials": new.id}
            )
            for one, new in zip(network_map.contacts, renamed, strict=True)
        ]
    )
    evidence = weigh_map(measure_map(told))
    assert [fact for one in evidence.values() for fact in one.facts if "Zed" in fact] == []
    assert all(0 < one.points <= 0.30 for one in evidence.values())


def test_the_reason_of_an_action_says_what_the_map_adds() -> None:
    evidence = weigh_map(measure_map(chart(crowd("ABCDEF", organisation="inside"))))
    actions = [one for one in _actions() if one.facet == "P1"]
    plan = plan_actions(
        INSTRUMENT,
        actions,
        make_profile(INSTRUMENT, rest=5),
        Preferences(),
        map_evidence=list_points(evidence),
        map_facts=list_facts(evidence),
    )
    assert (
        "Your map of contacts adds 0.10 to this need: 0 of 6 contacts are outside your organisation."
        in plan.ranked[0].because
    )


def test_actions_can_begin_with_somebody_on_the_map() -> None:
    people = [
        person("J.R.", organisation="outside", networks=frozenset("S"), level="senior", introduced_by="me"),
        person("M.O.", introduced_by="J.R.", last_contact="silent", gave=0, got=2),
        person("K.L.", introduced_by="J.R.", networks=frozenset("P"), level="senior"),
        *crowd("AB"),
    ]
    assert ask_contacts(measure_map(chart(people, ["AB"]))) == {
        "P2": "Ask J.R., who introduced you to several others, who else you should meet.",
        "P4": "You could begin with M.O.",
        "O3": "J.R. and M.O. do not know each other. Would both gain if they did?",
        "S3": "Ask J.R. what they see from outside that a decision inside should know.",
        "S2": "Begin with J.R., whom you know already: who will matter in two years?",
        "P3": "K.L. might be willing to think along.",
        "S4": "M.O. gave you more than they got of late.",
    }
    assert ask_contacts(measure_map(chart([]))) == {}


def test_habits_and_map_that_differ_are_put_as_a_question_and_come_first() -> None:
    people = crowd("ABCDEF", organisation="inside", gave=2, got=2, networks=frozenset("S"))
    profile = make_profile(INSTRUMENT, {"P1": 5, "S4": 5, "S2": 3}, rest=None)
    found = compare_habits(INSTRUMENT, profile, measure_map(chart(people)))
    assert [(one.facet, one.agrees) for one in found] == [("P1", False), ("S4", True)]
    assert found[0].text.endswith(
        "your map shows 0 of 6 people outside. Which of them is nearer to how things are?"
    )
    assert found[1].text.endswith("your map shows about as much given as got. The two agree.")


def test_a_low_rating_beside_an_open_map_is_a_question_too() -> None:
    people = crowd("ABCDEF", organisation="outside")
    profile = make_profile(INSTRUMENT, {"P1": 1}, rest=None)
    assert [
        (one.facet, one.agrees) for one in compare_habits(INSTRUMENT, profile, measure_map(chart(people)))
    ] == [("P1", False)]


def test_a_silent_map_is_not_compared() -> None:
    profile = make_profile(INSTRUMENT, rest=5)
    assert compare_habits(INSTRUMENT, profile, measure_map(chart(crowd("ABCDEF")))) == ()


def _actions() -> Any:
    from netlearn.content.library import Library
    from netlearn.settings import ROOT

    return Library(ROOT / "content" / "en").course.actions.values()
