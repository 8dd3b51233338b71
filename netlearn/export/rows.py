"""Interval rows: scores one below the other, each a mark on its interval. The primary reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from netlearn.content.model import Instrument
from netlearn.domain.reading import rank_facets, state_figures
from netlearn.domain.scoring import Profile, Score, differ, round_points
from netlearn.export.charts import HEADERS, Chart, base_layout, hover_text, table_row
from netlearn.export.palette import MARKS, Palette, fade

_ROW = 34  # pixels


@dataclass(frozen=True, slots=True)
class _Row:
    score: Score
    title: str
    short: str
    network: str


def draw_intervals(instrument: Instrument, profile: Profile, palette: Palette) -> Chart:
    """Draw the facets from high to low; those without a score stand at the end and say so."""
    known = {facet.id: (facet, network) for network in instrument.networks for facet in network.facets}
    rows = []
    for score in rank_facets(instrument, profile):
        facet, network = known[score.id]
        rows.append(_Row(score, facet.title, facet.short, network.id))
    return _draw(instrument, rows, palette, _describe_facets(rows))


def _draw(instrument: Instrument, rows: Sequence[_Row], palette: Palette, alt: str) -> Chart:
    from plotly.graph_objects import Figure

    positions = list(range(len(rows)))
    top, bottom, height = 30, 24, _ROW * len(rows)
    layout = base_layout(palette, top + bottom + height) | {
        "margin": {"l": 108, "r": 34, "t": top, "b": bottom},
        "xaxis": {
            "range": [0, 100],
            "tickvals": [0, *(band.cut for band in instrument.bands[1:]), 100],
            "tickfont": {"size": 11, "color": palette.quiet},
            "gridcolor": fade(palette.quiet, 0.28),
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [len(rows) - 0.5, -0.5],
            "tickvals": positions,
            "ticktext": [_label(row, palette) for row in rows],
            "tickfont": {"size": 13, "color": palette.text},
            "ticks": "",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "annotations": [*_name_bands(instrument, palette), *_write_values(rows, palette)],
        "shapes": _shade_bands(instrument, palette),
    }
    scored = [(place, row) for place, row in enumerate(rows) if row.score.value is not None]
    traces = [_draw_interval(row, place, palette) for place, row in scored]
    traces += [_draw_mark(instrument, row, place, palette) for place, row in scored]
    table = (
        HEADERS,
        tuple(table_row(instrument, row.network, row.title, row.score) for row in rows),
    )
    return Chart(Figure({"data": traces, "layout": layout}), alt, table)


def _draw_interval(row: _Row, position: int, palette: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [row.score.low, row.score.high],
        "y": [position, position],
        "line": {"color": fade(palette.hue(row.network), 0.38), "width": 6},
        "hoverinfo": "skip",
    }


def _draw_mark(instrument: Instrument, row: _Row, position: int, palette: Palette) -> dict[str, Any]:
    mark = MARKS[row.network]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.score.value],
        "y": [position],
        "marker": {
            "symbol": mark.symbol,
            "size": mark.size + 2,
            "color": palette.hue(row.network),
            "line": {"width": 1.5, "color": palette.background},
        },
        "text": [hover_text(instrument, row.title, row.score)],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _label(row: _Row, palette: Palette) -> str:
    glyph = f'<span style="color:{palette.hue(row.network)}">{MARKS[row.network].glyph}</span>'
    return f"{row.short} {glyph}  "


def _name_bands(instrument: Instrument, palette: Palette) -> list[dict[str, Any]]:
    return [
        {
            "text": title,
            "x": (low + high) / 2,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 6,
            "showarrow": False,
            "font": {"size": 11, "color": palette.quiet},
        }
        for title, low, high in _bound_bands(instrument)
    ]


def _write_values(rows: Sequence[_Row], palette: Palette) -> list[dict[str, Any]]:
    """Write the value beside its row, or in it that there is none."""
    annotations: list[dict[str, Any]] = []
    for position, row in enumerate(rows):
        if row.score.value is None:
            place: dict[str, Any] = {"x": 0, "xanchor": "left", "xshift": 8, "text": "not enough answers"}
            font = {"size": 12, "color": palette.quiet}
        else:
            place = {
                "x": 100,
                "xanchor": "right",
                "xshift": 32,
                "text": f"<b>{round_points(row.score.value)}</b>",
            }
            font = {"size": 13, "color": palette.text}
        annotations.append({**place, "y": position, "showarrow": False, "font": font})
    return annotations


def _shade_bands(instrument: Instrument, palette: Palette) -> list[dict[str, Any]]:
    """Shade every other band."""
    return [
        {
            "type": "rect",
            "x0": low,
            "x1": high,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "fillcolor": fade(palette.quiet, 0.07),
            "line": {"width": 0},
            "layer": "below",
        }
        for _, low, high in _bound_bands(instrument)[::2]
    ]


def _bound_bands(instrument: Instrument) -> list[tuple[str, int, int]]:
    ends = [*(band.cut for band in instrument.bands[1:]), 100]
    return [(band.title, band.cut, end) for band, end in zip(instrument.bands, ends, strict=True)]


def _describe_facets(rows: Sequence[_Row]) -> str:
    """Say which facets come first and last, as far as the intervals allow."""
    scored = [row for row in rows if row.score.value is not None]
    if not scored:
        return "There are not yet enough answers to rank any facet."
    first, last = scored[0], scored[-1]
    if not differ(first.score, last.score):
        return f"{len(scored)} facets with their intervals; they stand too close together to be ranked."
    return (
        f"{len(scored)} facets from high to low: {first.title} ({state_figures(first.score)}) stands first "
        f"and {last.title} ({state_figures(last.score)}) last; neighbours overlap and cannot be told apart."
    )
