"""A group's scores as a strip: the middle half as a bar, the median as its mark, one's own beside them."""

from netlearn.content.model import NetworkId
from netlearn.domain.anonymity import Spread
from netlearn.export.palette import Palette
from netlearn.export.svg import SCREEN_FONT, drawing, element, line, mark, text

WIDTH, HEIGHT = 460.0, 68.0
_LEFT, _RIGHT, _MIDDLE, _BOTTOM = 16.0, 444.0, 26.0, 43.0


def draw_spread(
    spread: Spread, network: NetworkId, palette: Palette, title: str, *, own: float | None = None
) -> str:
    """Draw one network of a group from 0 to 100; without quartiles the median stands alone.

    Args:
        spread: What may be shown.
        network: Whose hue and mark it has.
        palette: The colours of the scheme.
        title: What the drawing shows, read out by screen readers.
        own: One's own points, drawn as a line from top to bottom.
    """
    hue = palette.hue(network)
    parts = [
        element(
            "rect",
            x=_LEFT,
            y=_MIDDLE - 9,
            width=_RIGHT - _LEFT,
            height=18,
            rx=3,
            fill=palette.second,
        )
    ]
    for points in (0, 25, 50, 75, 100):
        x = _across(points)
        parts.append(line((x, _MIDDLE - 9), (x, _BOTTOM), palette.quiet, 1, 0.6))
        parts.append(
            text(
                str(points), (x, _BOTTOM + 17), font=SCREEN_FONT, size=16, fill=palette.quiet, anchor="middle"
            )
        )
    if spread.low is not None and spread.high is not None:
        parts.append(line((_across(spread.low), _MIDDLE), (_across(spread.high), _MIDDLE), hue, 18, 0.4))
    if own is not None:
        parts.append(line((_across(own), _MIDDLE - 22), (_across(own), _MIDDLE + 14), palette.text, 4))
    if spread.middle is not None:
        x = _across(spread.middle)
        parts.append(line((x, _MIDDLE - 13), (x, _MIDDLE + 13), hue, 3))
        parts.append(mark(network, (x, _MIDDLE), palette))
    return drawing(parts, WIDTH, HEIGHT, palette, title)


def _across(points: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * points / 100
