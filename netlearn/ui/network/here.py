"""The map that is open now, and how the callbacks of its widgets write."""

from collections.abc import Callable, Mapping

import streamlit as st

from netlearn.domain.contacts import FEWEST_CONTACTS, NetworkMap, is_told, rest_on
from netlearn.store.contacts import change_contact
from netlearn.store.maps import load_map
from netlearn.ui.network.questions import Question, accept, accept_introducer
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, enrolled_learner, now
from netlearn.ui.ticking import read_ticks

Step = str
NAMES, ABOUT, TIES, MAP, TRY, DATES = "Names", "About them", "Ties", "Map", "Try out", "Dates"
STEPS: tuple[Step, ...] = (NAMES, ABOUT, TIES, MAP, TRY, DATES)
STEP = "network-step"


def read_open() -> NetworkMap | None:
    """The learner's open map; None before anybody is named."""
    learner = current_learner()
    return load_map(get_store(), learner) if learner else None


def find_step(network_map: NetworkMap | None) -> Step:
    """Where to go on: names, then what is not told about them, then ties, then the map."""
    if network_map is None or len(network_map.contacts) < FEWEST_CONTACTS:
        return NAMES
    if not all(map(is_told, network_map.contacts)):
        return ABOUT
    return MAP if all(one.asked for one in rest_on(network_map)) else TIES


def go_to(step: Step) -> None:
    """Turn to another step, from a button's callback."""
    st.session_state[STEP] = step


@guard
def keep_answer(contact_id: str, question: Question, key: str) -> None:
    """Save what the widget `key` says about a contact."""
    value = accept(question, st.session_state[key])
    change_contact(get_store(), enrolled_learner(), contact_id, {question.field: value}, now=now())


@guard
def keep_ticked(contact_id: str, question: Question, key: str, _: str) -> None:
    """Save which of several bins are ticked under `key`."""
    value = accept(question, read_ticks(key, {str(name): word for name, word in question.bins.items()}))
    change_contact(get_store(), enrolled_learner(), contact_id, {question.field: value}, now=now())


@guard
def keep_introducer(network_map: NetworkMap, contact_id: str, key: str) -> None:
    """Save who introduced a contact."""
    contact = network_map.find(contact_id)
    if contact is None:
        return
    others = {one.id: one.initials for one in network_map.contacts}
    value = accept_introducer(contact, st.session_state[key], others)
    change_contact(get_store(), enrolled_learner(), contact_id, {"introduced_by": value}, now=now())


def next_button(label: str, step: Step, *, primary: bool = True) -> None:
    """The one next step inside the map."""
    st.button(
        label,
        type="primary" if primary else "secondary",
        icon=":material/arrow_forward:",
        icon_position="right",
        key=f"network-to-{step}",
        on_click=go_to,
        args=(step,),
    )


def name_with(names: Mapping[str, str]) -> Callable[[object], str]:
    """How a widget whose options are ids writes them."""
    return lambda one: names.get(str(one), "")
