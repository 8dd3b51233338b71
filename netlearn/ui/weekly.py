"""The weekly minute: what became of each action in hand, and how far the way to day 90 is."""

from collections.abc import Mapping, Sequence

import streamlit as st

from netlearn.content.model import Course
from netlearn.domain.check_ins import Milestone, Weeks, count_weeks, list_due, list_milestones
from netlearn.domain.plan_log import EventName, PlanEvent
from netlearn.store.plans import log_plan_event
from netlearn.ui.phrases import count as count_noun
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import enrolled_learner, now
from netlearn.ui.standing import Results
from netlearn.ui.ticking import choose_one

ANSWERS: Mapping[EventName, str] = {
    "did": "Done this week",
    "done": "Done for good",
    "adapt": "Adapted",
    "keep": "Not this week",
    "drop": "Dropped",
}
LONGEST_WHY = 500  # characters


def draw_check_in(course: Course, events: Sequence[PlanEvent], counts: Mapping[str, int]) -> None:
    """Ask about every action in hand that nothing was said about for a week; draws nothing if none is."""
    due = [name for name in list_due(events, now()) if name in course.actions]
    if not due:
        return
    with st.container(border=True):
        st.header("One minute on your plan", anchor=False)
        st.markdown("A week has passed. What became of it? Any answer is a good one.")
        with st.form("check-in", border=False):
            for name in due:
                choose_one(course.actions[name].title, ANSWERS, None, _key("what", name, counts))
                st.text_input(
                    "Why?",
                    key=_key("why", name, counts),
                    max_chars=LONGEST_WHY,
                    placeholder="A word or two, for yourself",
                )
            st.form_submit_button(
                "Save", type="primary", on_click=_keep, args=({name: counts.get(name, 0) for name in due},)
            )


def draw_way(course: Course, results: Results, events: Sequence[PlanEvent]) -> None:
    """The weeks that were kept up and the days 30, 60 and 90; draws nothing before a plan has begun."""
    strategic = [
        facet.id for one in course.instrument.networks if one.id == "strategic" for facet in one.facets
    ]
    taken = results.latest.submitted_at if results.latest else None
    stages = list_milestones(events, course.actions, strategic, retaken_at=taken)
    if not stages:
        return
    st.header("The way to day 90", anchor=False)
    st.markdown("\n\n".join([say_weeks(count_weeks(events, now())), *map(_write_stage, stages)]))


def _write_stage(stage: Milestone) -> str:
    """A day with what belongs to it, each line with its mark."""
    aims = (
        f"{':material/check_circle:' if met else ':material/radio_button_unchecked:'} {aim}"
        for aim, met in stage.aims
    )
    return "\n\n".join((f"**Day {stage.day}** · {stage.on:%d %B %Y}", *aims))


def say_weeks(weeks: Weeks) -> str:
    """Say how the weekly minute is kept up, without a word of blame."""
    if not weeks.looked:
        return "Once a week, one minute: what was done, adapted or dropped? It helps plans along."
    said = f"You have looked at your plan in {weeks.looked} of {count_noun(weeks.passed, 'week')}"
    if weeks.run > 1:
        return f"{said}, {weeks.run} of them in a row. A week off does not end the row."
    return f"{said}."


@guard
def _keep(due: Mapping[str, int]) -> None:
    """Write what was answered; actions without an answer are asked about again."""
    for name, count in due.items():
        what = st.session_state.get(f"what-{name}-{count}")
        why = str(st.session_state.get(f"why-{name}-{count}") or "")[:LONGEST_WHY].strip()
        event = next((one for one in ANSWERS if one == what), None)
        if event is not None:
            log_plan_event(
                get_store(),
                enrolled_learner(),
                name,
                event,
                key=f"{name}:{count}",
                note=why or None,
                now=now(),
            )


def _key(what: str, name: str, counts: Mapping[str, int]) -> str:
    return f"{what}-{name}-{counts.get(name, 0)}"
