"""The axes of a radar and their labels, broken in lines so that none meets another on a phone."""

from math import pi, sin
from typing import Any

from netlearn.content.model import Facet, Instrument
from netlearn.domain.scoring import Profile, Score, name_bands, round_points
from netlearn.export.palette import Palette, fade

_STEEP = 0.9  # sine beyond which a label stands above or below the radar
_FLAT = 0.5  # sine within which a label stands beside it, where room is short
_BLANK = "\u00a0"
_SPACE = "\u2002"  # an en space, which does not collapse
_TICKS = (25, 50, 75, 100)


def lay_out_axes(instrument: Instrument, profile: Profile, palette: Palette) -> dict[str, Any]:
    """Lay out the axes: fixed order, one straight scale from 0 to 100, a hole at the centre."""
    ids = [facet.id for facet in instrument.facets]
    grid = fade(palette.quiet, 0.28)
    return {
        "gridshape": "linear",
        "hole": 0.14,
        "bgcolor": "rgba(0,0,0,0)",
        "angularaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": ids,
            "tickmode": "array",
            "tickvals": ids,
            "ticktext": label_axes(instrument, profile, palette),
            "tickfont": {"size": 11, "color": palette.text},
            "direction": "clockwise",
            # Half an axis to the right of the top, so that the first sector begins at the top.
            "rotation": 90 - 180 / len(ids),
            "gridcolor": grid,
            "linecolor": grid,
            # Ticks without a colour keep the labels off the outline.
            "ticks": "outside",
            "ticklen": 7,
            "tickcolor": "rgba(0,0,0,0)",
        },
        "radialaxis": {
            "range": [0, 100],
            "tickvals": list(_TICKS),
            "showticklabels": False,
            "gridcolor": grid,
            "showline": False,
            "ticks": "",
        },
    }


def write_ticks(instrument: Instrument, palette: Palette) -> dict[str, Any]:
    """Write the scale beside the first axis; Plotly's own tick labels lie on the axis and lean with it."""
    return {
        "type": "scatterpolar",
        "mode": "text",
        "theta": [instrument.facets[0].id] * len(_TICKS),
        "r": list(_TICKS),
        "text": [f"{tick}{_SPACE}" for tick in _TICKS],
        "textposition": "middle left",
        "textfont": {"size": 10, "color": palette.quiet},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def label_axes(instrument: Instrument, profile: Profile, palette: Palette) -> list[str]:
    """Write one label an axis, in radar order, as Plotly's small HTML."""
    colours = {
        facet.id: palette.hue(network.id) for network in instrument.networks for facet in network.facets
    }
    labels = []
    for facet, height in zip(instrument.facets, _heights(len(colours)), strict=True):
        score = profile.facets[facet.id]
        lines = _write(facet, score, name_bands(instrument, score), colours[facet.id], height)
        labels.append("<br>".join(_pad(lines, height)))
    return labels


def _heights(count: int) -> list[float]:
    """Say how high each axis points: 1 straight up, 0 sideways, -1 straight down."""
    return [sin(pi / 2 - 2 * pi * (place + 0.5) / count) for place in range(count)]


def _pad(lines: list[str], height: float) -> list[str]:
    """Push the labels at the top up and those at the bottom down, away from their lower neighbours."""
    if height > _STEEP:
        return [*lines, _BLANK]
    return [_BLANK, *lines] if height < -_STEEP else lines


def _write(facet: Facet, score: Score, bands: str, colour: str, height: float) -> list[str]:
    title = facet.short.split(" ", 1) if abs(height) < _FLAT else [facet.short]
    lines = [f'<span style="color:{colour}"><b>{line}</b></span>' for line in title]
    if score.value is None:
        return [*lines, "not enough", "answers"]
    first, *rest = bands.split(" to ")
    return [*lines, f"<b>{round_points(score.value)}</b> {first}", *(f"to {band}" for band in rest)]
