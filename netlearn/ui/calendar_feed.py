"""The calendar of a plan: what its address gives, and the part of the plan that makes and revokes it."""

from hashlib import blake2b

import streamlit as st

from netlearn.content.model import Course
from netlearn.domain.schedule import list_days
from netlearn.export.feed import write_feed
from netlearn.store.agreements import list_planned
from netlearn.store.engagement_lists import list_engagements
from netlearn.store.engine import Store
from netlearn.store.feeds import feed_made_at, find_feed, make_feed, revoke_feed
from netlearn.store.plans import list_plan_events
from netlearn.ui.coaching.planned import list_coaching_days
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import enrolled_learner, now, server_address

_FRESH = "fresh-feed"


def write_calendar(store: Store, course: Course, learner: str) -> bytes:
    """The learner's plan as a calendar."""
    strategic = [
        facet.id for one in course.instrument.networks if one.id == "strategic" for facet in one.facets
    ]
    days = [
        *list_days(list_plan_events(store, learner), course.actions, strategic),
        *list_coaching_days(list_planned(store, learner, now()), list_engagements(store, learner, now())),
    ]
    return write_feed(days, blake2b(learner.encode(), digest_size=8).hexdigest())


def answer_feed(store: Store, course: Course, token: str) -> bytes | None:
    """What the address with this token gives; None when it leads nowhere.

    Raises:
        StoreUnreadable: the database does not answer.
    """
    learner = find_feed(store, token)
    return None if learner is None else write_calendar(store, course, learner)


def draw_calendar(course: Course, learner: str) -> None:
    """Make, show and revoke the address."""
    store = get_store()
    made_at = feed_made_at(store, learner)
    st.markdown(
        "Your steps, the weekly minute and the days 30, 60 and 90 as whole days. A calendar that subscribes "
        "to the address keeps up with the plan."
    )
    if token := st.session_state.pop(_FRESH, None):
        st.code(f"{server_address()}/calendar/{token}.ics", language=None, wrap_lines=True)
        st.caption(
            "Paste it where your calendar offers to subscribe or to add one from the internet. It is shown "
            "only now. Whoever has it can read these days, so keep it to yourself."
        )
    elif made_at:
        st.caption(f"An address was made on {made_at:%d %B %Y}. It is not kept in readable form.")
    with st.container(horizontal=True):
        label = "Make a new address" if made_at else "Make a calendar address"
        st.button(label, key="make-feed", on_click=_make)
        if made_at:
            st.button("Revoke the address", key="revoke-feed", on_click=_revoke)
        st.download_button(
            "Download once",
            lambda: write_calendar(store, course, learner),
            file_name="netlearn-plan.ics",
            mime="text/calendar",
            on_click="ignore",
        )


@guard
def _make() -> None:
    """Make an address and keep it for this one showing; an earlier one ends."""
    st.session_state[_FRESH] = make_feed(get_store(), enrolled_learner(), now())


@guard
def _revoke() -> None:
    revoke_feed(get_store(), enrolled_learner())
