"""What is settled before a screen is drawn: whose work somebody who signed in is to see."""

import streamlit as st

from netlearn.errors import SignInRefused
from netlearn.ui.account import sign_out
from netlearn.ui.saving import guard
from netlearn.ui.server.failures import log_fault
from netlearn.ui.session import claim_work, enrolled_learner, has_unclaimed_work


def settle_arrival() -> bool:
    """Ask what must be asked first.

    Returns:
        False when a question stands on the screen in place of what was asked for.

    Raises:
        StoreError: the database cannot be read.
    """
    try:
        unclaimed = has_unclaimed_work()
    except SignInRefused as refusal:
        _say_refused(refusal)
        return False
    if unclaimed:
        _ask_whose()
    return not unclaimed


def _ask_whose() -> None:
    st.title("Is the work on this device yours?", anchor=False)
    st.markdown(
        "You have signed in for the first time, and this browser leads to work that was done without "
        "signing in. Nothing is erased, whatever you choose."
    )
    st.button(
        "Yes, take it into my account",
        type="primary",
        on_click=guard(claim_work),
        help="It follows your sign-in from now on, and is not shown here once you have signed out.",
    )
    st.button(
        "No, begin my own",
        on_click=guard(enrolled_learner),
        help="Your account begins empty. The work stays in this browser and is there after you sign out.",
    )
    st.button("Sign out", on_click=sign_out)


def _say_refused(refusal: SignInRefused) -> None:
    st.title("This sign-in cannot be used", anchor=False)
    st.error(f"{refusal} Reference: **{log_fault(refusal)}**", icon=":material/error:")
    st.markdown("Sign out to go on with the work in this browser, and tell whoever runs this server.")
    st.button("Sign out", on_click=sign_out, type="primary")
