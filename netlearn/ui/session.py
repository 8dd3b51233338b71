"""Who is here and what is on their screen: the only reader of the browser's context."""

from datetime import UTC, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from netlearn.store.accounts import find_account, open_account
from netlearn.store.devices import enrol_device, find_device
from netlearn.store.learners import has_work, touch_learner
from netlearn.ui.account import read_subject
from netlearn.ui.resources import get_secret, get_store
from netlearn.ui.server.cookies import make_token, read_tokens


def now() -> datetime:
    """The present moment in UTC; screens read the clock here only."""
    return datetime.now(UTC)  # noqa: TID251 -- the one clock of the screens


def to_local(moment: datetime) -> datetime:
    """A moment on the clock of the reader's browser; UTC where the browser does not say."""
    try:
        return moment.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        return moment


def device_tokens() -> tuple[str, ...]:
    """The keys that the browser keeps in its cookies; without cookies, one that lives as long as the tab."""
    if kept := _read_cookies():
        return kept
    if "device" not in st.session_state:
        st.session_state["device"] = make_token()
    return (str(st.session_state["device"]),)


def device_token() -> str:
    """One key of the device, the same as long as its cookies are."""
    return device_tokens()[0]


def client_address() -> str | None:
    """The network address that the browser came from; None on this machine itself, or where unknown."""
    return st.context.ip_address


def server_address() -> str:
    """The address of this server as the browser knows it, such as https://learn.example; "" where unknown."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def has_cookie() -> bool:
    """Whether the browser keeps our cookie, without which nothing is found again after a reload."""
    return bool(_read_cookies())


def begin_run() -> None:
    """Forget what the last run found out about who is here."""
    st.session_state.pop("learner", None)


def current_learner() -> str:
    """The learner's id, or "" for somebody of whom nothing is kept yet. Looking writes nothing.

    Found once a run, since several parts of a screen ask.

    Raises:
        SignInRefused: somebody signed in, but the sign-in does not say who.
        StoreError: the database cannot be read.
    """
    if "learner" not in st.session_state:
        st.session_state["learner"] = _find_learner()
    return str(st.session_state["learner"])


def _find_learner() -> str:
    subject = read_subject()
    if subject is not None:
        return find_account(get_store(), subject) or ""
    return find_device(get_store(), device_tokens()) or ""


def enrolled_learner() -> str:
    """The learner's id for a write; the first write enrols.

    Raises:
        SignInRefused: somebody signed in, but the sign-in does not say who.
        StoreError: the database cannot be read or written.
    """
    store, subject = get_store(), read_subject()
    if subject is not None:
        return _remember(open_account(store, subject, now()))
    tokens = device_tokens()
    learner = enrol_device(store, tokens, now())
    for token in tokens:
        touch_learner(store, token, now())
    return _remember(learner)


def _remember(learner: str) -> str:
    st.session_state["learner"] = learner
    return learner


def has_unclaimed_work() -> bool:
    """Whether somebody signed in for the first time on a device that has work of its own.

    Raises:
        SignInRefused: somebody signed in, but the sign-in does not say who.
        StoreError: the database cannot be read.
    """
    store, subject = get_store(), read_subject()
    if subject is None or find_account(store, subject) is not None:
        return False
    return has_device_work()


def has_device_work() -> bool:
    """Whether this browser leads to work, whoever has signed in.

    Raises:
        StoreError: the database cannot be read.
    """
    here = find_device(get_store(), device_tokens())
    return here is not None and has_work(get_store(), here)


def claim_work() -> None:
    """Make this device's work that of the account that signed in.

    Raises:
        StoreError: the database cannot be read or written.
    """
    if subject := read_subject():
        open_account(get_store(), subject, now(), bring=device_tokens())


def order_seed() -> str:
    """What makes the order of options the learner's own; it stays when the first write enrols them."""
    return str(st.session_state.setdefault("order-seed", current_learner() or device_token()))


def is_dark() -> bool:
    """Whether the browser shows the dark scheme now."""
    return st.context.theme.type == "dark"


def _read_cookies() -> tuple[str, ...]:
    """The signed keys in the cookies; those of a session never change, so they are read once."""
    if "keys" not in st.session_state:
        st.session_state["keys"] = _check_cookies()
    return tuple(st.session_state["keys"])


def _check_cookies() -> tuple[str, ...]:
    cookies, secret = st.context.cookies, get_secret()
    # Behind https there is always a __Host- cookie, so a plain one can only have been planted.
    return read_tokens(cookies, secret, secure=True) or read_tokens(cookies, secret, secure=False)
