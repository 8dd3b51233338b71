"""Drawing a chart with its sentence and its table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import streamlit as st

from netlearn.content.model import Instrument
from netlearn.export.figures import DARK, LIGHT, Chart, Palette
from netlearn.ui.folding import unfold_alone
from netlearn.ui.session import is_dark

MOST_KEPT = 64  # charts of about 100 KB; making one takes longer than all else on its screen


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a chart shows, told apart by its words and numbers rather than by the objects that hold them."""

    draw: Callable[..., Chart]
    told: tuple[str, ...]
    given: tuple[object, ...] = field(compare=False)
    named: Mapping[str, object] = field(compare=False)


def current_palette() -> Palette:
    """The colours of the scheme on screen."""
    return DARK if is_dark() else LIGHT


def recall_chart(draw: Callable[..., Chart], instrument: Instrument, shown: object, **named: object) -> Chart:
    """The chart that `draw` makes of some scores, in the colours on the screen.

    Charts that were made a little while ago are not made anew.

    Args:
        draw: A function of a module, which takes the instrument, the scores, the palette and what is named,
            and depends on nothing else.
        instrument: The questionnaire.
        shown: The scores; what has the same `repr` looks the same.
        named: Anything else, of which the same is true.
    """
    palette = current_palette()
    told = (instrument.model_dump_json(), repr(shown), repr(palette), repr(named))
    return _make(_Shown(draw, told, (instrument, shown, palette), named))


def draw_chart(chart: Chart, key: str, *, table: bool = True) -> None:
    """Draw the figure with its finding as alt text, and below it the same numbers as a table."""
    st.plotly_chart(
        chart.figure, theme=None, key=key, alt=chart.alt, config={"displayModeBar": False, "staticPlot": True}
    )
    st.markdown(chart.alt)
    if table:
        unfold_alone("The same as a table", f"{key}-table", lambda: draw_table(chart.table, chart.alt))


def draw_table(
    headers_and_rows: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], alt: str | None
) -> None:
    """Draw a table whose first row holds the headers."""
    import pandas as pd  # only where a table is unfolded

    headers, rows = headers_and_rows
    st.table(pd.DataFrame(list(rows), columns=list(headers)), hide_index=True, alt=alt)


@lru_cache(maxsize=MOST_KEPT)
def _make(shown: _Shown) -> Chart:
    return shown.draw(*shown.given, **shown.named)
