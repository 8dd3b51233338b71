"""Profile: what the answers say, from the whole to the facets, with how sure one can be."""

from contextlib import suppress

import streamlit as st

from netlearn.domain.reading import describe_network, describe_whole, state_figures
from netlearn.domain.scoring import count_needed, name_bands
from netlearn.errors import StoreError
from netlearn.export.figures import draw_intervals, draw_radar
from netlearn.store.assessments import mark_seen
from netlearn.ui import places
from netlearn.ui.charts import current_palette, draw_chart
from netlearn.ui.marks import mark_network
from netlearn.ui.next_steps import link_assessment
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner, now
from netlearn.ui.standing import read_results, score_assessment

course, store, learner = get_course(), get_store(), current_learner()
instrument = course.instrument
results = read_results(store, learner)
if not results.latest:
    st.title("Your profile", anchor=False)
    st.markdown(
        "Here you will see how often you do what keeps each of the three networks alive: three scores, "
        f"{len(instrument.facets)} facets, and how sure each of them is. It takes one self-assessment of "
        "eight to ten minutes."
    )
    link_assessment(results)
    st.stop()

profile, _ = score_assessment(results.latest, instrument)
palette = current_palette()
st.title("Your profile", anchor=False)
st.header(describe_whole(instrument, profile), anchor=False)
st.caption(
    f"Completed on {results.latest.submitted_at:%d %B %Y}. Scores run from 0 (almost never) to 100 "
    f"(almost always); the lines show 90 % intervals. {instrument.precision.note}"
)
for network in instrument.networks:
    with st.container(border=True):
        st.markdown(f"**{mark_network(network.id, network.title)}**")
        st.markdown(describe_network(instrument, profile, network.id))

st.header("The shape", anchor=False)
draw_chart(draw_radar(instrument, profile, palette), "radar", table=False)
st.header(f"The {len(instrument.facets)} facets", anchor=False)
draw_chart(draw_intervals(instrument, profile, palette), "intervals")
with st.expander("What the words mean"):
    for band, upper in zip(instrument.bands, [*[one.cut for one in instrument.bands[1:]], 100], strict=True):
        st.markdown(f"**{band.title}** ({band.cut} to {upper}): {band.meaning}")
    st.caption("When an interval crosses a border, both words are given.")

st.header("Facet by facet", anchor=False)
for network in instrument.networks:
    st.subheader(mark_network(network.id, network.title), anchor=False)
    for facet in network.facets:
        score = profile.facets[facet.id]
        with st.expander(f"{facet.title}: {name_bands(instrument, score)}"):
            st.markdown(f"*{facet.summary}*")
            st.caption(state_figures(score))
            told = course.narratives.get(facet.id)
            for band_id in score.bands if told else ():
                narrative = getattr(told, band_id)
                if len(score.bands) > 1:
                    st.markdown(f"**If it is rather {band_id}:**")
                st.markdown(narrative.means)
                st.markdown(f"What helps next: {narrative.next}")
            if score.value is None:
                st.markdown(
                    f"At least {count_needed(score.total)} of its {score.total} items need an answer before "
                    "a score can be given."
                )
places.link_next("See your plan", places.PLAN)
if results.latest.seen_at is None:
    with suppress(StoreError):  # a full disk keeps nobody from the profile; Home then names it once more
        mark_seen(store, learner, results.latest.id, now())
