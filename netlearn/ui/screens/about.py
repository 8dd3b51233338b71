"""About the method: what is measured, how, from which sources, and what it cannot say."""

import streamlit as st

from netlearn.domain.needs import GOAL_TARGET, TARGET
from netlearn.domain.norms import LEAST_OTHERS
from netlearn.domain.planning import Preferences
from netlearn.domain.scoring import CONFIDENCE, count_needed, find_z, half_width, round_points
from netlearn.domain.weighing import WEIGHTS
from netlearn.ui import places
from netlearn.ui.marks import mark_network
from netlearn.ui.resources import get_course
from netlearn.ui.sources import draw_sources

course = get_course()
instrument = course.instrument
precision = instrument.precision
facet_items = max(len(facet.items) for facet in instrument.facets)
network_facets = max(len(network.facets) for network in instrument.networks)

st.title("About the method", anchor=False)
st.markdown(
    f"netlearn asks how often you did {len(instrument.items)} things over {instrument.window}. "
    "It measures habits as you see them yourself: neither talent nor character, and not what others see."
)
st.header("What is measured", anchor=False)
for network in instrument.networks:
    st.subheader(mark_network(network.id, network.title), anchor=False)
    st.markdown(network.summary)
    st.markdown("\n".join(f"- **{facet.title}.** {facet.summary}" for facet in network.facets))
st.header("How scores come about", anchor=False)
st.markdown(
    f"Each facet has {facet_items} items, answered from {instrument.scale.points[0].label} "
    f"({instrument.scale.low}) to {instrument.scale.points[-1].label} ({instrument.scale.high}). One of them "
    "describes the opposite habit and is counted the other way round. The mean is stretched to 0 to 100. A "
    f"facet needs {count_needed(facet_items)} of its {facet_items} answers, a network "
    f"{count_needed(network_facets)} of its {network_facets} facets; below that there is a gap, never a zero."
)
facet_reach, network_reach = (round_points(half_width(one)) for one in (precision.facet, precision.network))
st.markdown(
    f"Every score carries a {100 * CONFIDENCE:.0f} % interval: {find_z():.3f} standard errors of measurement "
    "to either side, the standard error being the standard deviation times the root of one minus the "
    f"reliability. That is {facet_reach} points for a facet and {network_reach} for a network. "
    f"{precision.note}"
)
st.markdown(
    "The words describe how often, and compare you with no one: "
    + ", ".join(f"{band.title} from {band.cut}" for band in instrument.bands)
    + ". When an interval crosses a border, both words are given."
)
st.header("How the plan is made", anchor=False)
st.markdown(
    f"For each facet the plan asks how far the score lies below a target ({TARGET}; {GOAL_TARGET} in the "
    "network you chose), how sure that is, how strong the evidence for an action is, and how much effort it "
    f"takes. Strategic facets weigh {WEIGHTS['strategic']:g}, because that network matters most and is built "
    "least; this is the judgement of Ibarra & Hunter (2007), not a measured effect. The same answers always "
    f"give the same plan. It assumes {Preferences().weekly_minutes} minutes a week unless you say otherwise."
)
st.header("Honest limits", anchor=False)
st.markdown(
    "- Self-ratings are kind or harsh by temperament; a colleague may see it otherwise.\n"
    "- The items are new: there are no norms. A percentile is given only among "
    f"{LEAST_OTHERS} people or more on this server, with the day.\n"
    f"- {facet_items} items give a rough score. Read a facet as a question, the networks as the message.\n"
    "- Frequency is not quality, and more is not always better.\n"
    "- It is made for learning. Do not use it to select, rank or appraise people."
)
st.header("Sources", anchor=False)
with st.expander(f"All {len(course.sources)} sources, what they show and how far they carry"):
    draw_sources(sorted(course.sources.values(), key=lambda one: (one.authors, one.year)))
places.link_next("See where you stand", places.ASSESS)
