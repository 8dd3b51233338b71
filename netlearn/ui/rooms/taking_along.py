"""A phone's last screen: one's promise, a first plan, the way into the course, and a copy to keep."""

import secrets

import streamlit as st

from netlearn.content.model import AssessmentActivity, CommitActivity
from netlearn.domain.assessing import lay_pages
from netlearn.domain.first_steps import pick_first_steps
from netlearn.domain.room_answers import ONLY
from netlearn.domain.room_copies import Given, list_lines, word_promise, write_copy
from netlearn.domain.room_forms import read_ratings
from netlearn.store.assessments import open_assessment, save_rating
from netlearn.store.room_copies import load_copy
from netlearn.store.rooms import Room
from netlearn.ui import places
from netlearn.ui.marks import mark_network
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.rooms.words import plain
from netlearn.ui.saving import guard
from netlearn.ui.session import now, to_local


def take_along(room: Room, learner_id: str) -> None:
    """Show what somebody leaves with, and offer to go on in the course."""
    course = get_course()
    answers, texts = load_copy(get_store(), room.id, learner_id)
    for activity in room.plan.activities:
        given = answers.get(activity.id, {})
        if isinstance(activity, CommitActivity) and ONLY in given:
            with st.container(border=True):
                st.markdown("**Your promise**")
                st.text(word_promise(*given[ONLY]))
    rated = [
        one for one in room.plan.activities if isinstance(one, AssessmentActivity) and answers.get(one.id)
    ]
    for activity in rated[-1:]:
        _draw_steps(activity, answers[activity.id])
        _offer_course(activity, answers[activity.id], learner_id)
    if st.session_state.pop("taken-along", False):
        st.success("They are in your self-assessment now.", icon=":material/check_circle:")
        places.link_next("Go on with the self-assessment", places.ASSESS, key="along")
    places.link_next("See the course", places.LEARN, primary=not rated, key="after")
    if answers or texts:
        st.download_button(
            "Keep a copy of my answers",
            write_copy(room.plan, course, answers, texts),
            file_name="my-workshop.txt",
            mime="text/plain",
            on_click="ignore",
        )
        with st.expander("What I answered"):
            for activity in room.plan.activities:
                lines = [
                    *list_lines(activity, course, answers.get(activity.id, {})),
                    *texts.get(activity.id, ()),
                ]
                if lines:
                    st.markdown(f"**{plain(activity.prompt)}**")
                    st.text("\n".join(lines))
    st.caption(
        f"This page stays until {to_local(room.purge_at):%d %B %Y}, unless the facilitator deletes the "
        "workshop or their own data before. What you take into the course stays yours."
    )


def _draw_steps(activity: AssessmentActivity, given: Given) -> None:
    steps = pick_first_steps(get_course(), activity.form, read_ratings(given))
    if not steps:
        return
    st.header("A first plan of your own", anchor=False)
    st.markdown(steps[0].because)
    for step in steps:
        with st.container(border=True):
            st.markdown(f"**{mark_network(step.network, step.action.title)}**")
            st.markdown(step.action.steps[0])
            st.caption(count(step.action.minutes, "minute"))


def _offer_course(activity: AssessmentActivity, given: Given, learner_id: str) -> None:
    ratings = read_ratings(given)
    st.markdown(
        f"You rated {count(len(ratings), 'item')} here. In the course there are "
        f"{len(get_course().instrument.items)}, with a margin of error for every score and a plan at "
        "the end. Your answers can be the beginning."
    )
    st.button(
        "Take my answers into the course",
        type="primary",
        key=f"along-{activity.id}",
        on_click=copy_ratings,
        args=(learner_id, ratings),
    )


@guard
def copy_ratings(learner_id: str, ratings: dict[str, int | None]) -> None:
    """Copy ratings into the open draft, where it has none yet."""
    instrument, seed = get_course().instrument, secrets.randbelow(2**31)
    draft = open_assessment(
        get_store(),
        learner_id,
        instrument_id=instrument.id,
        instrument_version=instrument.version,
        form="self",
        seed=seed,
        shown_order=lay_pages(instrument, seed),
        now=now(),
    )
    for item, value in ratings.items():
        if item not in draft.ratings:
            save_rating(
                get_store(), learner_id, draft.id, item, value, does_not_apply=value is None, now=now()
            )
    st.session_state["taken-along"] = True
