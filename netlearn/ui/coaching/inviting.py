"""Inviting somebody: what for, and a link that is shown once."""

import streamlit as st

from netlearn.domain.coaching import INVITED_FOR, find_phase
from netlearn.store.engagement_invites import make_engagement, renew_invitation, revoke_invitation
from netlearn.store.engagements import Engagement
from netlearn.ui import places
from netlearn.ui.coaching.here import may, pressed_twice, read_content, write_link
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import enrolled_learner, now

LONGEST_NAME = 60
LONGEST_PURPOSE = 600
FRESH = "fresh-invitation"


def ask_invitation() -> None:
    """The form that makes an engagement."""
    purposes = {one.id: one for one in read_content().purposes}
    with st.form("invite", border=False):
        st.text_input("Your name, as the other person will see it", key="invite-name", max_chars=LONGEST_NAME)
        st.text_input("Whom do you invite? Only you see this", key="invite-whom", max_chars=LONGEST_NAME)
        st.radio(
            "What is it for?",
            list(purposes),
            format_func=lambda one: purposes[one].title,
            captions=[one.text for one in purposes.values()],
            key="invite-purpose",
        )
        st.text_area(
            "A few words of your own, if you like",
            key="invite-words",
            max_chars=LONGEST_PURPOSE - 100,
            height=80,
        )
        st.form_submit_button("Make the link", type="primary", on_click=_make)
    if refusal := st.session_state.pop("invite-refusal", ""):
        st.error(refusal, icon=":material/error:")


@guard
def _make() -> None:
    if pressed_twice("invite"):
        return
    state = st.session_state
    name = " ".join(str(state["invite-name"]).split())[:LONGEST_NAME]
    if not name:
        state["invite-refusal"] = "Write your name first, so that the invitation says from whom it comes."
        return
    titles = {one.id: one.title for one in read_content().purposes}
    words = " ".join(str(state["invite-words"]).split())
    purpose = ". ".join(part for part in (titles.get(state["invite-purpose"], ""), words) if part)
    made, token = make_engagement(
        get_store(),
        enrolled_learner(),
        name=name,
        whom=" ".join(str(state["invite-whom"]).split())[:LONGEST_NAME],
        purpose=purpose[:LONGEST_PURPOSE],
        now=now(),
    )
    state[FRESH] = (made, token)
    state["engagement-made"] = made


def draw_invitation(here: Engagement) -> None:
    """The coach's screen until the invitation is answered."""
    phase = find_phase(here.pair, now())
    fresh = st.session_state.pop(FRESH, None)
    if fresh and fresh[0] == here.id:
        with st.container(key=f"fresh-link-{here.id}"):
            st.markdown("**Send this link to the person you invite.** It is shown only now.")
            st.code(write_link(fresh[1]), language=None, wrap_lines=True)
            st.caption(
                f"Good for one person and {INVITED_FOR.days} days. Whoever opens it reads what it is for and "
                "who sees what, and decides. Until then you can take it back."
            )
    elif phase == "invited":
        st.markdown(
            f"The link you sent is open until {here.pair.expires_at:%-d %B %Y}. Nobody has answered it yet."
        )
    elif phase == "declined":
        st.markdown("The invitation was declined. That needs no reason, and nothing else follows from it.")
    elif phase == "expired":
        st.markdown("The link has expired. You can make a new one.")
    else:
        st.markdown("You have taken the link back. It leads nowhere now.")
    with st.container(horizontal=True):
        if may(here, "revoke"):
            st.button("Take the link back", key="revoke", on_click=_revoke, args=(here.id,))
        if may(here, "revoke") or may(here, "renew"):
            st.button("Make a new link", key="renew", on_click=_renew, args=(here.id,))
    places.link_next("My coaching", places.COACHING, primary=False)


@guard
def _revoke(engagement_id: str) -> None:
    if pressed_twice("revoke"):
        return
    revoke_invitation(get_store(), engagement_id, enrolled_learner(), now())


@guard
def _renew(engagement_id: str) -> None:
    if pressed_twice("renew"):
        return
    token = renew_invitation(get_store(), engagement_id, enrolled_learner(), now())
    st.session_state[FRESH] = (engagement_id, token)
