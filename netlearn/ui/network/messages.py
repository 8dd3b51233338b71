"""Whom to write to, and words to start from: old ties, those who opened doors, pairs who should meet."""

from collections.abc import Container, Iterable, Sequence
from functools import partial

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.content.model import NetworkFile
from netlearn.domain.contact_counts import list_reconnections
from netlearn.domain.contacts import MapContact
from netlearn.domain.map_measures import MapMeasures, list_introductions
from netlearn.ui.folding import unfold_alone
from netlearn.ui.network.questions import MORE, say

SPOKE = next(question for question in MORE if question.field == "last_contact")


def offer_messages(measured: MapMeasures, words: NetworkFile) -> None:
    """A folded part for each kind of message that somebody on the map could get."""
    name = measured.network_map.name
    waking = list_reconnections(measured.network_map.contacts)
    if waking:
        names = _join(one.initials for one in waking)
        unfold_alone(f"Reconnect: {names}", "network-reconnect", partial(draw_waking, waking, words))
    if brokers := measured.whole.brokers:
        draw = partial(draw_messages, words, {"broker"})
        unfold_alone(f"Thank, and ask who else: {_join(map(name, brokers))}", "network-thank", draw)
    if measured.structure and (pairs := list_introductions(measured)):
        names = _join(f"{name(one)} and {name(other)}" for one, other in pairs)
        unfold_alone(
            f"Introduce: {names}", "network-introduce", partial(draw_messages, words, {"introduction"})
        )


def draw_waking(waking: Sequence[MapContact], words: NetworkFile) -> None:
    """Those to write to again, and a message for each kind of silence among them."""
    st.markdown(
        "Silent for years, or known a little and gone quiet. Choose somebody you would trust; those you "
        "know less well often have more that is new to you."
    )
    st.markdown(
        "\n".join(f"- **{write_literally(one.initials)}** ({say(SPOKE, one).lower()})" for one in waking)
    )
    draw_messages(words, {"dormant" if one.last_contact == "silent" else "moderate" for one in waking})


def draw_messages(words: NetworkFile, occasions: Container[str]) -> None:
    """The messages for these occasions, to copy."""
    for message in words.messages:
        if message.occasion in occasions:
            st.caption(message.title)
            st.code(message.text.strip(), language=None, wrap_lines=True)


def _join(names: Iterable[str]) -> str:
    return write_literally(", ".join(names))
