"""The network map as a figure: who, how close, which network, inside or outside, and who knows whom."""

from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Any

from netlearn.content.model import NetworkId
from netlearn.domain.contacts import LETTERS, MapContact, NetworkMap, stop
from netlearn.domain.network import find_brokers
from netlearn.export.charts import Chart, base_layout
from netlearn.export.map_layout import place_contacts
from netlearn.export.palette import MARKS, Palette, fade

HEADERS = ("Contact", "Networks", "Where and how close", "Knows")  # few, so that a phone holds them
PEOPLE = "people"  # the trace whose points are contacts
SIZES: Mapping[int | None, int] = MappingProxyType({3: 26, 2: 19, 1: 14, None: 16})  # pixels
SHAPES: Mapping[str | None, str] = MappingProxyType({"inside": "square", "outside": "star", None: "octagon"})
_CLOSENESS: Mapping[int | None, str] = MappingProxyType({3: "close", 2: "moderate", 1: "weak", None: ""})
_HEIGHT = 460
_REACH = 1.34  # of the axes, beyond the outer ring and its labels
_SPACE = "\u2002"


def draw_map(network_map: NetworkMap, palette: Palette, chosen: str = "") -> Chart:
    """Draw a map; the contact of the id `chosen` and those they know stand out.

    The points of the trace `PEOPLE` stand in the order of the contacts and carry their ids.
    """
    from plotly.graph_objects import Figure

    contacts = network_map.contacts
    places = place_contacts(contacts, network_map.ties)
    near = _find_near(network_map, chosen)
    traces = [
        _draw_spokes(contacts, places, palette),
        *_draw_ties(network_map, places, palette, chosen),
        _draw_brokers(contacts, places, palette),
        _draw_people(network_map, places, palette, near),
        _draw_ego(palette),
    ]
    axis = {"visible": False, "fixedrange": True, "range": [-_REACH, _REACH]}
    layout = base_layout(palette, _HEIGHT) | {
        "margin": {"l": 0, "r": 0, "t": 4, "b": 58},
        "xaxis": axis,
        "yaxis": {**axis, "scaleanchor": "x", "scaleratio": 1},
        "clickmode": "event+select",
        "hovermode": "closest",
        "annotations": [_write_key(palette)],
    }
    figure = Figure({"data": traces, "layout": layout})
    return Chart(figure, describe_map(network_map), (HEADERS, _write_rows(network_map)))


def describe_map(network_map: NetworkMap) -> str:
    """Say in a sentence or two what the map shows."""
    contacts = network_map.contacts
    if not contacts:
        return "Nobody is on the map yet."
    kinds = [
        f"{count} {network}"
        for network, letter in LETTERS.items()
        if (count := sum(letter in one.networks for one in contacts))
    ]
    outside = sum(one.organisation == "outside" for one in contacts)
    size, ties = len(contacts), len(network_map.ties)
    sentence = f"{size} {'person stands' if size == 1 else 'people stand'} around you"
    if kinds:
        sentence += f" ({', '.join(kinds)})"
    sentence += f", {outside} of them outside your organisation; " if outside else "; "
    sentence += f"{ties or 'no'} {'pair' if ties == 1 else 'pairs'} among them know each other."
    brokers = ", ".join(network_map.name(one) for one in find_brokers(contacts))
    return stop(f"{sentence} Doors were opened by {brokers}") if brokers else sentence


def first_network(contact: MapContact) -> NetworkId | None:
    """The network whose hue a contact has: of several, the rarest kind of tie decides."""
    for network in reversed(tuple(LETTERS)):
        if LETTERS[network] in contact.networks:
            return network
    return None


