"""From a workshop into the course: the same learner, who may go on with what was begun in the room."""

import secrets

import streamlit as st

from netlearn.content.model import AssessmentActivity, CommitActivity
from netlearn.domain.assessing import lay_pages
from netlearn.domain.room_answers import ONLY
from netlearn.domain.room_forms import read_ratings
from netlearn.store.assessments import open_assessment, save_rating
from netlearn.store.room_answers import load_answers
from netlearn.store.rooms import Room
from netlearn.ui import places
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import now


def take_along(room: Room, learner_id: str) -> None:
    """Show one's own promise, and offer to go on with one's ratings in the course."""
    store = get_store()
    for activity in room.plan.activities:
        kept = load_answers(store, room.id, learner_id, activity.id)
        if isinstance(activity, CommitActivity) and ONLY in kept:
            cue, deed = kept[ONLY][0]
            with st.container(border=True):
                st.markdown("Your promise")
                st.text(f"When {cue}, then I will {deed}.")
        if isinstance(activity, AssessmentActivity) and kept:
            ratings = read_ratings({item: answer for item, (answer, _) in kept.items()})
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
    if st.session_state.pop("taken-along", False):
        st.success("They are in your self-assessment now.", icon=":material/check_circle:")
        places.link_next("Go on with the self-assessment", places.ASSESS, key="along")
    places.link_next("See the course", places.LEARN, primary=False, key="after")


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
