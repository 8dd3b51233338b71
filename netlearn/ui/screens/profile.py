"""Profile: what the answers say, from the whole to the facets, with how sure one can be."""

from contextlib import suppress
from math import comb

import streamlit as st

from netlearn.content.model import Facet
from netlearn.domain.attitude import describe_mindset, list_answers
from netlearn.domain.patterns import find_pattern
from netlearn.domain.quality import check_answers, measure_pace, read_with_care
from netlearn.domain.reading import describe_network, describe_whole, state_figures
from netlearn.domain.scoring import count_needed, name_bands
from netlearn.domain.strengths import pair_strengths
from netlearn.errors import StoreError
from netlearn.export.figures import draw_intervals, draw_radar
from netlearn.store.assessments import mark_seen
from netlearn.ui import places
from netlearn.ui.charts import draw_chart, recall_chart
from netlearn.ui.marks import mark_network
from netlearn.ui.next_steps import link_assessment
from netlearn.ui.norms import place_network, read_norms
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner, now
from netlearn.ui.sharing import draw_sharing
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
profile, mindset = score_assessment(results.latest, instrument, norms.precision if same else None)
values = {item_id: rating.value for item_id, rating in results.latest.ratings.items()}
shown = [item_id for ids in results.latest.shown_order for item_id in ids]
pace = measure_pace(rating.rated_at for rating in results.latest.ratings.values())
flags = check_answers(instrument, values, shown, pace)
titles = {facet.id: facet.title for facet in instrument.facets}


def tell_facet(facet: Facet) -> str:
    """All that is said on one facet; both bands where the interval crosses a cut."""
    score, told = profile.facets[facet.id], course.narratives.get(facet.id)
    parts = [f"*{facet.summary}*", f":small[{state_figures(score)}]"]
    for band_id in score.bands if told else ():
        narrative = getattr(told, band_id)
        if len(score.bands) > 1:
            parts.append(f"**If it is rather {band_id}:**")
        parts += [narrative.means, f"What helps next: {narrative.next}"]
    if score.value is None:
        parts.append(
            f"At least {count_needed(score.total)} of its {score.total} items need an answer before "
            "a score can be given."
        )
    return "\n\n".join(parts)


def explain_bands() -> str:
    """What each band means."""
    ends = [*(band.cut for band in instrument.bands[1:]), 100]
    parts = [
        f"**{band.title}** ({band.cut} to {end}): {band.meaning}"
        for band, end in zip(instrument.bands, ends, strict=True)
    ]
    return "\n\n".join((*parts, "When an interval crosses a border, both words are given."))


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
found = find_pattern(profile)
pattern = course.patterns.get(found) if found else None
if pattern:
    st.subheader(pattern.title, anchor=False)
    st.markdown(f"{pattern.means}\n\n*{pattern.strength}*")
for network in instrument.networks:
    with st.container(border=True):
        said = describe_network(instrument, profile, network.id)
        st.markdown(f"**{mark_network(network.id, network.title)}**\n\n{said}")
        if same and (place := place_network(norms, profile.networks[network.id])):
            st.caption(
                f"Percentile {place.value:.0f} (90 % interval {place.low:.0f} to {place.high:.0f}) among "
                f"{place.people} {place.population}, counted on {place.day:%d %B %Y}."
            )

st.header("The shape", anchor=False)
draw_chart(recall_chart(draw_radar, instrument, profile), "radar", table=False)
st.header(f"The {len(instrument.facets)} facets", anchor=False)
draw_chart(recall_chart(draw_intervals, instrument, profile), "intervals")
st.caption(
    f"Each of the {comb(len(titles), 2)} pairs of facets is judged by itself. Of pairs that do not differ at "
    "all, about one in ten still looks as if they did, so some will by chance. The three networks bear more "
    "weight."
)
with st.expander("What the words mean"):
    st.markdown(explain_bands())

st.header("Facet by facet", anchor=False)
for network in instrument.networks:
    st.subheader(mark_network(network.id, network.title), anchor=False)
    for facet in network.facets:
        with st.expander(f"{facet.title}: {name_bands(instrument, profile.facets[facet.id])}"):
            st.markdown(tell_facet(facet))
if pairings := pair_strengths(instrument, profile, course.servings):
    st.header("What can serve what", anchor=False)
    for one in pairings:
        st.markdown(
            f"**{titles[one.strength.id]}** for **{titles[one.gap.id]}**: {one.how}\n\n"
            f":small[{state_figures(one.strength)}; {state_figures(one.gap)}]"
        )
if attitude := describe_mindset(mindset):
    st.header(instrument.mindset.title, anchor=False)
    answers = "\n".join(f"- {text} *{word}.*" for text, word in list_answers(instrument.mindset, values))
    st.markdown(f"{attitude}\n\n{answers}")
    st.caption("These answers set the tone of your plan. They enter no score.")
if pattern:
    st.header("Where to begin", anchor=False)
    steps = "\n".join(f"- {step}" for step in pattern.first_steps)
    st.markdown(f"With a profile of this shape, one could try first:\n\n{steps}")
places.link_next("See your plan", places.PLAN)
with st.container(horizontal=True):
    if len(results.submitted) > 1:
        places.link_next("Then and now", places.CHANGES, primary=False)
    places.link_next("Map your people", places.NETWORK, primary=False)
    places.link_next("Take it along", places.REPORT, primary=False)
draw_sharing(results.submitted)
if results.latest.seen_at is None:
    with suppress(StoreError):  # a full disk keeps nobody from the profile; Home then names it once more
        mark_seen(store, learner, results.latest.id, now())
