"""SVG drawings: elements as text, every text escaped, every number short; equal input is equal bytes."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from netlearn.export.palette import MARKS, Palette

SCREEN_FONT = "'Source Sans 3', 'Source Sans Pro', Arial, sans-serif"
PRINT_FONT = "Libertinus Serif"  # comes with Typst

Point = tuple[float, float]


def element(name: str, inner: str = "", /, **attributes: str | float) -> str:
    """Write one element; underscores in names stand for hyphens."""
    written = "".join(
        f" {key.replace('_', '-')}={quoteattr(value if isinstance(value, str) else shorten(value))}"
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def drawing(parts: Iterable[str], width: float, height: float, palette: Palette, title: str) -> str:
    """Wrap parts as a whole file with a background; `title` is read out by screen readers."""
    ground = element("rect", width=width, height=height, fill=palette.background)
    inner = element("title", escape(title)) + ground + "".join(parts)
    return element(
        "svg",
        inner,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {shorten(width)} {shorten(height)}",
        width=width,
        height=height,
        role="img",
    )


def text(words: str, at: Point, *, font: str, size: float, fill: str, anchor: str, bold: bool = False) -> str:
    """Write words; `anchor` is start, middle or end."""
    weight: dict[str, str | float] = {"font_weight": "bold"} if bold else {}
    return element(
        "text",
        escape(words),
        x=at[0],
        y=at[1],
        font_family=font,
        font_size=size,
        fill=fill,
        text_anchor=anchor,
        **weight,
    )


def line(start: Point, end: Point, stroke: str, width: float, opacity: float = 1, *, dash: str = "") -> str:
    """Draw a straight line."""
    return path((start, end), stroke, width, opacity, dash=dash)


def path(
    points: Iterable[Point],
    stroke: str,
    width: float,
    opacity: float = 1,
    *,
    dash: str = "",
    closed: bool = False,
) -> str:
    """Draw straight lines from point to point."""
    steps = "L".join(f"{shorten(x)},{shorten(y)}" for x, y in points)
    extra: dict[str, str | float] = {"stroke_dasharray": dash} if dash else {}
    return element(
        "path",
        d=f"M{steps}{'Z' if closed else ''}",
        fill="none",
        stroke=stroke,
        stroke_width=width,
        stroke_opacity=opacity,
        **extra,
    )


def mark(network: str, at: Point, palette: Palette) -> str:
    """Draw the mark of a network: circle, diamond or triangle."""
    x, y = at
    colours: dict[str, str | float] = {
        "fill": palette.hue(network),
        "stroke": palette.background,
        "stroke_width": 1.5,
    }
    if MARKS[network].symbol == "circle":
        return element("circle", cx=x, cy=y, r=5.5, **colours)
    if MARKS[network].symbol == "diamond":
        corners: tuple[Point, ...] = ((x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y))
    else:
        corners = ((x, y - 7), (x + 7, y + 5.5), (x - 7, y + 5.5))
    return element("polygon", points=" ".join(f"{shorten(a)},{shorten(b)}" for a, b in corners), **colours)


def shorten(number: float) -> str:
    """Write a number with at most two decimals."""
    rounded = round(number, 2) or 0.0  # never -0
    return f"{rounded:.2f}".rstrip("0").rstrip(".")
