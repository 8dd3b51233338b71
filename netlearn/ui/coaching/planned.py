"""Agreements of coaching in the plan, in the calendar and on Home: read where they stand, copied nowhere."""

from collections.abc import Iterable

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.domain.agreements import write_intention
from netlearn.domain.schedule import Day
from netlearn.store.agreements import Planned, list_planned
from netlearn.store.engagement_lists import Listed
from netlearn.ui import places
from netlearn.ui.coaching.checking import draw_check_form
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_store
from netlearn.ui.session import now


def draw_planned(learner: str) -> None:
    """What the learner has agreed to do, above the actions of the plan."""
    planned = list_planned(get_store(), learner, now()) if learner else ()
    mine = [one for one in planned if one.mine]
    if not mine:
        return
    st.header("Agreed in coaching", anchor=False)
    for one in mine:
        wording = one.agreement.wording
        with st.container(border=True):
            st.markdown(f"**{write_literally(wording.title)}**")
            st.markdown(write_literally(write_intention(wording)))
            st.caption(f"With {write_literally(one.other)} · by {wording.due:%-d %B %Y}")
            if one.open:
                with st.expander("How is it going?"):
                    draw_check_form(one.engagement_id, one.agreement)
            query = {"engagement": one.engagement_id, "part": "agreements"}
            places.link_next(
                "Open the coaching", places.ENGAGEMENT, query, primary=False, key=one.agreement.id
            )


def mention_planned(learner: str) -> None:
    """One line on Home, where there is something to do."""
    mine = [one for one in list_planned(get_store(), learner, now()) if one.mine] if learner else []
    if mine:
        first = mine[0].agreement.wording
        st.markdown(
            f"Coaching: {count(len(mine), 'agreement')} to do, the next by {first.due:%-d %B}: "
            f"{write_literally(first.title)}."
        )


def list_coaching_days(planned: Iterable[Planned], listed: Iterable[Listed]) -> tuple[Day, ...]:
    """Agreements and next meetings as days of a calendar; the agreements of the other are named as theirs."""
    agreed = tuple(
        Day(
            key=f"agreement-{one.agreement.id}",
            title=one.agreement.wording.title if one.mine else f"{one.other}: {one.agreement.wording.title}",
            text=f"{write_intention(one.agreement.wording)}\nDone when: {one.agreement.wording.measure}.",
            on=one.agreement.wording.due,
            changed_at=one.agreement.accepted_at or one.agreement.written_at,
        )
        for one in planned
    )
    meetings = tuple(
        Day(
            key=f"meeting-{one.id}",
            title=f"Coaching: {one.other}",
            text="What moved, what stood in the way, and what is next.",
            on=one.meeting,
            changed_at=one.meeting_set_at,
        )
        for one in listed
        if one.meeting and one.meeting_set_at
    )
    return agreed + meetings
