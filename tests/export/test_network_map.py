"""The network map: places, marks, sentence and table."""

from itertools import combinations
from math import dist
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlearn.domain.contacts import NetworkMap
from netlearn.export.charts import Chart
from netlearn.export.map_layout import RIM, place_contacts
from netlearn.export.network_map import PEOPLE, describe_map, draw_map, first_network
from netlearn.export.palette import DARK, LIGHT, Palette
from tests.domain.maps import chart, crowd, person, random_map

MAPS = st.builds(random_map, st.integers(0, 30), st.floats(0, 1), st.integers(0, 5))
KNOWN = chart(
    [
        person("A", networks=frozenset("O"), organisation="inside", closeness=3, introduced_by="me"),
        person("B", networks=frozenset("P"), organisation="outside", closeness=1, introduced_by="A"),
        person("C", networks=frozenset("OS"), closeness=2, introduced_by="A"),
        person("D", introduced_by="organisation"),
    ],
    ["AB", "BC"],
)


def trace(chart: Chart, name: str) -> dict[str, Any]:
    data: list[dict[str, Any]] = chart.figure.to_plotly_json()["data"]
    (found,) = [one for one in data if one.get("name") == name]
    return found


@settings(max_examples=30, deadline=None)
@given(MAPS)
def test_the_same_map_has_the_same_places_within_the_frame(network_map: NetworkMap) -> None:
    places = place_contacts(network_map.contacts, network_map.ties)
    assert places == place_contacts(network_map.contacts, network_map.ties)
    assert list(places) == [one.id for one in network_map.contacts]
    assert all(abs(x) <= RIM + 1e-9 and abs(y) <= RIM + 1e-9 for x, y in places.values())


@pytest.mark.parametrize(("size", "density"), [(5, 0), (12, 1), (30, 0.2)])
def test_nobody_stands_on_somebody_else_or_on_ego(size: int, density: float) -> None:
    network_map = random_map(size, density, 3)
    places = [*place_contacts(network_map.contacts, network_map.ties).values(), (0.0, 0.0)]
    assert min(dist(one, other) for one, other in combinations(places, 2)) > 0.1


def test_close_contacts_stand_nearer() -> None:
    people = [person(f"{number}", closeness=3 if number % 2 else 1) for number in range(12)]
    places = place_contacts(people, [])
    near, far = (
        [dist(places[one.id], (0, 0)) for one in people if one.closeness == value] for value in (3, 1)
    )
    assert max(near) < min(far)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_hue_shape_size_and_ring_say_what_is_known(palette: Palette) -> None:
    drawn = draw_map(KNOWN, palette)
    people = trace(drawn, PEOPLE)
    assert list(people["customdata"]) == ["A", "B", "C", "D"]
    assert list(people["marker"]["symbol"]) == ["square", "star", "octagon", "octagon"]
    assert list(people["marker"]["color"]) == [
        palette.operational,
        palette.personal,
        palette.strategic,
        palette.quiet,
    ]
    assert list(people["marker"]["size"]) == [26, 14, 19, 16]
    assert list(people["text"]) == ["A ●", "B ◆", "C ●▲", "D "]
    rings = trace(drawn, "brokers")
    assert (list(rings["x"]), list(rings["y"])) == ([people["x"][0]], [people["y"][0]])
    assert (list(trace(drawn, "you")["x"]), list(trace(drawn, "you")["y"])) == ([0], [0])


def test_the_chosen_and_those_they_know_stand_out() -> None:
    opacities = list(trace(draw_map(KNOWN, LIGHT, "A"), PEOPLE)["marker"]["opacity"])
    assert opacities == [1, 1, 0.35, 0.35]
    assert list(trace(draw_map(KNOWN, LIGHT, "nobody"), PEOPLE)["marker"]["opacity"]) == [1] * 4


def test_initials_are_text_and_no_markup() -> None:
    people = trace(draw_map(chart([person("<b>x")]), LIGHT), PEOPLE)
    assert (list(people["text"]), "<b>x" in people["hovertext"][0]) == (["&lt;b&gt;x "], False)


def test_the_sentence_says_who_stands_around() -> None:
    assert describe_map(KNOWN) == (
        "4 people stand around you (2 operational, 1 personal, 1 strategic), 1 of them outside your "
        "organisation; 2 pairs among them know each other. Doors were opened by A."
    )
    assert describe_map(chart(crowd("A"))) == (
        "1 person stands around you; no pairs among them know each other."
    )
    assert describe_map(chart([])) == "Nobody is on the map yet."


def test_the_table_has_a_row_for_everybody() -> None:
    headers, rows = draw_map(KNOWN, LIGHT).table
    assert headers == ("Contact", "Networks", "Where and how close", "Knows")
    assert rows == (
        ("A", "operational", "inside, close", "B"),
        ("B", "personal", "outside, weak", "A, C"),
        ("C", "operational, strategic", "moderate", "B"),
        ("D", "", "", ""),
    )


def test_the_rarest_network_gives_the_hue() -> None:
    assert [first_network(one) for one in KNOWN.contacts] == ["operational", "personal", "strategic", None]
