"""The interval bars as a drawing of our own, for documents: facets from high to low, gaps last."""

from netlearn.content.model import Instrument
from netlearn.domain.reading import rank_facets
from netlearn.domain.scoring import Profile, round_points
from netlearn.export.palette import LIGHT, Palette
from netlearn.export.svg import SCREEN_FONT, drawing, element, line, mark, text

WIDTH = 760
_LEFT, _RIGHT, _TOP, _ROW = 190.0, 700.0, 34.0, 27.0


def draw_bars_svg(
    instrument: Instrument,
    profile: Profile,
    title: str,
    *,
    palette: Palette = LIGHT,
    font: str = SCREEN_FONT,
) -> str:
    """Draw every facet as a mark on its interval, over the bands."""
    known = {facet.id: (facet, network.id) for network in instrument.networks for facet in network.facets}
    ranked = rank_facets(instrument, profile)
    bottom = _TOP + _ROW * len(ranked)
    ends = [*(band.cut for band in instrument.bands[1:]), 100]
    parts = []
    for place, (band, end) in enumerate(zip(instrument.bands, ends, strict=True)):
        left, right = _across(band.cut), _across(end)
        if place % 2 == 0:
            parts.append(
                element(
                    "rect",
                    x=left,
                    y=_TOP,
                    width=right - left,
                    height=bottom - _TOP,
                    fill=palette.quiet,
                    fill_opacity=0.07,
                )
            )
        middle = ((left + right) / 2, _TOP - 10)
        parts.append(text(band.title, middle, font=font, size=12, fill=palette.quiet, anchor="middle"))
    parts += [
        line((_across(cut), _TOP), (_across(cut), bottom), palette.quiet, 0.8, 0.3) for cut in (0, *ends)
    ]
    for place, score in enumerate(ranked):
        facet, network = known[score.id]
        y = _TOP + _ROW * (place + 0.5)
        parts.append(
            text(facet.short, (_LEFT - 38, y + 4), font=font, size=14, fill=palette.text, anchor="end")
        )
        parts.append(mark(network, (_LEFT - 24, y), palette))
        if score.value is None or score.low is None or score.high is None:
            words = "not enough answers"
            parts.append(
                text(words, (_LEFT + 8, y + 4), font=font, size=13, fill=palette.quiet, anchor="start")
            )
            continue
        parts.append(line((_across(score.low), y), (_across(score.high), y), palette.hue(network), 6, 0.38))
        parts.append(mark(network, (_across(score.value), y), palette))
        figure = (WIDTH - 12, y + 5)
        parts.append(
            text(
                str(round_points(score.value)),
                figure,
                font=font,
                size=14,
                fill=palette.text,
                anchor="end",
                bold=True,
            )
        )
    return drawing(parts, WIDTH, bottom + 10, palette, title)


def _across(value: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * value / 100
