"""Drawing a chart with its sentence and its table."""

import pandas as pd
import streamlit as st

from netlearn.export.figures import DARK, LIGHT, Chart, Palette
from netlearn.ui.session import is_dark


def current_palette() -> Palette:
    """The colours of the scheme on screen."""
    return DARK if is_dark() else LIGHT


def draw_chart(chart: Chart, key: str, *, table: bool = True) -> None:
    """Draw the figure with its finding as alt text, and below it the same numbers as a table."""
    st.plotly_chart(
        chart.figure, theme=None, key=key, alt=chart.alt, config={"displayModeBar": False, "staticPlot": True}
    )
    st.markdown(chart.alt)
    if table:
        headers, rows = chart.table
        with st.expander("The same as a table"):
            st.table(pd.DataFrame(list(rows), columns=list(headers)), hide_index=True, alt=chart.alt)
