"""A group's self-assessment on a screen: three strips, people a band, priorities, and the time before."""

from collections.abc import Mapping

import streamlit as st

from netlearn.content.model import AssessmentActivity, Course
from netlearn.domain.anonymity import Spread
from netlearn.domain.group_results import GroupResult, find_priorities
from netlearn.domain.meeting_again import pair_medians
from netlearn.domain.result_words import name_cell
from netlearn.domain.room_forms import read_ratings, score_form
from netlearn.export.spread_svg import draw_spread
from netlearn.store.rooms import Room
from netlearn.ui.charts import current_palette
from netlearn.ui.marks import mark_network
from netlearn.ui.rooms.tables import draw_table


def draw_spreads(
    room: Room,
    activity: AssessmentActivity,
    result: GroupResult,
    course: Course,
    own: Mapping[str, tuple[str, ...]],
    *,
    wide: bool = False,
) -> None:
    """Draw a group's profile; `own` are the answers of the person who looks, by item."""
    if not any(spread.middle is not None for spread in result.spreads):
        st.markdown(
            "Not enough answers to show a figure without giving somebody away "
            f"(fewer than {room.wishes.floor} have answered enough)."
        )
    mine = score_form(course.instrument, activity.form, read_ratings(own)) if own else {}
    known = {spread.id: spread for spread in result.spreads}
    for network in course.instrument.networks:
        spread = known.get(network.id)
        if spread is None:
            continue
        points = mine.get(network.id)
        words = say_spread(spread) + (f" You: {round(points)}." if points is not None else "")
        told = f"{network.title}: {words}"
        title = f"**{mark_network(network.id, network.title)}**"
        left, right = st.columns([2, 3]) if wide else (st.container(), st.container())
        left.markdown(f"{title}  \n{words}" if wide else title)
        if spread.middle is not None:
            picture = draw_spread(spread, network.id, current_palette(), told, own=points)
            right.image(picture, width="stretch", alt=told)
        if not wide:
            st.markdown(words)
    names = _name_scores(course)
    _say_change(result, course, names)
    if first := find_priorities(result, course):
        st.markdown(f"**Where this group has most to win:** {', '.join(names[one.id] for one in first)}")
    _draw_bands(result, course, names)
    draw_table(("Score", "Figure", "Value"), _list_rows(result, course, names), "The group's profile")


def say_spread(spread: Spread) -> str:
    """The middle of a group in one sentence."""
    if spread.middle is None:
        return f"Too few have answered enough to show a figure (n = {spread.n})."
    if spread.low is None or spread.high is None:
        return f"Median about {spread.middle} of 100."
    return (
        f"Median about {spread.middle} of 100; the middle half lies between {spread.low} and {spread.high}."
    )


def _say_change(result: GroupResult, course: Course, names: Mapping[str, str]) -> None:
    """What was known the time before beside what is known now."""
    past = result.past
    if past is None:
        return
    then = f"{past.day:%d %B %Y}".lstrip("0")
    if not past.middles:
        st.markdown(
            f"This group met before, on {then}. The two results do not stand side by side: too few people "
            "came or went between them, and the difference would tell about those."
        )
        return
    pairs = pair_medians(past, result.spreads)
    told = [
        f"{mark_network(network.id, network.title)} {pairs[network.id][0]}, now {pairs[network.id][1]}"
        for network in course.instrument.networks
        if network.id in pairs
    ]
    if told:
        st.markdown(f"**Then and now.** Median on {then} ({past.n} people): {'; '.join(told)}.")
        draw_table(
            ("Score", "Then", "Now"),
            [(names[name], str(before), str(after)) for name, (before, after) in pairs.items()],
            "Medians of then and now",
        )


def _draw_bands(result: GroupResult, course: Course, names: Mapping[str, str]) -> None:
    """How many stand in which band, network by network, where that may be told."""
    bands = {band.id: band.title for band in course.instrument.bands}
    networks = {network.id for network in course.instrument.networks}
    told = [spread for spread in result.spreads if spread.id in networks and spread.bands]
    if not told:
        return
    with st.expander("How many stand in which band"):
        for spread in told:
            st.markdown(f"**{names[spread.id]}**")
            for cell in spread.bands:
                share = cell.count / spread.n
                name = name_cell(cell, bands, ordered=True)
                st.progress(share, text=f"{name} · {cell.count} ({share:.0%})")


def _list_rows(result: GroupResult, course: Course, names: Mapping[str, str]) -> list[tuple[str, str, str]]:
    bands = {band.id: band.title for band in course.instrument.bands}
    rows = []
    for spread in result.spreads:
        figures = {"Median": spread.middle, "Lower quartile": spread.low, "Upper quartile": spread.high}
        rows += [(names[spread.id], name, str(value)) for name, value in figures.items() if value is not None]
        rows += [
            (names[spread.id], f"People in {name_cell(cell, bands, ordered=True)}", str(cell.count))
            for cell in spread.bands
        ]
    return rows


def _name_scores(course: Course) -> dict[str, str]:
    names: dict[str, str] = {network.id: network.title for network in course.instrument.networks}
    return names | {facet.id: facet.title for facet in course.instrument.facets}
