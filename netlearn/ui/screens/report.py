"""Take it along: the report as PDF, the radar as a picture, answers and scores as files."""

import streamlit as st

from netlearn.domain.reading import describe_whole
from netlearn.export.pdf import render_png
from netlearn.export.radar_svg import WIDTH, draw_radar_svg
from netlearn.export.report import write_report
from netlearn.export.results import write_answers_csv, write_result_json
from netlearn.export.svg import PRINT_FONT
from netlearn.ui.next_steps import link_assessment
from netlearn.ui.norms import read_norms
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner, now
from netlearn.ui.standing import read_results
from netlearn.ui.taking import gather_report, gather_result, list_notes

course, store, learner = get_course(), get_store(), current_learner()
results = read_results(store, learner)
st.title("Take it along", anchor=False)
if not results.latest:
    st.markdown(
        "After your self-assessment you find a report here to print or to share, and all answers as files."
    )
    link_assessment(results)
    st.stop()

precision = read_norms(store, course.instrument, now()).precision
result = gather_result(results.latest, course, precision)
instrument, profile = result.instrument, result.profile
day = f"{result.completed_at:%Y-%m-%d}"
st.header("The report", anchor=False)
st.markdown("Your profile on a few pages, with what every figure means and how far it carries.")
with_plan = st.checkbox("With my plan", value=True, key="with-plan")
notes = list_notes(store, learner, course)
chosen: list[int] = []
if notes:
    chosen = st.multiselect(
        "With these notes from my journal",
        range(len(notes)),
        format_func=lambda place: f"{notes[place].lesson}: {notes[place].prompt}",
        placeholder="None",
        key="with-notes",
    )
report = gather_report(
    store,
    learner,
    course,
    results.submitted,
    precision,
    plan=with_plan,
    notes=tuple(notes[place] for place in chosen if place in range(len(notes))),
)
st.download_button(
    "Download the report (PDF)",
    lambda: write_report(report),
    file_name=f"netlearn-report-{day}.pdf",
    mime="application/pdf",
    icon=":material/download:",
    type="primary",
    on_click="ignore",
)
st.caption("It is made for your eyes. Show it to whom you like; nobody else gets it from us.")

st.header("The radar", anchor=False)
title = describe_whole(instrument, profile)
with st.container(horizontal=True):
    st.download_button(
        "As SVG",
        lambda: draw_radar_svg(instrument, profile, title),
        file_name=f"netlearn-radar-{day}.svg",
        mime="image/svg+xml",
        on_click="ignore",
    )
    st.download_button(
        "As PNG",
        lambda: render_png(draw_radar_svg(instrument, profile, title, font=PRINT_FONT), 2 * WIDTH),
        file_name=f"netlearn-radar-{day}.png",
        mime="image/png",
        on_click="ignore",
    )

st.header("Answers and scores", anchor=False)
st.markdown("Every answer as you gave it and as it was counted, every score with its interval.")
with st.container(horizontal=True):
    st.download_button(
        "As CSV",
        lambda: "\ufeff" + write_answers_csv(result),  # the mark tells Excel that it is UTF-8
        file_name=f"netlearn-answers-{day}.csv",
        mime="text/csv",
        on_click="ignore",
    )
    st.download_button(
        "As JSON",
        lambda: write_result_json(result),
        file_name=f"netlearn-result-{day}.json",
        mime="application/json",
        on_click="ignore",
    )
