"""One person at a time: a card of bins, each tap saved at once."""

from functools import partial

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.domain.contacts import MapContact, NetworkMap, is_told
from netlearn.store.contacts import drop_contact
from netlearn.ui.folding import unfold
from netlearn.ui.network.here import TIES, keep_answer, keep_introducer, keep_ticked, name_with, next_button
from netlearn.ui.network.questions import FIRST, INTRODUCERS, MORE, Question
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner
from netlearn.ui.ticking import choose_one, tick_any

CARD = "network-card"


def choose_card(contact_id: str) -> None:
    """Turn to a person's card."""
    st.session_state[CARD] = contact_id


@guard
def remove(contact_id: str) -> None:
    """Take a person off the map."""
    drop_contact(get_store(), current_learner(), contact_id)


def draw_cards(network_map: NetworkMap) -> None:
    """The card of the chosen person, else of the first who is not told about, and the way to the next."""
    contacts = network_map.contacts
    told = sum(map(is_told, contacts))
    st.progress(told / len(contacts), text=f"{told} of {len(contacts)} told about")
    chosen = network_map.find(str(st.session_state.get(CARD, "")))
    contact = chosen or next((one for one in contacts if not is_told(one)), contacts[0])
    # Held fast, or the card would turn by itself with the last tap.
    st.session_state[CARD] = contact.id
    with st.container(border=True):
        st.header(write_literally(contact.initials), anchor=False)
        for question in FIRST:
            ask(question, contact)
        # Of this person alone: left open, it would push the next one's name out of a phone's sight.
        unfold("More about them", f"network-more-{contact.id}", partial(ask_more, network_map, contact))
        draw_turning(network_map, contact)


def ask_more(network_map: NetworkMap, contact: MapContact) -> None:
    """What need not be told, and the way off the map."""
    ask_introducer(network_map, contact)
    for question in MORE:
        ask(question, contact)
    st.button("Take off the map", key=f"drop-{contact.id}", on_click=remove, args=(contact.id,))


def draw_turning(network_map: NetworkMap, contact: MapContact) -> None:
    """The ways to the card before and the one after; once all is told, or behind the last, to the ties."""
    ids = [one.id for one in network_map.contacts]
    place = ids.index(contact.id)
    complete = all(map(is_told, network_map.contacts))
    with st.container(horizontal=True):
        if place:
            st.button("Back", key="card-back", on_click=choose_card, args=(ids[place - 1],))
        if place + 1 < len(ids):
            st.button(
                "Next person",
                type="secondary" if complete else "primary",
                key="card-next",
                on_click=choose_card,
                args=(ids[place + 1],),
            )
        if complete or place + 1 == len(ids):
            next_button("Who knows whom", TIES)


def ask(question: Question, contact: MapContact) -> None:
    """One question as bins to tap."""
    key = f"tell-{contact.id}-{question.field}"
    value = getattr(contact, question.field)
    if question.many:
        bins = {str(name): word for name, word in question.bins.items()}
        tick_any(
            question.ask, bins, sorted(value), key, on_change=keep_ticked, args=(contact.id, question, key)
        )
    else:
        choose_one(
            question.ask, question.bins, value, key, on_change=keep_answer, args=(contact.id, question, key)
        )


def ask_introducer(network_map: NetworkMap, contact: MapContact) -> None:
    """Who introduced them: oneself, the organisation or somebody on the map."""
    names = {**INTRODUCERS, **{one.id: one.initials for one in network_map.contacts if one.id != contact.id}}
    options = list(names)
    key = f"tell-{contact.id}-introduced"
    st.selectbox(
        "Who introduced you?",
        options,
        index=options.index(contact.introduced_by) if contact.introduced_by in names else None,
        format_func=name_with(names),
        placeholder="Not told",
        key=key,
        on_change=keep_introducer,
        args=(network_map, contact.id, key),
    )
