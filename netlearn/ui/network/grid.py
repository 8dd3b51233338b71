"""All people in one table for wide screens: a row each, a column a question, every cell saved at once."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netlearn.domain.contacts import MOST_CONTACTS, MapContact, NetworkMap, tidy_initials
from netlearn.store.contacts import add_contacts, change_contact
from netlearn.ui.network.questions import FIRST, MORE, Question
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, now

GRID, FROZEN = "network-grid", "network-grid-frozen"
INITIALS = "Initials"
ROW = 35  # pixels
QUESTIONS = {question.short: question for question in (*FIRST, *MORE)}
Cells = Mapping[str, object]


def read_cells(cells: Cells) -> dict[str, object]:
    """What edited cells say, as fields of a contact; anything not offered is left out."""
    told: dict[str, object] = {}
    for head, value in cells.items():
        if head == INITIALS:
            try:
                told["initials"] = tidy_initials(str(value or ""))
            except ValueError:
                continue
        elif head in QUESTIONS:
            question = QUESTIONS[head]
            values = {word: key for key, word in question.bins.items()}
            if question.many:
                given = value if isinstance(value, list) else []
                told[question.field] = frozenset(values[word] for word in given if word in values)
            elif value is None or value in values:
                told[question.field] = None if value is None else values[str(value)]
    return told


def list_rows(contacts: Sequence[MapContact]) -> list[dict[str, object]]:
    """The table as it opens."""
    return [
        {INITIALS: one.initials, **{head: _word(question, one) for head, question in QUESTIONS.items()}}
        for one in contacts
    ]


@guard
def keep_cells(ids: tuple[str, ...], key: str) -> None:
    """Save what was edited, and put new rows with initials on the map."""
    state = st.session_state[key]
    store, learner = get_store(), current_learner()
    for row, cells in state["edited_rows"].items():
        if int(row) < len(ids) and (told := read_cells(cells)):
            change_contact(store, learner, ids[int(row)], told, now=now())
    fresh: list[tuple[str, dict[str, object]]] = []
    for cells in state["added_rows"]:
        told = read_cells(cells)
        if told.get("initials") and len(ids) + len(fresh) < MOST_CONTACTS:
            fresh.append((str(told.pop("initials")), told))
    for initials, told in fresh:
        for contact_id in add_contacts(
            store, learner, [MapContact(id=initials, initials=initials)], now=now()
        ):
            if told:
                change_contact(store, learner, contact_id, told, now=now())


def draw_grid(network_map: NetworkMap) -> None:
    """The table. It keeps what it opened with beneath the edits, so that saving never moves the view."""
    ids = tuple(one.id for one in network_map.contacts)
    frozen = st.session_state.get(FROZEN)
    if frozen is None or frozen[0] != ids:
        version = 0 if frozen is None else frozen[2] + 1
        frozen = st.session_state[FROZEN] = (ids, list_rows(network_map.contacts), version)
    _, rows, version = frozen
    key = f"{GRID}-{version}"
    st.markdown("Best on a wide screen. A new row adds somebody; every cell is saved when you leave it.")
    st.data_editor(
        rows,
        column_config={
            INITIALS: st.column_config.TextColumn(INITIALS, max_chars=12, required=True),
            **{head: _configure(question) for head, question in QUESTIONS.items()},
        },
        hide_index=True,
        num_rows="add",
        height=ROW * (len(rows) + 2) + 3,
        key=key,
        on_change=keep_cells,
        args=(ids, key),
        alt="Everybody on the map, a row each",
    )


def forget_grid() -> None:
    """Let the table open with what stands, the next time it is drawn."""
    st.session_state.pop(FROZEN, None)


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
