"""Dates: keep the map as it is today, compare two, take it along, erase it."""

import csv
import io

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.domain.contacts import NetworkMap
from netlearn.domain.map_dates import compare_maps
from netlearn.domain.map_tables import CONTACT_HEAD, TIE_HEAD, write_contacts, write_ties
from netlearn.store.maps import erase_map, erase_maps, keep_snapshot, list_maps
from netlearn.ui.network.here import read_open
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard, is_second_tap
from netlearn.ui.session import current_learner, now, to_local


@guard
def keep() -> None:
    """Close the map of today and go on with a copy; the second tap of a double one keeps nothing more."""
    network_map = read_open()
    if network_map and not is_second_tap(network_map.begun_at):
        keep_snapshot(get_store(), current_learner(), now=now())


@guard
def erase() -> None:
    """Erase every map."""
    erase_maps(get_store(), current_learner())
    for key in [str(key) for key in st.session_state if str(key).startswith("network-")]:
        del st.session_state[key]


@guard
def erase_one(map_id: str) -> None:
    """Erase one snapshot."""
    erase_map(get_store(), current_learner(), map_id)


def show_dates(network_map: NetworkMap) -> None:
    """The whole step."""
    st.markdown(
        "A network changes slowly. Keep the map as it is today, go on with a copy, and compare the two in a "
        "few months. The copy asks again what time changes: when you last spoke, and who gave what."
    )
    st.button("Keep today's map and go on with a copy", on_click=keep)
    maps = list_maps(get_store(), current_learner())
    snapshots = [one for one in maps if one.closed_at]
    if snapshots:
        compare(maps)
        with st.expander(f"{count(len(snapshots), 'snapshot')} kept"):
            for one in snapshots:
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.markdown(f"{name_date(one)}, {count(len(one.contacts), 'contact')}")
                    st.button("Erase it", key=f"erase-{one.id}", on_click=erase_one, args=(one.id,))
    st.header("Take it along", anchor=False)
    with st.container(horizontal=True):
        st.download_button(
            "Contacts as CSV",
            data=lambda: write_table(CONTACT_HEAD, write_contacts(network_map)),
            file_name="contacts.csv",
            mime="text/csv",
            on_click="ignore",
        )
        st.download_button(
            "Ties as CSV",
            data=lambda: write_table(TIE_HEAD, write_ties(network_map)),
            file_name="ties.csv",
            mime="text/csv",
            on_click="ignore",
        )
    st.header("Erase", anchor=False)
    st.markdown("All maps go at once and for good, with everybody on them. Your answers and plan stay.")
    st.button("Erase all maps", icon=":material/delete:", on_click=erase)


def compare(maps: tuple[NetworkMap, ...]) -> None:
    """Two maps side by side."""
    st.header("Compare two dates", anchor=False)
    names = {one.id: name_date(one) for one in maps}
    ids = list(names)
    with st.container(horizontal=True):
        earlier = st.selectbox("Earlier", ids, index=1, format_func=names.__getitem__, key="network-earlier")
        later = st.selectbox("Later", ids, index=0, format_func=names.__getitem__, key="network-later")
    by_id = {one.id: one for one in maps}
    found = compare_maps(by_id[earlier], by_id[later])
    st.markdown(write_literally(found.sentence))
    titles, before, after = zip(*found.rows, strict=True)
    st.table({"Measure": titles, names[earlier]: before, names[later] + " ": after}, hide_index=True)


def name_date(network_map: NetworkMap) -> str:
    """A map by its date."""
    return f"{to_local(network_map.closed_at):%d %B %Y, %H:%M}" if network_map.closed_at else "Now"


def write_table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """A table as CSV."""
    text = io.StringIO()
    csv.writer(text).writerows((head, *rows))
    return text.getvalue()
