"""The map with its sentence and its table, a person on it, and what the measures suggest."""

from typing import Any

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.content.model import Course, NetworkFile
from netlearn.domain.contact_counts import list_reconnections
from netlearn.domain.contacts import MapContact, NetworkMap, stop
from netlearn.domain.habits_and_map import compare_habits
from netlearn.domain.map_measures import MapMeasures, measure_map
from netlearn.domain.network_reading import MapReading, pick_findings, read_map, say_basis
from netlearn.export.network_map import draw_map
from netlearn.ui.network.here import TIES, TRY, go_to, name_with, next_button
from netlearn.ui.network.questions import FIRST, INTRODUCERS, MORE, Question
from netlearn.ui.resources import get_store
from netlearn.ui.session import current_learner
from netlearn.ui.standing import read_results, score_assessment

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
    for reading in pick_findings(readings):
        draw_reading(reading, course)
    compare(measured, course)
    offer_messages(network_map, words)
    st.header("Every measure", anchor=False)
    st.caption(f"{say_basis(measured)} A map holds what you remembered today; it judges nobody.")
    for group, title in GROUPS.items():
        found = [one for one in readings if one.group == group]
        if found:
            with st.expander(title):
                for reading in found:
                    draw_reading(reading, course)
    with st.container(horizontal=True):
        next_button("Try out a change", TRY)
        st.button("Who knows whom", key="back-to-ties", on_click=go_to, args=(TIES,))


def draw_figure(network_map: NetworkMap) -> None:
    """The map; a tap on somebody, or the list below it, shows them."""
    import pandas as pd

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
    with st.expander("The same as a table"):
        st.table(pd.DataFrame(list(rows), columns=list(headers)), hide_index=True, alt=chart.alt)


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


def say(question: Question, contact: MapContact) -> str:
    """The words of the bins that a contact is in."""
    value = getattr(contact, question.field)
    if question.many:
        return ", ".join(word for key, word in question.bins.items() if key in value)
    return "" if value is None else question.bins.get(value, "")


def draw_reading(reading: MapReading, course: Course) -> None:
    """A measure: what it suggests, what it is, where it comes from."""
    st.markdown(f"**{reading.title}.** {write_literally(reading.text)}")
    sources = "; ".join(course.sources[name].short for name in reading.sources if name in course.sources)
    st.caption(f"{reading.means} {f'({sources})' if sources else ''}")


def compare(measured: MapMeasures, course: Course) -> None:
    """The map beside the self-assessment, if there is one."""
    latest = read_results(get_store(), current_learner()).latest
    if latest is None:
        return
    profile, _ = score_assessment(latest, course.instrument)
    found = compare_habits(course.instrument, profile, measured)
    if not found:
        return
    st.header("Beside your self-assessment", anchor=False)
    st.caption(
        "You rated habits of the last three months; a map grows over years. Neither corrects the other."
    )
    for one in found:
        st.markdown(f"- {write_literally(one.text)}")


def offer_messages(network_map: NetworkMap, words: NetworkFile) -> None:
    """Whom to write to again, and words to start from."""
    waking = list_reconnections(network_map.contacts)
    if not waking:
        return
    with st.expander(f"Reconnect: {', '.join(one.initials for one in waking)}"):
        st.markdown(
            "Silent for years, or known a little and gone quiet. Choose somebody you would trust; those you "
            "know less well often have more that is new to you."
        )
        for one in waking:
            st.markdown(f"- **{write_literally(one.initials)}** ({say(MORE[0], one).lower()})")
        occasions = {"dormant" if one.last_contact == "silent" else "moderate" for one in waking}
        for message in words.messages:
            if message.occasion in occasions:
                st.caption(message.title)
                st.code(message.text.strip(), language=None, wrap_lines=True)
