"""Profile: what the answers say, from the whole to the facets, with how sure one can be."""

from contextlib import suppress

import streamlit as st

from netlearn.domain.patterns import find_pattern
from netlearn.domain.quality import check_answers, measure_pace, read_with_care
from netlearn.domain.reading import describe_network, describe_whole, state_figures
from netlearn.domain.scoring import count_needed, name_bands
from netlearn.domain.strengths import pair_strengths
from netlearn.errors import StoreError
from netlearn.export.figures import draw_intervals, draw_radar
from netlearn.store.assessments import mark_seen
from netlearn.ui import places
from netlearn.ui.charts import current_palette, draw_chart
from netlearn.ui.marks import mark_network
from netlearn.ui.next_steps import link_assessment
from netlearn.ui.norms import place_network, read_norms
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner, now
from netlearn.ui.standing import read_results, recall_instrument, score_assessment

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

instrument = recall_instrument(results.latest, course.instrument)
norms = read_norms(store, course.instrument, now())
same = instrument.version == course.instrument.version
profile, _ = score_assessment(results.latest, instrument, norms.precision if same else None)
values = {item_id: rating.value for item_id, rating in results.latest.ratings.items()}
shown = [item_id for ids in results.latest.shown_order for item_id in ids]
pace = measure_pace(rating.rated_at for rating in results.latest.ratings.values())
flags = check_answers(instrument, values, shown, pace)
titles = {facet.id: facet.title for facet in instrument.facets}
palette = current_palette()
st.title("Your profile", anchor=False)
st.header(describe_whole(instrument, profile), anchor=False)
st.caption(
    f"Completed on {results.latest.submitted_at:%d %B %Y}. Scores run from 0 (almost never) to 100 "
    f"(almost always); the lines show 90 % intervals. Reliability and spread are {norms.precision.label}."
)
if read_with_care(flags):
    st.warning(
        "**Read this with care.** Many of the answers are alike, contradict each other or came fast. That "
        "may be just how it is. If it was the hurry, take the self-assessment once more; both results stay.",
        icon=":material/info:",
    )
    places.link_next("Take it again", places.ASSESS, primary=False)
if (found := find_pattern(profile)) and (pattern := course.patterns.get(found)):
    st.subheader(pattern.title, anchor=False)
    st.markdown(pattern.means)
    st.markdown(f"*{pattern.strength}*")
for network in instrument.networks:
    with st.container(border=True):
        st.markdown(f"**{mark_network(network.id, network.title)}**")
        st.markdown(describe_network(instrument, profile, network.id))
        if same and (place := place_network(norms, profile.networks[network.id])):
            st.caption(
                f"Percentile {place.value:.0f} (90 % interval {place.low:.0f} to {place.high:.0f}) among "
                f"{place.people} {place.population}, counted on {place.day:%d %B %Y}."
            )

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
if pairings := pair_strengths(instrument, profile, course.servings):
    st.header("What can serve what", anchor=False)
    for one in pairings:
        st.markdown(f"**{titles[one.strength.id]}** for **{titles[one.gap.id]}**: {one.how}")
        st.caption(f"{state_figures(one.strength)}; {state_figures(one.gap)}")
if found and (pattern := course.patterns.get(found)):
    st.header("Where to begin", anchor=False)
    st.markdown("With a profile of this shape, one could try first:")
    st.markdown("\n".join(f"- {step}" for step in pattern.first_steps))
places.link_next("See your plan", places.PLAN)
with st.container(horizontal=True):
    if len(results.submitted) > 1:
        places.link_next("Then and now", places.CHANGES, primary=False)
    places.link_next("Map your people", places.NETWORK, primary=False)
    places.link_next("Take it along", places.REPORT, primary=False)
if results.latest.seen_at is None:
    with suppress(StoreError):  # a full disk keeps nobody from the profile; Home then names it once more
        mark_seen(store, learner, results.latest.id, now())
