"""Answering an invitation: what it is for, who sees what, and a yes or a no that both cost nothing."""

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.store.engagement_arrivals import (
    GONE,
    Invitation,
    accept_invitation,
    decline_invitation,
    find_invitation,
)
from netlearn.ui import places
from netlearn.ui.coaching.here import pressed_twice, read_content
from netlearn.ui.coaching.inviting import LONGEST_NAME
from netlearn.ui.coaching.sights import draw_sights
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import enrolled_learner, now


def draw_arrival(token: str) -> None:
    """The screen behind an invitation's link."""
    found = find_invitation(get_store(), token, now())
    if found is None:
        st.title("This invitation leads nowhere", anchor=False)
        st.markdown(GONE)
        places.link_next("My coaching", places.COACHING, primary=False)
        return
    if found.role == "peer":
        _ask_peer(token, found)
    else:
        _ask_coachee(token, found)


def _ask_coachee(token: str, found: Invitation) -> None:
    coach, promises = write_literally(found.coach), read_content().promises
    st.title("An invitation to coaching", anchor=False)
    st.markdown(f"**{coach}** would like to work with you on your networks.")
    if found.purpose:
        st.caption("What for")
        st.text(found.purpose)
    st.markdown(
        "You each rate the same 24 items about what you did in the last three months: you rate yourself, "
        f"{coach} rates what they have seen. When both are sealed, you open them and look at them together, "
        "and agree on at most three things to do."
    )
    st.header("Who sees what", anchor=False)
    draw_sights(coach=found.coach, coachee="You")
    st.markdown(f"{promises.withdraw} {promises.erase}")
    st.text_input(
        "Your name, as your coach will see it", key="arrive-name", max_chars=LONGEST_NAME, autocomplete="name"
    )
    _draw_answer(
        token, "No account and no email address. A cookie in this browser keeps your place.", named=True
    )
    st.caption(f"{promises.decline} The link is open until {found.expires_at:%-d %B %Y}.")


def _ask_peer(token: str, found: Invitation) -> None:
    coachee, coach = write_literally(found.coachee), write_literally(found.coach)
    st.title("You are asked for a rating", anchor=False)
    st.markdown(
        f"**{coachee}** is being coached by **{coach}** and would like to know what colleagues see. You rate "
        "24 items about what you have seen in the last three months."
    )
    st.markdown(f"{read_content().promises.peers} Your own answers are shown to nobody.")
    _draw_answer(
        token, "No name, no account and no email address. You can leave and erase your answers at any time."
    )


def _draw_answer(token: str, comfort: str, *, named: bool = False) -> None:
    with st.container(horizontal=True):
        st.button("Accept", type="primary", key="accept", on_click=_accept, args=(token, named))
        st.button("No, thank you", key="decline", on_click=_decline, args=(token,))
    if refusal := st.session_state.pop("arrive-refusal", ""):
        st.error(refusal, icon=":material/error:")
    st.caption(comfort)


@guard
def _accept(token: str, named: bool) -> None:
    if pressed_twice("arrive"):
        return
    name = " ".join(str(st.session_state.get("arrive-name", "")).split())[:LONGEST_NAME]
    if named and not name:
        st.session_state["arrive-refusal"] = "Write a name first."
        return
    st.session_state["engagement-made"] = accept_invitation(
        get_store(), token, enrolled_learner(), name=name, now=now()
    )
    st.query_params.clear()


@guard
def _decline(token: str) -> None:
    if pressed_twice("decline"):
        return
    decline_invitation(get_store(), token, now())
    st.query_params.clear()
    st.session_state["declined"] = True
