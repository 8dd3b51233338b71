"""Both views beside each other: agreement first, then what to talk about, and the items behind a facet."""

from dataclasses import replace

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.domain.gap_words import RULE, list_rows, list_sections, tell_gap, tell_whole
from netlearn.domain.two_views import Gap, TwoViews, view_both
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
    patterns = {one.id: one for one in read_content().patterns}
    for title, gaps in list_sections(views):
        st.subheader(title, anchor=False)
        listens = {patterns[one].listen: None for gap in gaps if (one := _name_pattern(gap)) in patterns}
        for line in listens:
            st.caption(line)
        for gap in gaps:
            _draw_facet(gap, views, own, coach)
    st.subheader("The shape", anchor=False)
    radar = draw_radar(
        views.instrument, views.own, current_palette(), views.coach, second=_escape(_shorten(coach))
    )
    shape = (
        f"The radar shows {own}'s view with intervals and {coach}'s as a dotted line with rings; a gap "
        "stands where too little was rated."
    )
    table = list_rows(views, own, coach)
    draw_chart(replace(radar, alt=write_literally(shape), table=table), "coach-radar", table=False)
    st.subheader("Facet by facet", anchor=False)
    dumbbell = draw_dumbbell(views, own, coach, current_palette())
    draw_chart(replace(dumbbell, alt=write_literally(dumbbell.alt)), "coach-dumbbell")
    _draw_peers(here)
    with st.expander("How to read this"):
        st.markdown(RULE)
        st.markdown(read_content().promises.gap)


def _name_pattern(gap: Gap) -> str:
    return {
        "strength": "agreement-strength",
        "priority": "agreement-priority",
        "self-higher": "self-higher",
        "coach-higher": "coach-higher",
        "unseen": "unseen",
    }.get(gap.standing, "")


def _draw_facet(gap: Gap, views: TwoViews, own: str, coach: str) -> None:
    labels = {point.value: point.label for point in views.instrument.scale.points}
    said = write_literally(tell_gap(gap, own, coach))
    with st.expander(f"{mark_network(gap.network, gap.title)}: {said}"):
        for item in views.items:
            if item.facet == gap.id:
                st.markdown(f"*{item.own_text}*")
                mine, theirs = labels.get(item.own or 0, "open"), labels.get(item.coach or 0, "not seen")
                st.markdown(f"{write_literally(own)}: **{mine}** · {write_literally(coach)}: **{theirs}**")


def _draw_peers(here: Engagement) -> None:
    if here.peers_opened == 0:
        return
    st.subheader("Peers, as a group", anchor=False)
    shown = view_peer_group(get_store(), here.id, current_learner(), get_course().instrument)
    if shown is None:
        st.markdown("There are too few of them for a group, so their answers stay out of every figure.")
        return
    titles = {facet.id: facet.title for facet in get_course().instrument.facets}
    st.markdown(
        f"{here.peers_opened} peers rated the same items. The middle of their views, in steps of five:"
    )
    rows = {name: "too few" if value is None else f"{value:.0f}" for name, value in shown.items()}
    st.table({"Facet": [titles[name] for name in rows], "Middle": list(rows.values())}, hide_index=True)


def _shorten(name: str) -> str:
    return name if len(name) <= 16 else f"{name[:15]}…"


def _escape(name: str) -> str:
    """No sign of a name is read as Plotly's small HTML."""
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
