"""Who knows whom: circles first, then one person at a time, for a core when the list is long."""

from collections.abc import Mapping

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.domain.contacts import (
    CORE_SIZE,
    LONGEST_CIRCLE,
    STRUCTURE_FROM,
    MapContact,
    NetworkMap,
    list_circles,
    propose_ties,
    rest_on,
    suggest_core,
)
from netlearn.domain.network_reading import say_core
from netlearn.store.contacts import change_contact, change_ties, set_circle, set_core
from netlearn.ui.network.here import MAP, name_with, next_button
from netlearn.ui.network.tie_table import draw_tie_table, forget_tie_table
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard, is_second_tap
from netlearn.ui.session import current_learner, now
from netlearn.ui.ticking import read_ticks, tick_any

ASKED, CIRCLE, ROUND = "network-asked", "network-circle", "network-round"
FINISHED = "network-finished"  # when somebody was last done with


def key_of(thing: str, name: str) -> str:
    """The key of a widget that shows ties or members; another one once these changed behind its back."""
    return f"{thing}-{st.session_state.get(ROUND, 0)}-{name}"


def show_anew() -> None:
    """Let the widgets of ties and circles start with what is stored now."""
    st.session_state[ROUND] = int(st.session_state.get(ROUND, 0)) + 1


def ask_ties(network_map: NetworkMap) -> None:
    """Everything about ties, from the coarse to the fine."""
    contacts = network_map.contacts
    if len(contacts) < 2:
        st.markdown("Ties join two people. Name some more first.")
        return
    if len(contacts) > CORE_SIZE:
        ask_core(network_map)
    core = rest_on(network_map)
    ask_circles(network_map)
    st.header("One by one", anchor=False)
    way = st.radio(
        "How to go through them",
        ["One person at a time", "All in a table"],
        horizontal=True,
        key="network-tie-way",
        label_visibility="collapsed",
    )
    if way == "All in a table":
        draw_tie_table(core, network_map)
        next_button("See the map", MAP)
    else:
        forget_tie_table()
        ask_census(core, network_map)


@guard
def keep_core(key: str) -> None:
    """Save the core that the widget says; nobody in it means everybody."""
    set_core(get_store(), current_learner(), list(st.session_state[key]), now=now())


@guard
def take_core(ids: tuple[str, ...]) -> None:
    """Save the proposed core."""
    set_core(get_store(), current_learner(), ids, now=now())
    st.session_state.pop("network-core", None)


def ask_core(network_map: NetworkMap) -> None:
    """For a long list: ask ties of a few only."""
    contacts = network_map.contacts
    names = {one.id: one.initials for one in contacts}
    core = [one.id for one in contacts if one.core]
    st.markdown(f"{say_core(len(contacts))} How they hang together can be read from those.")
    if not core:
        st.button(f"Go on with a core of {CORE_SIZE}", on_click=take_core, args=(suggest_core(contacts),))
        return
    with st.expander(f"Your core: {count(len(core), 'contact')}"):
        st.multiselect(
            f"People to ask ties of, {STRUCTURE_FROM} or more",
            list(names),
            default=core,
            format_func=name_with(names),
            key="network-core",
            on_change=keep_core,
            args=("network-core",),
        )
        st.button("Ask about everybody", on_click=take_core, args=((),))


@guard
def keep_circle(circle: str, key: str, elsewhere: tuple[str, ...]) -> None:
    """Save who belongs to a circle; its members outside the core stay."""
    members = [*st.session_state[key], *elsewhere]
    set_circle(get_store(), current_learner(), circle, members, now=now())


@guard
def begin_circle(names: Mapping[str, str]) -> None:
    """A new circle, of those chosen."""
    name = " ".join(str(st.session_state[f"{CIRCLE}-name"]).split())[:LONGEST_CIRCLE]
    members = read_ticks(key_of(CIRCLE, "members"), names)
    if name and members:
        set_circle(get_store(), current_learner(), name, members, now=now())
        show_anew()


@guard
def tie_circles(network_map: NetworkMap) -> None:
    """Take over the ties that circles suggest."""
    proposed = propose_ties(rest_on(network_map), network_map.ties)
    change_ties(get_store(), current_learner(), tied=proposed)
    show_anew()


