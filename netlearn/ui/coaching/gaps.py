"""Both views beside each other: agreement first, then what to talk about, and the items behind a facet."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.content.model import PairPattern
from netlearn.domain.gap_words import (
    RULE,
    list_networks,
    list_rows,
    list_sections,
    tell_gap,
    tell_likeness,
    tell_whole,
)
from netlearn.domain.talk import SHOWS
from netlearn.domain.two_views import Answer, Gap, TwoViews, view_both
from netlearn.export.charts import plain_label
from netlearn.export.dumbbell import draw_dumbbell
from netlearn.export.figures import draw_radar
from netlearn.store.engagement_ratings import load_opened, view_peer_group
from netlearn.store.engagement_steps import note_opening
from netlearn.store.engagements import Engagement
from netlearn.ui.charts import current_palette, draw_chart
from netlearn.ui.coaching.here import read_content
from netlearn.ui.marks import mark_network
from netlearn.ui.norms import read_norms
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner, enrolled_learner, now


def read_views(here: Engagement, number: int, learner: str = "") -> TwoViews:
    """Both views of a round that was opened, for the reader or for a `learner` known from before.

    Raises:
        NotFound: It was not.
    """
    instrument = get_course().instrument
    own, coach = load_opened(get_store(), here.id, learner or current_learner(), number)
    return view_both(instrument, own, coach, read_norms(get_store(), instrument, now()).precision)


def draw_gaps(here: Engagement) -> None:
    """The gap view of the round opened last."""
    views = read_views(here, here.pair.opened)
    own, coach = here.name("coachee"), here.name("coach")
    note_opening(get_store(), here.id, enrolled_learner(), "views", now())
    st.header("Two views", anchor=False)
    st.markdown(write_literally(tell_whole(views, own, coach)))
    st.markdown(
        "\n".join(
            f"- **{mark_network(gap.network, gap.title)}:** {write_literally(said)}"
            for gap, said in list_networks(views, own, coach)
        )
    )
    patterns = {str(one.id): one for one in read_content().patterns}
    for title, gaps in list_sections(views):
        st.subheader(title, anchor=False)
        for line in _list_hints(gaps, patterns, own):
            st.caption(line)
        for gap in gaps:
            _draw_facet(gap, views, own, coach)
    st.subheader("The shape", anchor=False)
    radar = draw_radar(views.instrument, views.own, current_palette(), views.coach, second=plain_label(coach))
    shape = (
        f"The radar shows {own}'s view with intervals and {coach}'s as a dotted line with rings; a gap "
        "stands where too little was rated."
    )
    table = list_rows(views, own, coach)
    draw_chart(replace(radar, alt=write_literally(shape), table=table), "coach-radar", table=False)
    if alike := tell_likeness(views, own, coach):
        st.markdown(write_literally(alike))
    st.subheader("Facet by facet", anchor=False)
    dumbbell = draw_dumbbell(views, own, coach, current_palette())
    draw_chart(replace(dumbbell, alt=write_literally(dumbbell.alt)), "coach-dumbbell")
    _draw_peers(here)
    with st.expander("How to read this"):
        st.markdown(RULE)
        st.markdown(read_content().promises.gap)


def _list_hints(gaps: Sequence[Gap], patterns: Mapping[str, PairPattern], own: str) -> tuple[str, ...]:
    """What to do with facets that stand so; where somebody is silent it depends on who it is."""
    hints: dict[str, None] = {}
    for gap in gaps:
        pattern = SHOWS.get(gap.standing, "")
        if gap.standing != "unseen" or gap.coach.value is None:
            hints |= {patterns[pattern].listen: None} if pattern in patterns else {}
        if gap.standing == "unseen" and gap.own.value is None:
            silent = f"Where {own} answered too little, begin with what made it hard to answer."
            hints[write_literally(silent)] = None
    return tuple(hints)


def _draw_facet(gap: Gap, views: TwoViews, own: str, coach: str) -> None:
    labels = {point.value: point.label for point in views.instrument.scale.points}
    said = write_literally(tell_gap(gap, own, coach))
    with st.expander(f"{mark_network(gap.network, gap.title)}: {said}"):
        for item in views.items:
            if item.facet == gap.id:
                st.markdown(f"*{item.own_text}*")
                mine = _name_answer(item.own, labels, views.instrument.scale.does_not_apply)
                theirs = _name_answer(item.coach, labels, "Not seen")
                st.markdown(f"{write_literally(own)}: **{mine}** · {write_literally(coach)}: **{theirs}**")


def _name_answer(answer: Answer, labels: Mapping[int, str], unseen: str | None) -> str:
    """What was said of an item, in the words of the form that it was said on."""
    match answer:
        case "open":
            return "left open"
        case "unseen":
            return unseen or "Does not apply"
        case _:
            return labels.get(answer, "left open")


def _draw_peers(here: Engagement) -> None:
    if here.peers_opened == 0:
        return
    st.subheader("Peers, as a group", anchor=False)
    shown = view_peer_group(get_store(), here.id, current_learner(), get_course().instrument)
    if shown is None:
        st.markdown("There are too few of them for a group, so their answers stay out of every figure.")
        return
    titles = {facet.id: facet.title for facet in get_course().instrument.facets}
    st.markdown(f"{here.peers_opened} peers rated the same items. The mean of their views, in steps of five:")
    rows = {name: "too few" if value is None else f"{value:.0f}" for name, value in shown.items()}
    st.table({"Facet": [titles[name] for name in rows], "Mean": list(rows.values())}, hide_index=True)
