"""Network: look at the people, not only the habits. Name them, tie them, read the map."""

import streamlit as st

from netlearn.content.model import NetworkFile
from netlearn.domain.contacts import FEWEST_CONTACTS, NetworkMap
from netlearn.ui import places
from netlearn.ui.network.bringing import bring_people
from netlearn.ui.network.cards import draw_cards
from netlearn.ui.network.dates import show_dates
from netlearn.ui.network.grid import draw_grid, forget_grid
from netlearn.ui.network.here import (
    ABOUT,
    DATES,
    MAP,
    STEP,
    STEPS,
    TIES,
    TRY,
    find_step,
    next_button,
    read_open,
)
from netlearn.ui.network.knowing import ask_ties
from netlearn.ui.network.map_view import show_map
from netlearn.ui.network.naming import ask_names
from netlearn.ui.network.trying import try_out
from netlearn.ui.resources import get_course

CARDS, TABLE = "One person at a time", "All in a table"


def show_names(network_map: NetworkMap | None, words: NetworkFile) -> None:
    """Name people, by heart or from a file."""
    if network_map is None or not network_map.contacts:
        st.markdown(
            f"A list of people is harder to argue with than an impression. Name {FEWEST_CONTACTS} to 30, "
            "tell a little about each, and see how they hang together. It takes about ten minutes."
        )
    asked = ask_names(words, network_map)
    if network_map and len(network_map.contacts) >= FEWEST_CONTACTS:
        next_button("Tell about them", ABOUT, primary=asked)
    st.caption(
        "Initials or nicknames only. They stay in your own work: no group result, room or share ever holds "
        "them, and you can erase them with one click."
    )
    bring_people(network_map)


def show_about(network_map: NetworkMap) -> None:
    """Tell about everybody, on cards or in a table."""
    way = st.radio(
        "How to tell about them",
        [CARDS, TABLE],
        horizontal=True,
        key="network-way",
        label_visibility="collapsed",
    )
    if way == TABLE:
        draw_grid(network_map)
        next_button("Who knows whom", TIES)
    else:
        forget_grid()
        draw_cards(network_map)


course = get_course()
network_map = read_open()
st.title("Your network map", anchor=False)
if course.network is None:
    st.markdown("This course has no network map.")
    places.link_next("See all lessons", places.LEARN)
    st.stop()
# Once for each visit: the step must not turn by itself when the last answer comes in.
st.session_state.setdefault(STEP, find_step(network_map))
if network_map is None or not network_map.contacts:
    show_names(network_map, course.network)
    st.stop()
step = st.radio("Steps of the map", STEPS, horizontal=True, key=STEP, label_visibility="collapsed")
with st.container(key=f"step-{STEPS.index(step)}"):  # assets/focus.js begins another step at its top
    if step == ABOUT:
        show_about(network_map)
    elif step == TIES:
        ask_ties(network_map)
    elif step == MAP:
        show_map(network_map, course, course.network)
    elif step == TRY:
        try_out(network_map)
    elif step == DATES:
        show_dates(network_map)
    else:
        show_names(network_map, course.network)
