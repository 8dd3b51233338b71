"""Trying out: add, drop or connect somebody, and see the measures move. Nothing of it is kept."""

from collections.abc import Mapping

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.domain.contacts import STRUCTURE_FROM, NetworkMap, rest_on
from netlearn.domain.network import NetworkMeasures
from netlearn.domain.what_if import (
    add_person,
    connect,
    drop_person,
    list_changes,
    measure_core,
    propose_moves,
    say_change,
)
from netlearn.ui import places
from netlearn.ui.network.here import NAMES, name_with, next_button

ADD, DROP, CONNECT = "Add somebody", "Lose touch with somebody", "Introduce two people"


def try_out(network_map: NetworkMap) -> None:
    """The whole step."""
    core = rest_on(network_map)
    if len(core) < STRUCTURE_FROM:
        st.markdown(f"There is something to try out from {STRUCTURE_FROM} people on; you have {len(core)}.")
        next_button("Name more people", NAMES)
        return
    st.markdown("Change the map in thought and see what moves. Your real map stays as it is.")
    kind = st.radio("What if you were to …", [ADD, DROP, CONNECT], horizontal=True, key="network-try")
    changed = ask_change(network_map, str(kind))
    if changed is not None:
        show_change(measure_core(network_map), measure_core(changed))
    st.header("What would open it most", anchor=False)
    st.markdown(
        "Open is good for strategic reach and for news. For operational trust a closed circle is worth more, "
        "so take this as a question."
    )
    moves = propose_moves(network_map)
    for move in moves:
        sources = f"{move.after.effective_size or 0:.1f} separate sources"
        st.markdown(f"- **{write_literally(move.text)}** {move.after.size} contacts, {sources}")
    if not moves:
        st.markdown("No single change would open it further: none of your contacts know each other.")
    places.link_next("See your plan", places.PLAN)


def ask_change(network_map: NetworkMap, kind: str) -> NetworkMap | None:
    """Ask for a change and give the map after it; None until enough is chosen."""
    names = {one.id: one.initials for one in rest_on(network_map)}
    if kind == ADD:
        knows = st.multiselect(
            "Whom would they know?", list(names), format_func=name_with(names), key="try-knows"
        )
        return add_person(network_map, knows)
    if kind == DROP:
        gone = _choose("Whom?", names, "try-gone")
        return drop_person(network_map, gone) if gone else None
    tied = {frozenset(tie) for tie in network_map.ties}
    one = _choose("The first", names, "try-one")
    strangers = {
        other: word
        for other, word in names.items()
        if one and other != one and frozenset((one, other)) not in tied
    }
    if not one:
        return None
    if not strangers:
        st.markdown(f"{write_literally(names[one])} knows all the others already.")
        return None
    other = _choose("The second", strangers, f"try-other-{one}")
    return connect(network_map, one, other) if other else None


def show_change(before: NetworkMeasures, after: NetworkMeasures) -> None:
    """Both sets of measures side by side, and the change in a sentence."""
    st.markdown(f"**{say_change(before, after)}**")
    titles, now, then = zip(*list_changes(before, after), strict=True)
    st.table({"Measure": titles, "Now": now, "Then": then}, hide_index=True, alt=say_change(before, after))


def _choose(label: str, names: Mapping[str, str], key: str) -> str | None:
    """Somebody of a list, or nobody yet."""
    return st.selectbox(
        label, list(names), index=None, format_func=name_with(names), placeholder="Choose", key=key
    )
