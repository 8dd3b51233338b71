"""The radar: the facets as axes in three tinted sectors, each score with its interval.

Its rules: a fixed order of axes, one straight scale from 0 to 100 with a hole at the centre, no filled
area, thin lines, a whisker for every interval, a gap where nothing was scored, at most two series.
"""

from collections.abc import Sequence
from typing import Any

from netlearn.content.model import Facet, Instrument, Network
from netlearn.domain.comparing import compare_scores
from netlearn.domain.reading import describe_whole
from netlearn.domain.scoring import Profile
from netlearn.export.axes import lay_out_axes, write_ticks
from netlearn.export.charts import HEADERS, Chart, base_layout, facet_rows, hover_text
from netlearn.export.palette import MARKS, Palette, fade

_HEIGHT = 430
_SIDE = 74  # pixels left and right: enough for "Stakeholders", and a 390 px phone keeps a radar
_TOP = 64  # pixels above and below: three lines of a label and a free one
_KEY = 26
_FLOOR = 0.01  # Plotly drops a mark that lies exactly on the rim of the hole
_SPACE = "\u2002"  # an en space, which does not collapse


def draw_radar(
    instrument: Instrument,
    profile: Profile,
    palette: Palette,
    before: Profile | None = None,
    *,
    second: str = "Earlier",
) -> Chart:
    """Draw all facets around a circle, with an earlier profile as a faint second outline if given.

    `second` names that outline; for another person's view of the same facets the caller writes the sentence.
    """
    from plotly.graph_objects import Figure

    traces = [
        *(_tint(network, palette) for network in instrument.networks),
        *([_outline_before(instrument, before, palette)] if before else []),
        _join_sectors(instrument, profile, palette),
        write_ticks(instrument, palette),
        *(_draw_whiskers(network, profile, palette) for network in instrument.networks),
        *(_draw_network(instrument, network, profile, palette) for network in instrument.networks),
    ]
    layout = base_layout(palette, _HEIGHT) | {
        "polar": lay_out_axes(instrument, profile, palette),
        "margin": {"l": _SIDE, "r": _SIDE, "t": _TOP, "b": _TOP + _KEY},
        "annotations": [_write_key(instrument, palette, second if before else "")],
    }
    return Chart(
        Figure({"data": traces, "layout": layout}),
        _describe(instrument, profile, before),
        (HEADERS, facet_rows(instrument, profile)),
    )


def _write_key(instrument: Instrument, palette: Palette, second: str) -> dict[str, Any]:
    """Name the marks in one line below; Plotly's legend would stack on a phone."""
    parts = [
        f'<span style="color:{palette.hue(network.id)}">{MARKS[network.id].glyph}</span> '
        f"{network.title.removesuffix(' network')}"
        for network in instrument.networks
    ]
    if second:
        parts.append(f'<span style="color:{palette.quiet}">○</span> {second}')
    return {
        "text": (2 * _SPACE).join(parts),
        "x": 0.5,
        "y": 0,
        "xref": "paper",
        "yref": "paper",
        "yanchor": "top",
        "yshift": -_TOP - 4,
        "showarrow": False,
        "font": {"size": 12, "color": palette.text},
    }


def _tint(network: Network, palette: Palette) -> dict[str, Any]:
    hue = palette.hue(network.id)
    return {
        "type": "barpolar",
        "theta": [facet.id for facet in network.facets],
        "r": [100] * len(network.facets),
        "width": [1] * len(network.facets),
        "marker": {"color": fade(hue, 0.07), "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _draw_network(
    instrument: Instrument, network: Network, profile: Profile, palette: Palette
) -> dict[str, Any]:
    hue, mark = palette.hue(network.id), MARKS[network.id]
    scores = [profile.facets[facet.id] for facet in network.facets]
    return {
        "type": "scatterpolar",
        "mode": "lines+markers",
        "name": network.title,
        "theta": [facet.id for facet in network.facets],
        "r": [None if score.value is None else max(score.value, _FLOOR) for score in scores],
        "connectgaps": False,
        "marker": {
            "symbol": mark.symbol,
            "size": mark.size,
            "color": hue,
            "line": {"width": 1.5, "color": palette.background},
        },
        "line": {"color": hue, "width": 1.6, "dash": mark.dash},
        "text": [
            "" if score.value is None else hover_text(instrument, facet.title, score)
            for facet, score in zip(network.facets, scores, strict=True)
        ],
        "hoverinfo": "text",
    }


def _draw_whiskers(network: Network, profile: Profile, palette: Palette) -> dict[str, Any]:
    """Draw each interval along its axis, as line segments parted by gaps."""
    theta: list[str | None] = []
    ends: list[float | None] = []
    for facet in network.facets:
        score = profile.facets[facet.id]
        if score.value is not None:
            theta += [facet.id, facet.id, None]
            ends += [score.low, score.high, None]
    return {
        "type": "scatterpolar",
        "mode": "lines",
        "theta": theta,
        "r": ends,
        "line": {"color": fade(palette.hue(network.id), 0.38), "width": 5},
        "hoverinfo": "skip",
    }


def _join_sectors(instrument: Instrument, profile: Profile, palette: Palette) -> dict[str, Any]:
    """Draw the thin links from sector to sector; the last leads back to the first axis."""
    theta: list[str | None] = []
    values: list[float | None] = []
    networks = instrument.networks
    for network, following in zip(networks, (*networks[1:], networks[0]), strict=True):
        for facet in (network.facets[-1], following.facets[0]):
            theta.append(facet.id)
            values.append(profile.facets[facet.id].value)
        theta.append(None)
        values.append(None)
    return {
        "type": "scatterpolar",
        "mode": "lines",
        "theta": theta,
        "r": values,
        "line": {"color": fade(palette.quiet, 0.6), "width": 1},
        "hoverinfo": "skip",
    }


def _outline_before(instrument: Instrument, before: Profile, palette: Palette) -> dict[str, Any]:
    """Draw the earlier profile, its first point repeated to close the loop."""
    facets: Sequence[Facet] = (*instrument.facets, instrument.facets[0])
    return {
        "type": "scatterpolar",
        "mode": "lines+markers",
        "name": "Earlier",
        "theta": [facet.id for facet in facets],
        "r": [before.facets[facet.id].value for facet in facets],
        "connectgaps": False,
        "marker": {"symbol": "circle-open", "size": 6, "color": palette.quiet},
        "line": {"color": palette.quiet, "width": 1, "dash": "dot"},
        "hoverinfo": "skip",
    }


def _describe(instrument: Instrument, profile: Profile, before: Profile | None) -> str:
    gaps = sum(score.value is None for score in profile.facets.values())
    parts = [describe_whole(instrument, profile)]
    if gaps:
        facets = "facet has" if gaps == 1 else "facets have"
        parts.append(f"{gaps} {facets} too few answers and show{'s' if gaps == 1 else ''} a gap.")
    if before:
        moved = [
            facet.title
            for facet in instrument.facets
            if compare_scores(before.facets[facet.id], profile.facets[facet.id]).verdict == "reliable"
        ]
        parts.append(
            f"Since the earlier answers these changed by more than measurement noise: {', '.join(moved)}."
            if moved
            else "No facet changed by more than measurement noise since the earlier answers."
        )
    return " ".join(parts)
