"""My data: see it, take it along, move it to another device, erase it."""

import json

import streamlit as st

from netlearn.errors import ResumeRefused, StoreError, TooManyTries
from netlearn.store.devices import settle_device
from netlearn.store.learners import has_work
from netlearn.store.mydata import Erasure, count_rows, erase_learner, export_learner
from netlearn.store.resume import (
    make_resume_code,
    redeem_resume_code,
    resume_code_expiry,
    revoke_resume_codes,
)
from netlearn.ui import places
from netlearn.ui.account import is_signed_in, offers_login, sign_in, sign_out
from netlearn.ui.kept import KEPT
from netlearn.ui.phrases import say_not_saved
from netlearn.ui.resources import get_secret, get_settings, get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import (
    client_address,
    current_learner,
    device_tokens,
    enrolled_learner,
    has_device_work,
    now,
)

store, learner, signed_in = get_store(), current_learner(), is_signed_in()


@guard
def make_code() -> None:
    """Make a code and keep it for this one showing."""
    st.session_state["fresh-code"] = make_resume_code(store, enrolled_learner(), get_secret(), now())


@guard
def revoke() -> None:
    """Make every open code useless."""
    revoke_resume_codes(store, learner, now())


def redeem(code: str) -> None:
    """Exchange a code for the work it leads to."""
    try:
        token = settle_device(store, device_tokens())
        redeem_resume_code(store, token, code, get_secret(), now(), address=client_address())
    except (ResumeRefused, TooManyTries) as refusal:
        st.error(str(refusal), icon=":material/error:")
        return
    except StoreError as error:
        say_not_saved(error)
        return
    begin_anew()
    st.session_state["arrived"] = True
    st.switch_page(places.HOME)


@guard
def erase() -> None:
    """Erase everything and start as somebody new."""
    erasure = erase_learner(store, learner)
    begin_anew()
    st.session_state["erasure"] = erasure


def begin_anew() -> None:
    """Forget all that this tab shows of the work so far."""
    tokens = device_tokens()
    st.session_state.clear()
    st.session_state["device"] = tokens[0]  # without a cookie, this alone leads to the work of this tab


def say_erased(erasure: Erasure) -> None:
    """Say what has become of the bytes."""
    if erasure.scrubbed:
        st.success(
            "Everything is erased, and nothing of it is left in the database file.",
            icon=":material/check_circle:",
        )
    elif get_settings().database_url.startswith("sqlite"):
        st.success(
            "Everything is erased. Traces of it leave the database file within minutes; should the server "
            "stop before that, when it starts again.",
            icon=":material/check_circle:",
        )
    else:
        st.success(
            "Everything is erased. The database server overwrites the space in its own time.",
            icon=":material/check_circle:",
        )
    st.caption("Backups that were made before still hold it until they are deleted.")


def draw_codes() -> None:
    """Make, show and revoke a code for another device."""
    expiry = resume_code_expiry(store, learner, now())
    if code := st.session_state.pop("fresh-code", None):
        st.markdown(
            "Type this on the other device, under My data. It is shown only now and works once, for seven "
            "days."
        )
        st.code(code, language=None)
    elif expiry:
        st.markdown(f"A code of yours is open until {expiry:%d %B %Y}. It is not kept in readable form.")
    with st.container(horizontal=True):
        st.button("Make a resume code", on_click=make_code, icon=":material/key:")
        if expiry:
            st.button("Revoke the code", on_click=revoke)


def ask_code() -> None:
    """Take a code from another device."""
    with st.form("redeem", border=False):
        typed = st.text_input("I have a code from another device", max_chars=80, placeholder="four words")
        replace = True
        if learner and has_work(store, learner):
            replace = st.checkbox(
                "Replace the work on this device; if no other device leads to it, it is erased."
            )
        if st.form_submit_button("Bring my work here"):
            if not typed.strip():
                st.warning("Type the four words first.", icon=":material/info:")
            elif not replace:
                st.warning(
                    "This device has work of its own. Tick the box to replace it.", icon=":material/info:"
                )
            else:
                redeem(typed)


st.title("My data", anchor=False)
if erasure := st.session_state.pop("erasure", None):
    with st.container(key="fresh-erased"):  # assets/focus.js brings it into view
        say_erased(erasure)
    if signed_in:
        st.markdown("You are still signed in. Sign out, so that nothing new begins here.")
        st.button("Sign out", on_click=sign_out, type="primary")
        st.stop()
if signed_in:
    st.markdown(
        "You are signed in. Your account leads to your work, which lies on this server alone. Of the account "
        "the server keeps the provider's address and its number for you. Your name and email address, should "
        "the provider tell them, stay in a cookie of this browser."
    )
else:
    st.markdown(
        "You have no account. A cookie in this browser leads to your work, which lies on this server alone; "
        "no name, no email address and no tracking belong to it."
    )
counts = count_rows(store, learner)
st.header("What is kept", anchor=False)
kept = {words: counts[table] for table, words in KEPT.items() if counts.get(table)}
if kept:
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
if signed_in:
    st.markdown(
        "Sign in on the other device too, and your work is there. To bring work here with a resume code, "
        "sign out first: a code moves the work of a browser, not that of an account."
    )
else:
    draw_codes()
    ask_code()
if offers_login():
    st.header("Account", anchor=False)
    if signed_in:
        st.markdown("You are signed in; your work follows your account.")
        if has_device_work():
            st.markdown(
                "This browser also leads to work done without signing in. It waits until you sign out."
            )
        st.button("Sign out", on_click=sign_out)
    else:
        st.markdown("With an account your work is there wherever you sign in.")
        st.button("Sign in", on_click=sign_in)

if kept:
    st.header("Erase everything", anchor=False)
    st.markdown(
        "All answers, reflections and plans go at once and for good. Download them first if you want them."
    )
    if counts.get("rooms"):
        st.markdown(
            "The workshops that you made go with it, for everybody in them. What people took along into the "
            "course stays theirs."
        )
    sure = st.checkbox("Yes, erase all my work", key="sure")
    st.button("Erase everything", disabled=not sure, on_click=erase, icon=":material/delete:")
