"""Ties as a triangular table for wide screens: one tick a pair, each saved at once."""

from collections.abc import Mapping, Sequence

import streamlit as st

from netlearn.domain.contacts import MapContact, NetworkMap, Pair, pair
from netlearn.store.contacts import change_contact, change_ties
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, now

TABLE, FROZEN = "network-tie-table", "network-tie-frozen"
HEAD = "Knows"
ROW = 35  # pixels


def read_ticks(
    edited: Mapping[int, Mapping[str, object]], ids: Sequence[str]
) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """The pairs ticked and those unticked, from the table's edits by row number and column.

    Columns are ids. A tick above the diagonal means the same pair as the one below it; on it, nothing.
    """
    tied: list[Pair] = []
    untied: list[Pair] = []
    for row, cells in edited.items():
        for column, ticked in cells.items():
            if not 0 <= row < len(ids) or column not in ids or column == ids[row]:
                continue
            (tied if ticked else untied).append(pair(ids[row], column))
    return tuple(tied), tuple(untied)


@guard
def keep_ticks(ids: tuple[str, ...], network_map: NetworkMap, key: str) -> None:
    """Save what the ticks changed, and that those in them were asked about."""
    tied, untied = read_ticks(st.session_state[key]["edited_rows"], ids)
    standing = set(network_map.ties)  # the table tells all its ticks each time, so most are saved already
    fresh, gone = [one for one in tied if one not in standing], [one for one in untied if one in standing]
    store, learner = get_store(), current_learner()
    change_ties(store, learner, tied=fresh, untied=gone)
    for contact_id in {one for found in (*fresh, *gone) for one in found}:
        change_contact(store, learner, contact_id, {"asked": True}, now=now())


def draw_tie_table(core: Sequence[MapContact], network_map: NetworkMap) -> None:
    """The table. What it opened with stays beneath the ticks, so that a tick never moves the view."""
    ids = tuple(one.id for one in core)
    frozen = st.session_state.get(FROZEN)
    if frozen is None or frozen[0] != ids:
        version = 0 if frozen is None else frozen[2] + 1
        frozen = st.session_state[FROZEN] = (ids, frozenset(network_map.ties), version)
    _, ties, version = frozen
    rows = [
        {HEAD: one.initials, **{other: pair(one.id, other) in ties for other in ids[:place]}}
        for place, one in enumerate(core)
    ]
    columns = {
        one.id: st.column_config.CheckboxColumn(one.initials, width=58) for one in core[:-1]
    }  # the last person has a row, and no column is left for them
    key = f"{TABLE}-{version}"
    st.markdown("Tick the pairs who would talk with each other without you. The lower half is enough.")
    st.data_editor(
        rows,
        column_config={HEAD: st.column_config.TextColumn(HEAD, disabled=True, pinned=True), **columns},
        column_order=[HEAD, *columns],
        hide_index=True,
        num_rows="fixed",
        height=ROW * (len(rows) + 1) + 3,
        key=key,
        on_change=keep_ticks,
        args=(ids, network_map, key),
        alt="Who knows whom, one tick a pair",
    )


def forget_tie_table() -> None:
    """Let the table open with the ties that stand, the next time it is drawn."""
    st.session_state.pop(FROZEN, None)
