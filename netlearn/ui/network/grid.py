"""All people in one table for wide screens: a row each, a column a question, every cell saved at once."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from netlearn.domain.contacts import MOST_CONTACTS, MapContact, NetworkMap
from netlearn.store.contacts import add_contacts, change_contact, drop_contact
from netlearn.ui.network.grid_edits import INITIALS, QUESTIONS, plan_changes
from netlearn.ui.network.questions import Question
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, now

GRID, FROZEN, REFUSED = "network-grid", "network-grid-frozen", "network-grid-refused"
VERSION = "network-grid-version"
ROW = 35  # pixels


def list_rows(contacts: Sequence[MapContact]) -> list[dict[str, object]]:
    """The table as it opens."""
    return [
        {INITIALS: one.initials, **{head: _word(question, one) for head, question in QUESTIONS.items()}}
        for one in contacts
    ]


@guard
def keep_cells(ids: tuple[str, ...], network_map: NetworkMap, key: str) -> None:
    """Save what was edited, put new rows with initials on the map, and take deleted ones off."""
    changes = plan_changes(st.session_state[key], ids, network_map.contacts)
    store, learner = get_store(), current_learner()
    for contact_id in changes.gone:
        drop_contact(store, learner, contact_id)
    for contact_id, told in changes.told.items():
        change_contact(store, learner, contact_id, told, now=now())
    if changes.fresh:
        add_contacts(store, learner, changes.fresh, now=now())
    st.session_state[REFUSED] = changes.refused
    if changes.unlike or changes.refused:
        forget_grid()


def draw_grid(network_map: NetworkMap) -> None:
    """The table. It keeps what it opened with beneath the edits, so that saving never moves the view."""
    ids = tuple(one.id for one in network_map.contacts)
    frozen = st.session_state.get(FROZEN)
    if frozen is None or frozen[0] != ids:
        forget_grid()
        frozen = st.session_state[FROZEN] = (ids, list_rows(network_map.contacts))
    rows = frozen[1]
    key = f"{GRID}-{st.session_state[VERSION]}"
    st.markdown(
        "Best on a wide screen. The last row adds somebody, a ticked row can be deleted, and every cell is "
        "saved when you leave it."
    )
    if refused := st.session_state.pop(REFUSED, 0):
        st.warning(f"A map holds {MOST_CONTACTS}; {refused} more did not fit.", icon=":material/info:")
    st.data_editor(
        rows,
        column_config={
            INITIALS: st.column_config.TextColumn(INITIALS, max_chars=12, required=True),
            **{head: _configure(question) for head, question in QUESTIONS.items()},
        },
        hide_index=True,
        num_rows="dynamic",
        height=ROW * (len(rows) + 2) + 3,
        key=key,
        on_change=keep_cells,
        args=(ids, network_map, key),
        alt="Everybody on the map, a row each",
    )


def forget_grid() -> None:
    """Let the table open with what stands: drawn next under another key, or its edits would stay."""
    if st.session_state.pop(FROZEN, None) or VERSION not in st.session_state:
        st.session_state[VERSION] = int(st.session_state.get(VERSION, 0)) + 1


def _configure(question: Question) -> Any:
    words = list(question.bins.values())
    if question.many:
        return st.column_config.MultiselectColumn(question.short, options=words)
    return st.column_config.SelectboxColumn(question.short, options=words)


def _word(question: Question, contact: MapContact) -> object:
    value = getattr(contact, question.field)
    if question.many:
        return [word for key, word in question.bins.items() if key in value]
    return None if value is None else question.bins[value]
