"""Bringing people from a file: choose whom to keep; only their initials are."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from netlearn.domain.contacts import MOST_CONTACTS, NetworkMap
from netlearn.domain.people_files import Candidate, is_tie_table, read_own_ties, read_people, shorten
from netlearn.errors import TableRefused
from netlearn.store.contacts import add_contacts, change_ties
from netlearn.store.maps import load_map
from netlearn.ui.network.here import name_with
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import enrolled_learner, now

FILES, FOUND, KEEP, FIND = "network-files", "network-found", "network-keep", "network-find"
LARGEST = 5  # MB: some 50,000 rows, or a thousand cards with pictures
SHOWN = 100  # names offered at once
Read = tuple[tuple[Candidate, ...], tuple[tuple[str, str], ...]]


def bring_people(network_map: NetworkMap | None) -> None:
    """Upload, choose, keep."""
    with st.expander("Bring people from a file"):
        st.markdown(
            "LinkedIn's Connections.csv, vCards from a phone or mail program (.vcf), or contacts.csv and "
            "ties.csv from here. You choose whom to keep; names become initials, and everything else is "
            "dropped before anything is stored."
        )
        version = int(st.session_state.get(FILES, 0))
        files = st.file_uploader(
            "Files",
            type=["csv", "vcf"],
            accept_multiple_files=True,
            max_upload_size=LARGEST,
            key=f"{FILES}-{version}",
        )
        if not files:
            st.session_state.pop(FOUND, None)
            st.session_state.pop(KEEP, None)
            return
        try:
            people, ties = read_files(files)
        except TableRefused as refusal:
            st.error(f"This file cannot be read. {refusal}", icon=":material/error:")
            return
        choose_people(network_map, people, ties)


def read_files(files: Sequence[Any]) -> Read:
    """What the uploaded files hold, read once and kept in this tab's memory until it is chosen from.

    Raises:
        TableRefused: one of them cannot be read; the message says which and where.
    """
    key = tuple(file.file_id for file in files)
    found = st.session_state.get(FOUND)
    if found is None or found[0] != key:
        people: list[Candidate] = []
        ties: list[tuple[str, str]] = []
        for file in files:
            data = file.getvalue()
            try:
                if is_tie_table(data):
                    ties.extend(read_own_ties(data))
                else:
                    people.extend(read_people(data))
            except TableRefused as refusal:
                raise TableRefused(f"{file.name}, {refusal}") from refusal
        found = st.session_state[FOUND] = (key, (tuple(people), tuple(ties)))
    read: Read = found[1]
    return read


def choose_people(
    network_map: NetworkMap | None, people: tuple[Candidate, ...], ties: tuple[tuple[str, str], ...]
) -> None:
    """Search, choose, and keep the chosen as initials."""
    room = MOST_CONTACTS - (len(network_map.contacts) if network_map else 0)
    st.markdown(f"{count(len(people), 'name')} found. There is room for {room} on the map.")
    names = {str(number): one.name for number, one in enumerate(people)}
    own = [number for number, one in zip(names, people, strict=True) if one.contact][:room]
    chosen = list(st.session_state.setdefault(KEEP, own))
    if len(people) > SHOWN:
        wanted = st.text_input("Find a name", key=FIND, max_chars=60).casefold()
        matches = [number for number, name in names.items() if wanted in name.casefold()]
        st.caption(f"{count(len(matches), 'match', 'matches')}, {SHOWN} of them shown at most")
    else:
        matches = list(names)
    offered = {*chosen, *matches[:SHOWN]}
    st.multiselect(
        "Whom to keep",
        [number for number in names if number in offered],
        format_func=name_with(names),
        max_selections=max(1, room),
        key=KEEP,
    )
    st.button(
        "Keep these as initials",
        disabled=not chosen or not room,
        on_click=keep_people,
        args=(network_map, people, ties),
    )


@guard
def keep_people(
    network_map: NetworkMap | None, people: tuple[Candidate, ...], ties: tuple[tuple[str, str], ...]
) -> None:
    """Store the chosen as initials with their ties, and forget the names."""
    numbers = [int(one) for one in st.session_state[KEEP] if str(one).isdecimal()]
    kept = [people[number] for number in numbers if number < len(people)]
    taken = [one.initials for one in network_map.contacts] if network_map else []
    store, learner = get_store(), enrolled_learner()
    contacts = shorten(kept, taken)
    add_contacts(store, learner, contacts, now=now())
    after = load_map(store, learner)
    ids = {one.initials.casefold(): one.id for one in after.contacts} if after else {}
    places = {one.id: ids.get(one.initials.casefold(), "") for one in contacts}
    pairs = [(places.get(one, ""), places.get(other, "")) for one, other in ties]
    change_ties(store, learner, tied=[(one, other) for one, other in pairs if one and other and one != other])
    for key in (FOUND, KEEP, FIND):
        st.session_state.pop(key, None)
    st.session_state[FILES] = int(st.session_state.get(FILES, 0)) + 1
