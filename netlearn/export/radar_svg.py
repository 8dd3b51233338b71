"""The radar as a drawing of our own, for documents and downloads: the rules of `radar`, without Plotly."""

from math import cos, pi, sin

from netlearn.content.model import Facet, Instrument
from netlearn.domain.scoring import Profile, Score, name_bands, round_points
from netlearn.export.palette import LIGHT, MARKS, Palette
from netlearn.export.svg import SCREEN_FONT, Point, drawing, element, line, mark, path, shorten, text

WIDTH, HEIGHT = 760, 640
_CENTRE = (380.0, 312.0)
_RADIUS = 205.0
_HOLE = 0.14
_TICKS = (25, 50, 75, 100)
_DASHES = {"solid": "", "dash": "7 4", "dot": "2 4"}


def draw_radar_svg(
    instrument: Instrument,
    profile: Profile,
    title: str,
    *,
    before: Profile | None = None,
    palette: Palette = LIGHT,
    font: str = SCREEN_FONT,
) -> str:
    """Draw all facets around a circle, with an earlier profile as a faint second outline if given."""
    facets = instrument.facets
    angles = {facet.id: 2 * pi * (place + 0.5) / len(facets) for place, facet in enumerate(facets)}
    ring = list(angles.values())
    parts = [_tint(instrument, palette, angles)]
    for tick in _TICKS:
        parts.append(path([_place(angle, tick) for angle in ring], palette.quiet, 0.8, 0.35, closed=True))
        x, y = _place(ring[0], tick)
        parts.append(text(str(tick), (x - 5, y + 3), font=font, size=10, fill=palette.quiet, anchor="end"))
    parts += [line(_place(angle, 0), _place(angle, 100), palette.quiet, 0.8, 0.35) for angle in ring]
    if before:
        parts += _outline(facets, before, angles, palette.quiet, "1 4")
    parts += _outline(facets, profile, angles, palette.quiet, "")
    for network in instrument.networks:
        hue = palette.hue(network.id)
        parts += _outline(network.facets, profile, angles, hue, _DASHES[MARKS[network.id].dash], loop=False)
        for facet in network.facets:
            score, angle = profile.facets[facet.id], angles[facet.id]
            if score.value is not None and score.low is not None and score.high is not None:
                parts.append(line(_place(angle, score.low), _place(angle, score.high), hue, 5, 0.38))
                parts.append(mark(network.id, _place(angle, score.value), palette))
            parts.append(_label(instrument, facet, score, angle, palette, hue=hue, font=font))
    parts.append(_write_key(instrument, palette, font, earlier=before is not None))
    return drawing(parts, WIDTH, HEIGHT, palette, title)


def _place(angle: float, value: float) -> Point:
    """Where a value lies on the axis at this angle, clockwise from the top."""
    reach = _RADIUS * (_HOLE + (1 - _HOLE) * value / 100)
    return _CENTRE[0] + reach * sin(angle), _CENTRE[1] - reach * cos(angle)


def _tint(instrument: Instrument, palette: Palette, angles: dict[str, float]) -> str:
    half = pi / len(angles)
    parts = []
    for network in instrument.networks:
        start, end = angles[network.facets[0].id] - half, angles[network.facets[-1].id] + half
        outer, inner = (_place(start, 100), _place(end, 100)), (_place(end, 0), _place(start, 0))
        wide = 1 if end - start > pi else 0
        corners = [f"{shorten(x)} {shorten(y)}" for x, y in (*outer, *inner)]
        large, small = shorten(_RADIUS), shorten(_RADIUS * _HOLE)
        parts.append(
            element(
                "path",
                d=f"M{corners[0]} A{large} {large} 0 {wide} 1 {corners[1]} L{corners[2]} "
                f"A{small} {small} 0 {wide} 0 {corners[3]} Z",
                fill=palette.hue(network.id),
                fill_opacity=0.07,
            )
        )
    return "".join(parts)


def _outline(
    facets: tuple[Facet, ...],
    profile: Profile,
    angles: dict[str, float],
    stroke: str,
    dash: str,
    *,
    loop: bool = True,
) -> list[str]:
    """Join neighbouring scores; a gap parts the line."""
    following = (*facets[1:], facets[0]) if loop else facets[1:]
    width, opacity = (1.0, 0.6) if loop else (1.6, 1.0)
    lines = []
    for one, other in zip(facets, following, strict=False):
        values = profile.facets[one.id].value, profile.facets[other.id].value
        if values[0] is not None and values[1] is not None:
            start, end = _place(angles[one.id], values[0]), _place(angles[other.id], values[1])
            lines.append(line(start, end, stroke, width, opacity, dash=dash))
    return lines


def _label(
    instrument: Instrument,
    facet: Facet,
    score: Score,
    angle: float,
    palette: Palette,
    *,
    hue: str,
    font: str,
) -> str:
    x, y = _place(angle, 113)
    anchor = "start" if sin(angle) > 0 else "end"
    y -= 8 + 10 * cos(angle)
    words = name_bands(instrument, score)
    figures = words if score.value is None else f"{round_points(score.value)} {words}"
    name = text(facet.short, (x, y + 4), font=font, size=14, fill=hue, anchor=anchor, bold=True)
    return name + text(figures, (x, y + 21), font=font, size=12.5, fill=palette.text, anchor=anchor)


def _write_key(instrument: Instrument, palette: Palette, font: str, *, earlier: bool) -> str:
    names = [(network.id, network.title) for network in instrument.networks]
    step = WIDTH / (len(names) + 1 + earlier)
    parts = []
    for place, (network, title) in enumerate(names, start=1):
        x = place * step - 50
        parts.append(mark(network, (x, HEIGHT - 22), palette))
        parts.append(
            text(title, (x + 12, HEIGHT - 18), font=font, size=12.5, fill=palette.text, anchor="start")
        )
    if earlier:
        x = (len(names) + 1) * step - 50
        parts.append(line((x - 12, HEIGHT - 22), (x + 8, HEIGHT - 22), palette.quiet, 1.2, dash="1 4"))
        parts.append(
            text("Earlier", (x + 14, HEIGHT - 18), font=font, size=12.5, fill=palette.text, anchor="start")
        )
    return "".join(parts)