def ask_circles(network_map: NetworkMap) -> None:
    """Groups in which people know each other anyway, which save asking pair by pair."""
    core = rest_on(network_map)
    names = {one.id: one.initials for one in core}
    st.header("Circles first", anchor=False)
    st.markdown(
        "People of one circle usually know each other: a team, an old job, a club. Name a circle, tap who "
        "belongs to it, and the ties are proposed."
    )
    for number, (circle, members) in enumerate(list_circles(network_map.contacts).items()):
        key = key_of(CIRCLE, f"{number}-{circle}")
        st.multiselect(
            write_literally(circle),
            list(names),
            default=[one for one in members if one in names],
            format_func=name_with(names),
            key=key,
            on_change=keep_circle,
            args=(circle, key, tuple(one for one in members if one not in names)),
        )
    with (
        st.expander("A new circle", expanded=not list_circles(core)),
        st.form(CIRCLE, clear_on_submit=True, border=False),
    ):
        st.text_input(
            "Name of the circle",
            key=f"{CIRCLE}-name",
            max_chars=LONGEST_CIRCLE,
            placeholder="for example: the harbour project",
        )
        tick_any("Who belongs to it?", write_all(names), (), key_of(CIRCLE, "members"))
        st.form_submit_button("Add the circle", on_click=begin_circle, args=(names,))
    if proposed := propose_ties(core, network_map.ties):
        st.button(
            f"Tie the {count(len(proposed), 'pair')} who share a circle",
            type="primary",
            on_click=tie_circles,
            args=(network_map,),
        )


def write_all(names: Mapping[str, str]) -> dict[str, str]:
    """The names as the label of a tick box shows them, which reads Markdown."""
    return {one: write_literally(name) for one, name in names.items()}


def turn_to(contact_id: str) -> None:
    """Ask about another person."""
    st.session_state[ASKED] = contact_id


@guard
def finish(contact_id: str, following: str) -> None:
    """Note that somebody was asked about, also when they know nobody, and turn to the next.

    The second tap of a double one would speak of somebody who was hardly seen, and is let fall.
    """
    if is_second_tap(st.session_state.get(FINISHED)):
        return
    st.session_state[FINISHED] = now()
    change_contact(get_store(), current_learner(), contact_id, {"asked": True}, now=now())
    turn_to(following)


@guard
def keep_tap(contact_id: str, key: str, other: str) -> None:
    """Save whether two people know each other, and that the learner was asked."""
    found = [(contact_id, other)]
    if st.session_state[f"{key}-{other}"]:
        change_ties(get_store(), current_learner(), tied=found)
    else:
        change_ties(get_store(), current_learner(), untied=found)
    change_contact(get_store(), current_learner(), contact_id, {"asked": True}, now=now())


def ask_census(core: tuple[MapContact, ...], network_map: NetworkMap) -> None:
    """One person's ties; what was said of them already is ticked."""
    done = sum(one.asked for one in core)
    st.progress(done / len(core), text=f"{done} of {len(core)} asked about")
    ids = [one.id for one in core]
    chosen = next((one for one in core if one.id == st.session_state.get(ASKED)), None)
    contact = chosen or next((one for one in core if not one.asked), core[0])
    place = ids.index(contact.id)
    st.session_state[ASKED] = contact.id
    key = key_of(ASKED, contact.id)
    with st.container(border=True):
        names = {one.id: one.initials for one in core if one.id != contact.id}
        st.header(f"Whom does {write_literally(contact.initials)} know?", anchor=False)
        tied = [one.id for one in network_map.list_known(contact.id) if one.id in names]
        tick_any(
            "Tick everybody with whom they would talk without you.",
            write_all(names),
            tied,
            key,
            on_change=keep_tap,
            args=(contact.id, key),
        )
        last = place + 1 == len(ids)
        with st.container(horizontal=True):
            if place:
                st.button("Back", key="census-back", on_click=turn_to, args=(ids[place - 1],))
            st.button(
                "That is all of them" if last else "Next person",
                type="secondary" if done == len(core) else "primary",
                key="census-next",
                on_click=finish,
                args=(contact.id, contact.id if last else ids[place + 1]),
            )
    if done >= min(STRUCTURE_FROM, len(core)):
        next_button("See the map", MAP, primary=done == len(core))
