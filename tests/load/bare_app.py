"""A bare Streamlit page with as many elements as the address asks for: `?radio=12&markdown=30`."""

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'
DRAW: dict[str, Callable[[int], object]] = {
    "radio": lambda i: st.radio(f"Question {i}", list("abcde"), index=None, key=f"radio{i}"),
    "button_group": lambda i: st.segmented_control(f"Group {i}", list("abcde"), key=f"group{i}"),
    "button": lambda i: st.button(f"Button {i}"),
    "download_button": lambda i: st.download_button(f"Load {i}", "text", key=f"load{i}"),
    "selectbox": lambda i: st.selectbox(f"Select {i}", list("abcde")),
    "checkbox": lambda i: st.checkbox(f"Check {i}"),
    "text_area": lambda i: st.text_area(f"Area {i}"),
    "text_input": lambda i: st.text_input(f"Text {i}"),
    "heading": lambda i: st.header(f"Heading {i}"),
    "progress": lambda _: st.progress(0.5),
    "table": lambda _: st.table({"a": [1, 2], "b": [3, 4]}),
    "dataframe": lambda _: st.dataframe({"a": [1, 2], "b": [3, 4]}),
    "imgs": lambda _: st.image(SVG),
    "alert": lambda i: st.info(f"Note {i}"),
    "plotly_chart": lambda i: st.plotly_chart(
        go.Figure({"data": [{"type": "scatterpolar", "r": [1, 2, 3], "theta": [0, 120, 240]}]}),
        key=f"chart{i}",
    ),
}


for kind, number in st.query_params.items():
    draw: Callable[[int], object] = DRAW.get(kind, lambda i: st.markdown(f"A sentence of text, the {i}th."))
    for index in range(int(number)):
        draw(index)
