"""Naming people: one question at a time, initials only, as many as come to mind."""

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.content.model import NetworkFile, Prompt
from netlearn.domain.contacts import LETTERS, MOST_CONTACTS, MapContact, NetworkMap, tidy_initials
from netlearn.store.contacts import add_contacts, change_contact
from netlearn.ui.marks import mark_network
from netlearn.ui.network.here import ABOUT
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import enrolled_learner, now

PROMPT, TYPED, REFUSED = "network-prompt", "network-initials", "network-refused"


@guard
def add_typed(prompt: Prompt, network_map: NetworkMap | None) -> None:
    """Put on the map whoever was typed, several parted by commas; known ones join the prompt's network."""
    letter = LETTERS[prompt.network]
    store, learner = get_store(), enrolled_learner()
    known = {one.initials.casefold(): one for one in network_map.contacts} if network_map else {}
    fresh: list[MapContact] = []
    for text in str(st.session_state[TYPED]).replace(";", ",").split(","):
        try:
            initials = tidy_initials(text)
        except ValueError:
            continue  # nothing between two commas
        if found := known.get(initials.casefold()):
            networks = found.networks | {letter}
            change_contact(store, learner, found.id, {"networks": networks}, now=now())
        else:
            fresh.append(MapContact(id=initials, initials=initials, networks=frozenset(letter)))
    room = MOST_CONTACTS - len(known)
    st.session_state[REFUSED] = max(0, len(fresh) - room)
    if fresh[:room]:
        add_contacts(store, learner, fresh[:room], now=now())


def turn(number: int) -> None:
    """Go to another prompt."""
    st.session_state[PROMPT] = number


def ask_names(words: NetworkFile, network_map: NetworkMap | None) -> bool:
    """Ask one prompt, take initials, and show whom it has brought so far; whether nothing more is to ask."""
    number = int(st.session_state.get(PROMPT, 0)) % len(words.prompts)
    prompt = words.prompts[number]
    contacts = network_map.contacts if network_map else ()
    full = len(contacts) >= MOST_CONTACTS
    with st.container(border=True):
        st.markdown(mark_network(prompt.network, prompt.network.title()))
        st.caption(f"Question {number + 1} of {len(words.prompts)}")
        st.header(prompt.ask, anchor=False)
        if prompt.hint:
            st.markdown(prompt.hint)
        with st.form("network-names", clear_on_submit=True, border=False):
            st.text_input(
                "Initials or a nickname",
                key=TYPED,
                max_chars=200,
                placeholder="for example J.R., Maya",
                disabled=full,
            )
            st.form_submit_button("Add", disabled=full, on_click=add_typed, args=(prompt, network_map))
        if refused := st.session_state.pop(REFUSED, 0):
            st.warning(f"A map holds {MOST_CONTACTS}; {refused} more did not fit.", icon=":material/info:")
        elif full:
            st.markdown(f"Your map holds {MOST_CONTACTS}, as many as fit. Under “{ABOUT}” somebody can go.")
        here = [one.initials for one in contacts if LETTERS[prompt.network] in one.networks]
        if here:
            st.markdown(
                f"{count(len(here), 'person', 'people')} in this network: {write_literally(', '.join(here))}"
            )
        with st.container(horizontal=True):
            if number:
                st.button("Back", on_click=turn, args=(number - 1,), key="network-prompt-back")
            if number + 1 < len(words.prompts):
                # All three networks are asked for before telling about anybody is the next step.
                st.button(
                    "Next question",
                    type="primary" if here and not full else "secondary",
                    on_click=turn,
                    args=(number + 1,),
                    key="network-prompt-next",
                )
    return full or number + 1 == len(words.prompts)
