"""History as small multiples: a panel a network, each result a mark on its interval."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from netlearn.content.model import Instrument, Network
from netlearn.domain.comparing import VERDICTS, compare_scores
from netlearn.domain.reading import state_interval
from netlearn.domain.scoring import Profile, Score, round_points
from netlearn.export.charts import Chart, base_layout
from netlearn.export.palette import MARKS, Palette, fade

_PANEL = 150  # pixels
_GAP = 0.09  # between panels, share of the height

Entry = tuple[datetime, Profile]


def draw_history(instrument: Instrument, entries: Sequence[Entry], palette: Palette) -> Chart:
    """Draw the network scores of several results over time, oldest first.

    Args:
        instrument: Names the networks.
        entries: When each result was given, and its profile.
        palette: The colours.
    """
    from plotly.graph_objects import Figure

    ordered = sorted(entries, key=lambda entry: entry[0])
    networks = instrument.networks
    layout = base_layout(palette, _PANEL * len(networks) + 60) | {
        "margin": {"l": 40, "r": 16, "t": 24, "b": 36},
        "annotations": [
            _title(network, place, len(networks), palette) for place, network in enumerate(networks)
        ],
    }
    traces: list[dict[str, Any]] = []
    for place, network in enumerate(networks):
        suffix = "" if place == 0 else str(place + 1)
        layout |= _lay_out(suffix, _span(place, len(networks)), palette, dated=place == len(networks) - 1)
        traces += _draw(network, ordered, suffix, palette)
    headers = ("Completed", "Network", "Score", "90 % interval")
    rows = tuple(
        (f"{at:%d %B %Y}", title, *_write(score))
        for at, profile in ordered
        for title, score in (
            *((one.title, profile.networks[one.id]) for one in networks if one.id in profile.networks),
            ("Overall", profile.overall),
        )
    )
    alt = " ".join(_tell(network, ordered) for network in networks)
    return Chart(Figure({"data": traces, "layout": layout}), alt, (headers, rows))


def _span(place: int, count: int) -> tuple[float, float]:
    height = (1 - _GAP * (count - 1)) / count
    top = 1 - place * (height + _GAP)
    return max(0.0, top - height), top


def _lay_out(suffix: str, span: tuple[float, float], palette: Palette, *, dated: bool) -> dict[str, Any]:
    quiet = fade(palette.quiet, 0.28)
    return {
        f"xaxis{suffix}": {
            "anchor": f"y{suffix}",
            "matches": "x" if suffix else None,
            "showticklabels": dated,
            "tickformat": "%b %Y",
            "nticks": 5,
            "tickfont": {"size": 11, "color": palette.quiet},
            "gridcolor": "rgba(0,0,0,0)",
            "zeroline": False,
            "fixedrange": True,
        },
        f"yaxis{suffix}": {
            "anchor": f"x{suffix}",
            "domain": list(span),
            "range": [0, 100],
            "tickvals": [0, 25, 50, 75, 100],
            "tickfont": {"size": 11, "color": palette.quiet},
            "gridcolor": quiet,
            "zeroline": False,
            "fixedrange": True,
        },
    }


def _draw(network: Network, ordered: Sequence[Entry], suffix: str, palette: Palette) -> list[dict[str, Any]]:
    hue, mark = palette.hue(network.id), MARKS[network.id]
    scored = [
        (at, profile.networks[network.id])
        for at, profile in ordered
        if network.id in profile.networks and profile.networks[network.id].value is not None
    ]
    axes = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}", "hoverinfo": "skip", "type": "scatter"}
    ends: list[tuple[datetime | None, float | None]] = []
    for at, score in scored:
        ends += [(at, score.low), (at, score.high), (None, None)]
    return [
        {
            **axes,
            "mode": "lines",
            "x": [at for at, _ in ends],
            "y": [end for _, end in ends],
            "line": {"color": fade(hue, 0.38), "width": 6},
        },
        {
            **axes,
            "mode": "lines+markers",
            "x": [at for at, _ in scored],
            "y": [score.value for _, score in scored],
            "line": {"color": hue, "width": 1.4, "dash": mark.dash},
            "marker": {
                "symbol": mark.symbol,
                "size": mark.size,
                "color": hue,
                "line": {"width": 1.5, "color": palette.background},
            },
        },
    ]


def _title(network: Network, place: int, count: int, palette: Palette) -> dict[str, Any]:
    glyph = f'<span style="color:{palette.hue(network.id)}">{MARKS[network.id].glyph}</span>'
    return {
        "text": f"{glyph} {network.title}",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": _span(place, count)[1],
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": palette.text},
    }


def _write(score: Score) -> tuple[str, str]:
    if score.value is None:
        return "not enough answers", ""
    return str(round_points(score.value)), state_interval(score)


def _tell(network: Network, ordered: Sequence[Entry]) -> str:
    """Say how the last result stands to the first, in the words of reliable change."""
    scores = [
        score
        for _, profile in ordered
        if (score := profile.networks.get(network.id)) is not None and score.value is not None
    ]
    if len(scores) < 2:
        return f"{network.title}: not enough results to compare."
    first, last = scores[0], scores[-1]
    words = VERDICTS[compare_scores(first, last).verdict]
    return (
        f"{network.title}: from {round_points(first.value or 0)} to {round_points(last.value or 0)} points "
        f"over {len(scores)} results, {words}."
    )