def _draw_people(
    network_map: NetworkMap,
    places: Mapping[str, tuple[float, float]],
    palette: Palette,
    near: frozenset[str],
) -> dict[str, Any]:
    contacts = network_map.contacts
    hues = [_hue(one, palette) for one in contacts]
    return {
        "type": "scatter",
        "name": PEOPLE,
        "mode": "markers+text",
        "x": [places[one.id][0] for one in contacts],
        "y": [places[one.id][1] for one in contacts],
        "customdata": [one.id for one in contacts],
        "marker": {
            "symbol": [SHAPES[one.organisation] for one in contacts],
            "size": [SIZES.get(one.closeness, SIZES[None]) for one in contacts],
            "color": hues,
            "opacity": [1.0 if not near or one.id in near else 0.35 for one in contacts],
            "line": {"width": 1.5, "color": palette.background},
        },
        # Streamlit dims what is not selected; the map does that itself, together with the ties.
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": palette.text}},
        "text": [f"{escape(one.initials)} {_glyphs(one)}" for one in contacts],
        "textposition": "bottom center",
        "textfont": {"size": 11, "color": palette.text},
        "hovertext": [_hover(network_map, one) for one in contacts],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _draw_ties(
    network_map: NetworkMap, places: Mapping[str, tuple[float, float]], palette: Palette, chosen: str
) -> list[dict[str, Any]]:
    """Ties as one trace; those of the chosen contact as a second one on top."""
    every = [tie for tie in network_map.ties if tie[0] in places and tie[1] in places]
    theirs = [tie for tie in every if chosen in tie]
    lines = [(every, fade(palette.quiet, 0.2 if theirs else 0.5), 1.2)]
    if theirs:
        lines.append((theirs, palette.text, 1.8))
    return [
        _draw_lines([(places[one], places[other]) for one, other in ties], colour, width)
        for ties, colour, width in lines
    ]


def _draw_spokes(
    contacts: Sequence[MapContact], places: Mapping[str, tuple[float, float]], palette: Palette
) -> dict[str, Any]:
    """The ties of ego, so faint that they do not hide those among the others."""
    spokes = [((0.0, 0.0), places[one.id]) for one in contacts]
    return _draw_lines(spokes, fade(palette.quiet, 0.14), 1.0)


def _draw_lines(
    ends: Sequence[tuple[tuple[float, float], tuple[float, float]]], colour: str, width: float
) -> dict[str, Any]:
    across: list[float | None] = []
    up: list[float | None] = []
    for one, other in ends:
        across += [one[0], other[0], None]
        up += [one[1], other[1], None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": across,
        "y": up,
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
    }


def _draw_brokers(
    contacts: Sequence[MapContact], places: Mapping[str, tuple[float, float]], palette: Palette
) -> dict[str, Any]:
    """A ring around everybody who introduced two others or more."""
    brokers = [one for one in contacts if one.id in set(find_brokers(contacts))]
    return {
        "type": "scatter",
        "name": "brokers",
        "mode": "markers",
        "x": [places[one.id][0] for one in brokers],
        "y": [places[one.id][1] for one in brokers],
        "marker": {
            "symbol": "circle-open",
            "size": [SIZES.get(one.closeness, SIZES[None]) + 9 for one in brokers],
            "color": palette.text,
            "line": {"width": 1.5},
        },
        "hoverinfo": "skip",
    }


def _draw_ego(palette: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": "you",
        "mode": "markers+text",
        "x": [0],
        "y": [0],
        "marker": {"symbol": "circle", "size": 30, "color": palette.text},
        "text": ["You"],
        "textfont": {"size": 11, "color": palette.background},
        "hoverinfo": "skip",
    }


def _write_key(palette: Palette) -> dict[str, Any]:
    """Two lines below the map that say what hue, shape, size and ring mean."""
    networks = (2 * _SPACE).join(
        f'<span style="color:{palette.hue(network)}">{MARKS[network].glyph}</span> {network.title()}'
        for network in LETTERS
    )
    shapes = (2 * _SPACE).join(("■ inside", "★ outside", "larger: closer", "○ ring: opened doors"))
    return {
        "text": f"{networks}<br>{shapes}",
        "x": 0.5,
        "y": 0,
        "xref": "paper",
        "yref": "paper",
        "yanchor": "top",
        "yshift": -10,
        "showarrow": False,
        "font": {"size": 12, "color": palette.text},
    }


def _write_rows(network_map: NetworkMap) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            one.initials,
            ", ".join(network for network, letter in LETTERS.items() if letter in one.networks),
            ", ".join(filter(None, (one.organisation, _CLOSENESS.get(one.closeness)))),
            ", ".join(other.initials for other in network_map.list_known(one.id)),
        )
        for one in network_map.contacts
    )


def _hover(network_map: NetworkMap, contact: MapContact) -> str:
    known = len(network_map.list_known(contact.id))
    told = [word for word in (contact.organisation, contact.level, _CLOSENESS.get(contact.closeness)) if word]
    return f"<b>{escape(contact.initials)}</b><br>{', '.join(told)}<br>knows {known} of the others"


def _find_near(network_map: NetworkMap, chosen: str) -> frozenset[str]:
    if network_map.find(chosen) is None:
        return frozenset()
    return frozenset({chosen, *(one.id for one in network_map.list_known(chosen))})


def _hue(contact: MapContact, palette: Palette) -> str:
    network = first_network(contact)
    return palette.hue(network) if network else palette.quiet


def _glyphs(contact: MapContact) -> str:
    return "".join(MARKS[network].glyph for network, letter in LETTERS.items() if letter in contact.networks)
