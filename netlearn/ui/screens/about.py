"""About the method: what is measured, how, from which sources, and what it cannot say."""

import streamlit as st

from netlearn.content.model import Precision
from netlearn.domain.planning import Preferences
from netlearn.domain.scoring import round_points
from netlearn.ui import places
from netlearn.ui.marks import mark_network
from netlearn.ui.resources import get_course

course = get_course()
instrument = course.instrument
precision = instrument.precision


def half_width(precision: Precision) -> int:
    """Half of a 90 % interval in whole points: z times SD times the root of 1 - reliability."""
    return round_points(1.645 * precision.sd * (1 - precision.reliability) ** 0.5)


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
    f"Each part has four statements, answered from {instrument.scale.points[0].label} "
    f"({instrument.scale.low}) to {instrument.scale.points[-1].label} ({instrument.scale.high}). One of the "
    "four describes the opposite habit and is counted the other way round. The mean is stretched to 0 to "
    "100. A part needs three of its four answers, a network three of its four parts; below that there is a "
    "gap, never a zero."
)
part, whole = half_width(precision.facet), half_width(precision.network)
st.markdown(
    "Every score carries a 90 % interval: 1.645 standard errors of measurement to either side, the standard "
    f"error being the standard deviation times the root of one minus the reliability. That is {part} points "
    f"for a part and {whole} for a network. {precision.note}"
)
st.markdown(
    "The words describe how often, and compare you with no one: "
    + ", ".join(f"{band.title} from {band.cut}" for band in instrument.bands)
    + ". When an interval crosses a border, both words are given."
)
st.header("How the plan is made", anchor=False)
st.markdown(
    "For each part the plan asks how far the score lies below a target (60; 75 in the network you chose), "
    "how sure that is, how strong the evidence for an action is, and how much effort it takes. Strategic "
    "parts weigh 1.25, because that network matters most and is built least; this is the judgement of "
    "Ibarra & Hunter (2007), not a measured effect. The same answers always give the same plan. It assumes "
    f"{Preferences().weekly_minutes} minutes a week unless you say otherwise."
)
st.header("Honest limits", anchor=False)
st.markdown(
    "- Self-ratings are kind or harsh by temperament; a colleague may see it otherwise.\n"
    "- The statements are new and few have answered them: there are no norms and no percentiles.\n"
    "- Four statements give a rough score. Read a part as a question, the three networks as the message.\n"
    "- Frequency is not quality, and more is not always better.\n"
    "- It is made for learning. Do not use it to select, rank or appraise people."
)
st.header("Sources", anchor=False)
with st.expander(f"All {len(course.sources)} sources, what they show and how far they carry"):
    for source in sorted(course.sources.values(), key=lambda one: (one.authors, one.year)):
        link = f" [Link]({source.url})" if source.url else ""
        st.markdown(f"{source.authors} ({source.year}). *{source.title}*. {source.where}.{link}")
        st.caption(f"{source.shows} {source.limits}")
places.link_next("See where you stand", places.ASSESS)
