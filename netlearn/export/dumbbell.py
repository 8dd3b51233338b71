"""The dumbbell: a row a facet, a mark for each of two views, and a line between them. At most two series."""

from typing import Any

from netlearn.domain.gap_words import list_rows, tell_furthest
from netlearn.domain.two_views import Gap, TwoViews
from netlearn.export.charts import Chart, base_layout, plain_label
from netlearn.export.palette import LIGHT, MARKS, Palette, fade
from netlearn.export.svg import SCREEN_FONT, Point, drawing, element, line, mark, text

WIDTH = 760
_ROW = 36  # pixels on the screen
_LEFT, _RIGHT, _TOP, _STEP = 190.0, 730.0, 46.0, 27.0  # of the drawing
_SPACE = "\u2002"  # an en space, which does not collapse


def draw_dumbbell(views: TwoViews, own: str, coach: str, palette: Palette) -> Chart:
    """Draw every facet with both views: the network's mark for the coachee, a ring for the coach.

    Args:
        views: The two ratings.
        own: What the coachee goes by.
        coach: What the coach goes by.
        palette: The colours.
    """
    from plotly.graph_objects import Figure

    shorts = {facet.id: facet.short for facet in views.instrument.facets}
    rows = list(enumerate(views.facets))
    top, bottom = 34, 24
    layout = base_layout(palette, top + bottom + _ROW * len(rows)) | {
        "margin": {"l": 112, "r": 16, "t": top, "b": bottom},
        "xaxis": {
            "range": [-3, 103],
            "tickvals": [0, 25, 50, 75, 100],
            "tickfont": {"size": 11, "color": palette.quiet},
            "gridcolor": fade(palette.quiet, 0.28),
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [len(rows) - 0.5, -0.5],
            "tickvals": [place for place, _ in rows],
            "ticktext": [f"{shorts[gap.id]}{_SPACE}" for _, gap in rows],
            "tickfont": {"size": 13, "color": palette.text},
            "ticks": "",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "annotations": [_write_key(own, coach, palette), *_write_gaps(rows, palette)],
    }
    traces = [_join(place, gap, palette) for place, gap in rows]
    traces += [
        _put(place, gap.own.value, MARKS[gap.network].symbol, palette.hue(gap.network), filled=True)
        for place, gap in rows
    ]
    traces += [_put(place, gap.coach.value, "circle", palette.text, filled=False) for place, gap in rows]
    return Chart(
        Figure({"data": traces, "layout": layout}),
        tell_furthest(views, own, coach),
        list_rows(views, own, coach),
    )


def draw_dumbbell_svg(
    views: TwoViews, own: str, coach: str, *, palette: Palette = LIGHT, font: str = SCREEN_FONT
) -> str:
    """Draw the same as a drawing of our own, for documents."""
    bottom = _TOP + _STEP * len(views.facets)
    shorts = {facet.id: facet.short for facet in views.instrument.facets}
    parts = [
        text(
            f"filled: {own} · ring: {coach}",
            (_LEFT, 16),
            font=font,
            size=13,
            fill=palette.text,
            anchor="start",
        )
    ]
    for tick in (0, 25, 50, 75, 100):
        parts.append(line((_across(tick), _TOP), (_across(tick), bottom), palette.quiet, 0.8, 0.35))
        at = (_across(tick), _TOP - 8)
        parts.append(text(str(tick), at, font=font, size=11, fill=palette.quiet, anchor="middle"))
    for place, gap in enumerate(views.facets):
        y = _TOP + _STEP * (place + 0.5)
        parts.append(
            text(shorts[gap.id], (_LEFT - 14, y + 4), font=font, size=14, fill=palette.text, anchor="end")
        )
        if gap.own.value is not None and gap.coach.value is not None:
            ends: tuple[Point, Point] = (_across(gap.own.value), y), (_across(gap.coach.value), y)
            parts.append(line(*ends, palette.hue(gap.network), 4, 0.4))
        if gap.own.value is not None:
            parts.append(mark(gap.network, (_across(gap.own.value), y), palette))
        if gap.coach.value is not None:
            parts.append(
                element(
                    "circle",
                    cx=_across(gap.coach.value),
                    cy=y,
                    r=8,
                    fill="none",
                    stroke=palette.text,
                    stroke_width=1.6,
                )
            )
    return drawing(parts, WIDTH, bottom + 10, palette, tell_furthest(views, own, coach))


def _join(place: int, gap: Gap, palette: Palette) -> dict[str, Any]:
    whole = gap.own.value is not None and gap.coach.value is not None
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [gap.own.value, gap.coach.value] if whole else [],
        "y": [place, place] if whole else [],
        "line": {"color": fade(palette.hue(gap.network), 0.4), "width": 5},
        "hoverinfo": "skip",
    }


def _put(place: int, value: float | None, symbol: str, colour: str, *, filled: bool) -> dict[str, Any]:
    # The ring is larger than the marks, so that both show where two views meet.
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [] if value is None else [value],
        "y": [] if value is None else [place],
        "marker": {
            "symbol": symbol if filled else f"{symbol}-open",
            "size": 11 if filled else 18,
            "color": colour,
            "line": {"width": 0 if filled else 1.8, "color": colour},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _write_key(own: str, coach: str, palette: Palette) -> dict[str, Any]:
    glyphs = "".join(
        f'<span style="color:{palette.hue(name)}">{one.glyph}</span>' for name, one in MARKS.items()
    )
    return {
        "text": f"{glyphs} {plain_label(own)}{2 * _SPACE}○ {plain_label(coach)}",
        "x": 0,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 8,
        "showarrow": False,
        "font": {"size": 12, "color": palette.text},
    }


def _write_gaps(rows: list[tuple[int, Gap]], palette: Palette) -> list[dict[str, Any]]:
    """Say in the row that neither could rate it."""
    return [
        {
            "text": "not rated",
            "x": 0,
            "xanchor": "left",
            "xshift": 8,
            "y": place,
            "showarrow": False,
            "font": {"size": 12, "color": palette.quiet},
        }
        for place, gap in rows
        if gap.own.value is None and gap.coach.value is None
    ]


def _across(value: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * value / 100
