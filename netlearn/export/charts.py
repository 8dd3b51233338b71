"""What every chart is made of: the figure, the sentence that says what it shows, and its numbers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from netlearn.content.model import Instrument
from netlearn.domain.reading import state_figures, state_interval
from netlearn.domain.scoring import Profile, Score, name_bands, round_points
from netlearn.export.palette import FONT, Palette

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]

HEADERS = ("Facet", "Score", "90 % interval", "Bands", "Rated")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart for eyes, ears and fingers.

    Attributes:
        figure: The Plotly figure, on a see-through background.
        alt: The finding, as text.
        table: Headers and rows with the same numbers.
    """

    figure: "Figure"
    alt: str
    table: Table


def base_layout(palette: Palette, height: int) -> dict[str, Any]:
    """Return the layout that all charts share; height in pixels."""
    return {
        "height": height,
        "autosize": True,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "color": palette.text, "size": 13},
        "hoverlabel": {
            "bgcolor": palette.second,
            "bordercolor": palette.quiet,
            "font": {"family": FONT, "color": palette.text, "size": 13},
        },
        "dragmode": False,
        "showlegend": False,
    }


def table_row(instrument: Instrument, network: str, title: str, score: Score) -> tuple[str, ...]:
    """Write one score as a row under HEADERS; a gap says so and shows no number.

    The network stands in brackets behind the title: a column of its own would not fit on a phone.
    """
    name, rated = f"{title} ({network})", f"{score.answered} of {score.total}"
    bands = name_bands(instrument, score)
    if score.value is None:
        return name, "", "", bands, rated
    return name, str(round_points(score.value)), state_interval(score), bands, rated


def facet_rows(instrument: Instrument, profile: Profile) -> tuple[tuple[str, ...], ...]:
    """Write every facet as a row, in radar order."""
    return tuple(
        table_row(instrument, network.id, facet.title, profile.facets[facet.id])
        for network in instrument.networks
        for facet in network.facets
    )


def hover_text(instrument: Instrument, title: str, score: Score) -> str:
    """Write what a pointer shows over a scored mark."""
    return f"<b>{title}</b><br>{state_figures(score)}<br>{name_bands(instrument, score)}"


def plain_label(name: str) -> str:
    """A name for Plotly's small HTML, shortened for a phone: no sign of it is read as markup."""
    short = name if len(name) <= 16 else f"{name[:15]}…"
    return short.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
