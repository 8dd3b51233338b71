"""About an engagement: what for, who sees what, who looked when, peers, and the ways out."""

import streamlit as st

from netlearn.domain.peers import LEAST_PEERS
from netlearn.store.engagement_invites import count_peer_links, invite_peer, revoke_peer_links
from netlearn.store.engagement_leaving import leave_engagement
from netlearn.store.engagement_steps import list_openings
from netlearn.store.engagements import Engagement
from netlearn.ui.coaching.here import call, may, pressed_twice, read_content, step, write_link
from netlearn.ui.coaching.sights import draw_sights
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, enrolled_learner, now, to_local

LOOKED = {"views": "the two views", "pack": "the pack for the session", "minutes": "the minutes"}


def draw_about(here: Engagement) -> None:
    """Everything around the talk itself."""
    st.header("About this coaching", anchor=False)
    if here.purpose:
        st.caption("What for")
        st.text(here.purpose)
    with st.expander("Who sees what"):
        draw_sights(coach=here.name("coach"), coachee=here.name("coachee"))
    if here.me == "coachee":
        _draw_openings(here)
        _draw_peers(here)
    if may(here, "close"):
        with st.expander("Close this coaching"):
            st.markdown("Both keep what they have. Nothing can be added afterwards.")
            st.button("Close it", key=f"close-{here.id}", on_click=step, args=(here.id, "close"))
    draw_way_out(here)


def draw_way_out(here: Engagement) -> None:
    """Leave, and erase what one has entered here."""
    promises = read_content().promises
    with st.expander("Leave and erase my part"):
        if here.me == "coachee":
            st.markdown(promises.withdraw)
        st.markdown(promises.erase)
        sure = st.checkbox("Yes, erase what I entered here", key=f"sure-{here.id}")
        st.button("Leave", key=f"leave-{here.id}", disabled=not sure, on_click=_leave, args=(here.id,))


@guard
def _leave(engagement_id: str) -> None:
    if pressed_twice("leave"):
        return
    leave_engagement(get_store(), engagement_id, enrolled_learner())
    st.query_params.clear()
    st.session_state["left"] = True


def _draw_openings(here: Engagement) -> None:
    with st.expander("Who looked at what, and when"):
        rows = list_openings(get_store(), here.id, current_learner())
        for role, what, first, last in rows:
            who = "You" if role == here.me else call(here, role)
            st.markdown(
                f"- {who}: {LOOKED.get(what, what)}, first {to_local(first):%-d %B %Y %H:%M}, last "
                f"{to_local(last):%-d %B %Y %H:%M}"
            )
        if not rows:
            st.markdown("Nobody has looked at anything yet.")


def _draw_peers(here: Engagement) -> None:
    if not may(here, "invite_peer") and not here.peers:
        return
    with st.expander("Ask colleagues too"):
        st.markdown(
            f"{read_content().promises.peers} Each gets a link of their own. Ask {LEAST_PEERS + 1} or more, "
            "before you open the ratings."
        )
        st.markdown(f"{count(here.peers, 'peer has', 'peers have')} come in, {here.peers_sealed} sealed.")
        if token := st.session_state.pop(f"peer-link-{here.id}", ""):
            st.code(write_link(token), language=None, wrap_lines=True)
            st.caption("For one person. It is shown only now.")
        if may(here, "invite_peer"):
            st.button(
                "Make a link for one colleague", key=f"peer-{here.id}", on_click=_invite, args=(here.id,)
            )
        if here.me == "coachee" and (
            links := count_peer_links(get_store(), here.id, current_learner(), now())
        ):
            st.caption(f"{count(links, 'link is', 'links are')} open that nobody has used.")
            st.button(
                "Take back the links nobody used",
                key=f"peers-back-{here.id}",
                on_click=_take_back,
                args=(here.id,),
            )


@guard
def _invite(engagement_id: str) -> None:
    if pressed_twice("peer"):
        return
    token = invite_peer(get_store(), engagement_id, enrolled_learner(), now())
    st.session_state[f"peer-link-{engagement_id}"] = token


@guard
def _take_back(engagement_id: str) -> None:
    if pressed_twice("peers-back"):
        return
    revoke_peer_links(get_store(), engagement_id, enrolled_learner())
