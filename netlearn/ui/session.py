"""Who is here and what is on their screen: the only reader of the browser's context."""

from datetime import UTC, datetime

import streamlit as st

from netlearn.store.learners import bind_account, enrol_learner, touch_learner
from netlearn.ui.resources import get_store
from netlearn.ui.server.cookies import COOKIE, is_token, make_token


def now() -> datetime:
    """The present moment in UTC; screens read the clock here only."""
    return datetime.now(UTC)  # noqa: TID251 -- the one clock of the screens


def device_token() -> str:
    """The key that the browser keeps in its cookie; without cookies, one that lives as long as the tab."""
    cookie = st.context.cookies.get(COOKIE)
    if is_token(cookie):
        return str(cookie)
    if "device" not in st.session_state:
        st.session_state["device"] = make_token()
    return str(st.session_state["device"])


def has_cookie() -> bool:
    """Whether the browser keeps our cookie, without which nothing is found again after a reload."""
    return is_token(st.context.cookies.get(COOKIE))


def current_learner() -> str:
    """The learner's id; a new browser gets a new learner.

    Raises:
        StoreError: the database cannot be read or written.
    """
    store, token = get_store(), device_token()
    if offers_login() and st.user.is_logged_in:
        bound = st.session_state.get("account")
        if bound is None:
            bound = bind_account(store, f"{st.user.get('iss')}|{st.user.get('sub')}", token=token, now=now())
            st.session_state["account"] = bound
        return str(bound)
    learner = enrol_learner(store, token, now())
    touch_learner(store, token, now())
    return learner


def offers_login() -> bool:
    """Whether `[auth]` is configured in Streamlit's secrets."""
    from streamlit.auth_util import get_secrets_auth_section

    return bool(get_secrets_auth_section())


def is_dark() -> bool:
    """Whether the browser shows the dark scheme now."""
    return st.context.theme.type == "dark"
