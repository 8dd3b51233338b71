"""The numbers behind a room's bars, as a table for who cannot see them."""

from collections.abc import Sequence

import streamlit as st

from netlearn.ui.rooms.words import plain


def draw_table(headers: Sequence[str], rows: Sequence[Sequence[str]], what: str) -> None:
    """Draw rows below a fold; nothing when there are none. Streamlit reads cells as Markdown."""
    if not rows:
        return
    import pandas as pd

    with st.expander("The same as a table"):
        cells = [[plain(cell) for cell in row] for row in rows]
        st.table(pd.DataFrame(cells, columns=list(headers)), hide_index=True, alt=what)
