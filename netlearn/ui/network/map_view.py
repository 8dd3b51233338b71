"""The map with its sentence and its table, a person on it, and what the measures suggest."""

from collections.abc import Iterable
from functools import partial
from typing import Any

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.content.model import Course, NetworkFile
from netlearn.domain.contacts import MapContact, NetworkMap, stop
from netlearn.domain.habits_and_map import compare_habits
from netlearn.domain.map_measures import MapMeasures, measure_map
from netlearn.domain.network_reading import MapReading, pick_findings, read_map, say_basis
from netlearn.export.network_map import draw_map
from netlearn.ui.folding import unfold, unfold_alone
from netlearn.ui.network.here import TIES, TRY, go_to, name_with, next_button
from netlearn.ui.network.messages import offer_messages
from netlearn.ui.network.questions import FIRST, INTRODUCERS, MORE, say
from netlearn.ui.resources import get_store
from netlearn.ui.session import current_learner
from netlearn.ui.standing import read_results, recall_instrument, score_assessment

CHOSEN, FIGURE = "network-chosen", "network-figure"
GROUPS = {
    "reach": "Whom you reach",
    "structure": "How they hang together",
    "people": "How they came to you",
    "exchange": "What goes back and forth",
}


def show_map(network_map: NetworkMap, course: Course, words: NetworkFile) -> None:
    """The whole step."""
    measured = measure_map(network_map)
    readings = read_map(measured, words)
    draw_figure(network_map)
    if measured.structure is None:
        st.info(say_basis(measured), icon=":material/info:")
    st.header("Your map suggests", anchor=False)
    draw_readings(pick_findings(readings), course)
    compare(measured, course)
    offer_messages(measured, words)
    st.header("Every measure", anchor=False)
    st.caption(f"{say_basis(measured)} A map holds what you remembered today; it judges nobody.")
    for group, title in GROUPS.items():
        found = [one for one in readings if one.group == group]
        if found:
            unfold_alone(title, f"network-{group}", partial(draw_readings, found, course))
    with st.container(horizontal=True):
        next_button("Try out a change", TRY)
        st.button("Who knows whom", key="back-to-ties", on_click=go_to, args=(TIES,))


@st.fragment
def draw_figure(network_map: NetworkMap) -> None:
    """The map; a tap on somebody, or the list below it, shows them, and leaves the readings alone."""
    from netlearn.ui.charts import current_palette

    chosen = str(st.session_state.get(CHOSEN) or "")
    chart = draw_map(network_map, current_palette(), chosen)
    st.plotly_chart(
        chart.figure,
        theme=None,
        key=FIGURE,
        on_select=choose_on_map,
        selection_mode="points",
        alt=chart.alt,
        config={"displayModeBar": False, "scrollZoom": False, "doubleClick": False},
    )
    st.markdown(write_literally(chart.alt))
    names = {one.id: one.initials for one in network_map.contacts}
    st.selectbox(
        "See a person",
        list(names),
        index=None,
        format_func=name_with(names),
        placeholder="Tap somebody on the map, or choose here",
        key=CHOSEN,
    )
    if contact := network_map.find(chosen):
        draw_person(network_map, contact)
    headers, rows = chart.table
    columns = dict(zip(headers, zip(*rows, strict=True), strict=True))
    unfold(
        "The same as a table",
        "network-table",
        lambda: st.table(columns, hide_index=True, alt=chart.alt),
    )


def choose_on_map() -> None:
    """Take the person who was tapped on the map as the chosen one."""
    found = read_tap(st.session_state[FIGURE])
    if found:
        st.session_state[CHOSEN] = found


def read_tap(event: Any) -> str:
    """The id of the contact in a selection event; empty when it holds none."""
    points = event.get("selection", {}).get("points", []) if event else []
    for point in points:
        data = point.get("customdata")
        data = data[0] if isinstance(data, list) and data else data
        if isinstance(data, str):
            return data
    return ""


def draw_person(network_map: NetworkMap, contact: MapContact) -> None:
    """What is known of somebody, and whom they know."""
    with st.container(border=True):
        st.subheader(write_literally(contact.initials), anchor=False)
        told = [
            f"{question.short}: {word}" for question in (*FIRST, *MORE) if (word := say(question, contact))
        ]
        if contact.introduced_by:
            introducer = INTRODUCERS.get(contact.introduced_by) or network_map.name(contact.introduced_by)
            told.append(f"Introduced by: {introducer}")
        st.markdown(write_literally(" · ".join(told)) or "Nothing told yet.")
        names = ", ".join(one.initials for one in network_map.list_known(contact.id))
        st.markdown(stop(f"Knows {write_literally(names)}") if names else "Knows none of the others.")


def draw_readings(readings: Iterable[MapReading], course: Course) -> None:
    """Of each measure: what it suggests, what it is, where it comes from. One element draws them all."""
    st.markdown("\n\n".join(word_reading(reading, course) for reading in readings))


def word_reading(reading: MapReading, course: Course) -> str:
    """A reading as Markdown: a line that suggests and a small one that explains."""
    cited = "; ".join(course.sources[name].short for name in reading.sources if name in course.sources)
    means = write_literally(f"{reading.means} ({cited})" if cited else reading.means)
    return f"**{reading.title}.** {write_literally(reading.text)}  \n:small[{means}]"


def compare(measured: MapMeasures, course: Course) -> None:
    """The map beside the self-assessment, if there is one."""
    latest = read_results(get_store(), current_learner()).latest
    if latest is None:
        return
    instrument = recall_instrument(latest, course.instrument)
    profile, _ = score_assessment(latest, instrument)
    found = compare_habits(instrument, profile, measured)
    if not found:
        return
    st.header("Beside your self-assessment", anchor=False)
    st.caption(
        "You rated habits of the last three months; a map grows over years. Neither corrects the other."
    )
    for one in found:
        st.markdown(f"- {write_literally(one.text)}")
