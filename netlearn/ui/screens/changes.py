"""Then and now: any two results side by side, with words that say no more than the errors allow."""

from collections.abc import Mapping

import streamlit as st

from netlearn.content.model import Instrument
from netlearn.domain.assessing import keep_known
from netlearn.domain.comparing import Change, Comparison, Verdict, compare_results
from netlearn.domain.scoring import round_points
from netlearn.export.figures import draw_history, draw_radar
from netlearn.store.assessments import Assessment
from netlearn.ui import places
from netlearn.ui.charts import draw_chart, draw_table, recall_chart
from netlearn.ui.folding import unfold_alone
from netlearn.ui.next_steps import link_assessment
from netlearn.ui.norms import read_norms
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner, now
from netlearn.ui.standing import read_results, recall_instrument, score_assessment

SHORT: dict[Verdict, str] = {
    "reliable": "yes",
    "probable": "probably",
    "noise": "no, within noise",
    "unknown": "cannot be said",
}

HEADERS = ("Then", "Now", "Change", "Beyond noise?")

course, store, learner = get_course(), get_store(), current_learner()
results = read_results(store, learner)


def name(assessment: Assessment) -> str:
    """The day of a result, with the hour where two fall on one day."""
    days = [one.submitted_at.date() for one in results.submitted if one.submitted_at]
    at = assessment.submitted_at
    if at is None:
        return ""
    return f"{at:%d %B %Y, %H:%M}" if days.count(at.date()) > 1 else f"{at:%d %B %Y}"


def write_row(title: str, change: Change) -> tuple[str, str, str, str, str]:
    """One score as a row: before, after, by how much, and what that means."""
    before, after = change.before.value, change.after.value
    points = "" if change.points is None else f"{change.points:+.0f}"
    return (
        title,
        "" if before is None else str(round_points(before)),
        "" if after is None else str(round_points(after)),
        points,
        SHORT[change.verdict],
    )


def _word(labels: Mapping[int, str], value: int | None) -> str:
    return "–" if value is None else labels[value]  # noqa: RUF001 - a dash for no answer


def draw_facets(comparison: Comparison, instrument: Instrument) -> None:
    """Every facet as a row."""
    rows = tuple(
        write_row(facet.title, comparison.facets[facet.id])
        for facet in instrument.facets
        if facet.id in comparison.facets
    )
    draw_table((("Facet", *HEADERS), rows), None)


def draw_items(comparison: Comparison, old: Instrument, new: Instrument) -> None:
    """Every item that was asked both times as a row."""
    before, after = ({point.value: point.label for point in one.scale.points} for one in (old, new))
    rows = tuple(
        (
            one.text,
            f"{_word(before, one.before)} → {_word(after, one.after)}",
            "" if one.step is None else f"{one.step:+d}" if one.step else "0",
        )
        for one in comparison.items
    )
    st.caption(
        "A single item is too little to say that anything changed. A plus always means more of its facet."
    )
    draw_table((("Item", "Then → now", "Steps"), rows), None)


def tell(comparison: Comparison, instrument: Instrument) -> str:
    """The finding in one or two sentences, networks only: they are the ones that can bear it."""
    said = []
    for verdict in ("reliable", "probable"):
        moved = [
            f"{network.id} ({one.points:+.0f})"
            for network in instrument.networks
            if (one := comparison.networks.get(network.id)) and one.verdict == verdict and one.points
        ]
        if moved:
            names = " and ".join((", ".join(moved[:-1]), moved[-1])) if len(moved) > 1 else moved[0]
            noun = "networks" if len(moved) > 1 else "network"
            by = "by more than measurement noise" if verdict == "reliable" else "probably by more than noise"
            said.append(f"Your {names} {noun} moved {by}.")
    return " ".join(said) or "Between these two, no network moved by more than measurement noise."


st.title("Then and now", anchor=False)
if len(results.submitted) < 2:
    st.markdown(
        "Here two of your results stand side by side, with a word on whether a change is more than "
        "measurement noise. It takes two self-assessments; we suggest about three months between them."
    )
    link_assessment(results)
    st.stop()

by_id = {one.id: one for one in results.submitted}
ids = list(by_id)
left, right = st.columns(2)
then = left.selectbox("Then", ids, index=1, format_func=lambda one: name(by_id[one]), key="then")
today = right.selectbox("Now", ids, index=0, format_func=lambda one: name(by_id[one]), key="today")
first, second = by_id[then], by_id[today]
old, new = (recall_instrument(one, course.instrument) for one in (first, second))
norms = read_norms(store, course.instrument, now())
comparison = compare_results(
    old, keep_known(first.ratings, old), new, keep_known(second.ratings, new), norms.precision
)
if then == today:
    st.info("Choose two different results.", icon=":material/info:")
st.header(tell(comparison, new), anchor=False)
st.caption(
    f"Beyond 1.96 standard errors of the difference a change counts as more than noise, beyond 1.645 as "
    f"probably so. Reliability and spread are {norms.precision.label}. Among a dozen facets, one may pass "
    "the line by chance."
)
rows = [
    write_row(network.title, comparison.networks[network.id])
    for network in new.networks
    if network.id in comparison.networks
]
if comparison.overall:
    rows.append(write_row("Overall", comparison.overall))
draw_table((("Network", *HEADERS), tuple(rows)), None)
if comparison.left_out:
    st.caption(
        f"{len(comparison.left_out)} items were asked only once, because the instrument has changed between "
        "the two. They are left out on both sides."
    )

st.header("The shape, then and now", anchor=False)
profiles = [
    score_assessment(one, instrument, norms.precision)[0] for one, instrument in ((first, old), (second, new))
]
if set(profiles[0].facets) == set(profiles[1].facets):
    draw_chart(recall_chart(draw_radar, new, profiles[1], before=profiles[0]), "radar", table=False)
unfold_alone("Facet by facet", "changes-facets", lambda: draw_facets(comparison, new))
unfold_alone("Item by item", "changes-items", lambda: draw_items(comparison, old, new))

st.header("All results", anchor=False)
history = [
    (one.submitted_at, score_assessment(one, recall_instrument(one, course.instrument), norms.precision)[0])
    for one in results.submitted
    if one.submitted_at
]
draw_chart(recall_chart(draw_history, new, history), "history")
places.link_next("See your plan", places.PLAN)
