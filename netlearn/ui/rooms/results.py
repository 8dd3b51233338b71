"""Group results on a screen: bars with their numbers, and for the self-assessment the middle half.

Bars are drawn without the chart library, which is most of what a phone would have to load.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from netlearn.content.model import (
    Activity,
    AssessmentActivity,
    CommitActivity,
    Course,
)
from netlearn.domain.anonymity import Cell, Spread
from netlearn.domain.group_results import GroupResult, find_priorities
from netlearn.domain.result_words import name_tally
from netlearn.domain.room_answers import NETWORKS
from netlearn.store.rooms import Room
from netlearn.ui.marks import mark_network

TOO_FEW = "Not enough answers to show a figure without giving somebody away"


def show_result(
    room: Room,
    activity: Activity,
    result: GroupResult | None,
    course: Course,
    *,
    comments: Sequence[str] = (),
    own: Mapping[str, float | None] | None = None,
) -> None:
    """Draw what a room may see of one activity.

    Args:
        room: The room, for its floor.
        activity: What was asked.
        result: What was published; None when nothing was.
        course: For the words of questions.
        comments: Texts that were let through.
        own: This person's own points by network, shown beside the group's.
    """
    if result is None:
        st.markdown("Nothing was answered.")
        return
    st.caption(f"{result.n} answered")
    for words in comments:
        with st.container(border=True):
            st.text(words)
    if isinstance(activity, CommitActivity):
        st.markdown("What was promised is nobody else's business.")
        return
    if isinstance(activity, AssessmentActivity):
        _show_spreads(room, result, course, own or {})
        return
    for tally in result.tallies:
        title, labels = name_tally(activity, tally, course)
        if title:
            st.markdown(f"**{title}**")
        show_cells(tally.cells, labels, tally.n, f"{TOO_FEW} (n = {tally.n}).")
    if not result.tallies and not comments and result.n < room.wishes.floor:
        st.markdown(f"{TOO_FEW} (n < {room.wishes.floor}).")


def show_cells(cells: Sequence[Cell], labels: Mapping[str, str], n: int, otherwise: str) -> None:
    """Draw a bar a cell, with what it is called, how many and what share."""
    if not cells:
        st.markdown(otherwise)
    for cell in cells:
        name = " / ".join(labels.get(one, one) for one in cell.ids)
        if len(cell.ids) > 2:
            name = f"The {len(cell.ids)} others together"
        share = cell.count / n if n else 0
        st.progress(share, text=f"{name} · {cell.count} ({share:.0%})")


def say_spread(spread: Spread) -> str:
    """The middle of a group in one sentence."""
    if spread.middle is None:
        return f"{TOO_FEW}."
    if spread.low is None or spread.high is None:
        return f"Median about {spread.middle} of 100."
    return (
        f"Median about {spread.middle} of 100; the middle half lies between {spread.low} and {spread.high}."
    )


def _show_spreads(room: Room, result: GroupResult, course: Course, own: Mapping[str, float | None]) -> None:
    if not result.spreads:
        st.markdown(f"{TOO_FEW} (n < {room.wishes.floor}).")
        return
    titles: dict[str, str] = {network.id: network.title for network in course.instrument.networks}
    titles |= {facet.id: facet.title for facet in course.instrument.facets}
    bands = {band.id: band.title for band in course.instrument.bands}
    wide = [spread for spread in result.spreads if spread.id in NETWORKS]
    for spread in wide:
        network = next(one.id for one in course.instrument.networks if one.id == spread.id)
        st.markdown(f"**{mark_network(network, titles[spread.id])}**")
        if spread.middle is not None:
            st.progress(spread.middle / 100, text=say_spread(spread))
        else:
            st.markdown(say_spread(spread))
        if (mine := own.get(spread.id)) is not None:
            st.progress(mine / 100, text=f"You: {round(mine)}")
    with st.expander("How many stand in which band"):
        for spread in wide:
            st.markdown(f"**{titles[spread.id]}**")
            show_cells(spread.bands, bands, spread.n, f"{TOO_FEW}.")
    if first := find_priorities(result, course):
        names = ", ".join(titles[spread.id] for spread in first)
        st.markdown(f"**Where this group has most to win:** {names}")
