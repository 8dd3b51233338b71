"""Coaching: the list of one's engagements, making one, and answering an invitation to one."""

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.store.engagement_lists import Listed, list_engagements
from netlearn.ui import places
from netlearn.ui.coaching.arriving import draw_arrival
from netlearn.ui.coaching.here import PHASES
from netlearn.ui.coaching.inviting import ask_invitation
from netlearn.ui.coaching.reading import draw_lesson, list_lessons
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner, now

OVER = {"declined", "closed", "withdrawn", "revoked", "expired"}


def draw_listed(one: Listed) -> None:
    """One engagement: with whom, where it stands, what comes next. No figures."""
    with st.container(border=True):
        name = write_literally(one.other) or (
            "Somebody" if one.phase == "invited" else "Somebody who has left"
        )
        role = {"coach": "you coach", "coachee": "coaches you", "peer": "you are asked as a peer"}[one.me]
        st.markdown(f"**{name}** · {role}")
        parts = [PHASES[one.phase]]
        if one.phase == "rating":
            parts = ["your rating is sealed" if one.sealed else "your rating is open"]
        if one.meeting:
            parts.append(f"next meeting {one.meeting:%-d %B %Y}")
        if one.live_agreements:
            parts.append(f"{count(one.live_agreements, 'agreement')} to do")
        st.caption(" · ".join(parts))
        places.link_next("Open", places.ENGAGEMENT, {"engagement": one.id}, primary=False, key="engagement")


def draw_list() -> None:
    """Everybody one works with, and the way to invite somebody."""
    st.title("Coaching", anchor=False)
    st.markdown(
        "Two people look at the same behaviour, one from inside and one from outside, talk for an hour, and "
        "leave with at most three agreements. Whoever opens doors for somebody can be the coach: a manager, "
        "a mentor, a colleague."
    )
    if st.session_state.pop("declined", False):
        st.success("You have declined. Nothing else follows from it.", icon=":material/check_circle:")
    if st.session_state.pop("left", False):
        st.success(
            "You have left, and everything you entered there is erased.", icon=":material/check_circle:"
        )
    learner = current_learner()
    listed = list_engagements(get_store(), learner, now()) if learner else ()
    for one in listed:
        if one.phase not in OVER:
            draw_listed(one)
    over = [one for one in listed if one.phase in OVER]
    if over:
        with st.expander(f"Over ({len(over)})"):
            for one in over:
                draw_listed(one)
    st.header("Invite somebody", anchor=False)
    st.markdown(
        "You get a link to send. The other person reads what it is for and who sees what, and decides."
    )
    with st.expander("Make an invitation", expanded=not listed):
        ask_invitation()
    list_lessons()


if made := st.session_state.pop("engagement-made", None):
    st.switch_page(places.ENGAGEMENT, query_params={"engagement": made})
if get_course().coaching is None:
    st.title("Coaching", anchor=False)
    st.markdown("This course has no content for coaching. It stands in `content/en/coaching.yaml`.")
elif token := st.query_params.get("invite", ""):
    draw_arrival(token)
elif lesson := st.query_params.get("lesson", ""):
    draw_lesson(lesson)
else:
    draw_list()
