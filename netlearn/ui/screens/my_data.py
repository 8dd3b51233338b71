"""My data: see it, take it along, move it to another device, erase it."""

import json

import streamlit as st

from netlearn.errors import ResumeRefused, TooManyTries
from netlearn.store.learners import has_work
from netlearn.store.mydata import count_rows, erase_learner, export_learner
from netlearn.store.resume import (
    make_resume_code,
    redeem_resume_code,
    resume_code_expiry,
    revoke_resume_codes,
)
from netlearn.ui import places
from netlearn.ui.resources import get_secret, get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, device_token, now, offers_login

store, learner = get_store(), current_learner()
NAMES = {
    "assessments": "Self-assessments",
    "ratings": "Rated statements",
    "attempts": "Answers to questions",
    "places": "Lessons opened",
    "reflections": "Reflections",
    "plan_events": "Plan decisions",
    "preferences": "Wishes for the plan",
}


@guard
def make_code() -> None:
    """Make a code and keep it for this one showing."""
    st.session_state["fresh-code"] = make_resume_code(store, learner, get_secret(), now())


@guard
def revoke() -> None:
    """Make every open code useless."""
    revoke_resume_codes(store, learner, now())


def redeem(code: str) -> None:
    """Exchange a code for the work it leads to."""
    try:
        redeem_resume_code(store, device_token(), code, get_secret(), now())
    except (ResumeRefused, TooManyTries) as refusal:
        st.error(str(refusal), icon=":material/error:")
        return
    device = device_token()
    st.session_state.clear()
    st.session_state["device"] = device  # without a cookie, this alone leads to the work just brought here
    st.switch_page(places.HOME)


@guard
def erase() -> None:
    """Erase everything and start as somebody new."""
    erase_learner(store, learner)
    st.session_state.clear()
    st.session_state["erased"] = True


st.title("My data", anchor=False)
if st.session_state.pop("erased", False):
    st.success("Everything is erased. Nothing of it is left on this server.", icon=":material/check_circle:")
st.markdown(
    "There is no account. A cookie in this browser leads to your work, which lies on this server alone; "
    "no name, no address and no tracking belong to it."
)
counts = count_rows(store, learner)
st.header("What is kept", anchor=False)
kept = {name: counts.get(table, 0) for table, name in NAMES.items()}
if any(kept.values()):
    st.table({"What": list(kept), "How many": [str(number) for number in kept.values()]}, hide_index=True)
else:
    st.markdown("Nothing yet. It begins with your first lesson or answer.")
    places.link_next("Start", places.HOME)
st.download_button(
    "Download everything as JSON",
    data=lambda: json.dumps(export_learner(store, learner), indent=2, ensure_ascii=False),
    file_name="netlearn-my-data.json",
    mime="application/json",
    icon=":material/download:",
    on_click="ignore",
)

st.header("Go on with another device", anchor=False)
if code := st.session_state.pop("fresh-code", None):
    st.markdown(
        "Type this on the other device, under My data. It is shown only now and works once, for seven days."
    )
    st.code(code, language=None)
elif expiry := resume_code_expiry(store, learner, now()):
    st.markdown(f"A code of yours is open until {expiry:%d %B %Y}. It is not kept in readable form.")
with st.container(horizontal=True):
    st.button("Make a resume code", on_click=make_code, icon=":material/key:")
    if resume_code_expiry(store, learner, now()):
        st.button("Revoke the code", on_click=revoke)
with st.form("redeem", border=False):
    typed = st.text_input("I have a code from another device", max_chars=80, placeholder="four words")
    replace = True
    if has_work(store, learner):
        replace = st.checkbox(
            "Replace the work on this device; if no other device leads to it, it is erased."
        )
    if st.form_submit_button("Bring my work here"):
        if not typed.strip():
            st.warning("Type the four words first.", icon=":material/info:")
        elif not replace:
            st.warning("This device has work of its own. Tick the box to replace it.", icon=":material/info:")
        else:
            redeem(typed)
if offers_login():
    st.header("Account", anchor=False)
    if st.user.is_logged_in:
        st.markdown("You are signed in; your work follows your account.")
        st.button("Sign out", on_click=st.logout)
    else:
        st.button("Sign in", on_click=st.login)

st.header("Erase everything", anchor=False)
st.markdown(
    "All answers, reflections and plans go at once and for good. Download them first if you may want them."
)
sure = st.checkbox("Yes, erase all my work", key="sure")
st.button("Erase everything", disabled=not sure, on_click=erase, icon=":material/delete:")
