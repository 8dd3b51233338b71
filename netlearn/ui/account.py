"""Signing in with OpenID Connect: the only reader of `st.user` and of the secrets that switch it on."""

import streamlit as st

from netlearn.errors import SignInRefused


def offers_login() -> bool:
    """Whether `[auth]` is configured in Streamlit's secrets."""
    return st.secrets.load_if_toml_exists() and bool(st.secrets.get("auth"))


def is_signed_in() -> bool:
    """Whether this session belongs to somebody who has signed in."""
    return offers_login() and st.user.get("is_logged_in") is True


def read_subject() -> str | None:
    """Who has signed in, as issuer and subject joined by a bar; None when nobody has.

    Raises:
        SignInRefused: the provider says not both; work kept under half a name would be everybody's.
    """
    if not is_signed_in():
        return None
    issuer, subject = st.user.get("iss"), st.user.get("sub")
    if not (isinstance(issuer, str) and issuer and isinstance(subject, str) and subject):
        raise SignInRefused("The sign-in does not say who you are: it lacks an issuer or a subject.")
    return f"{issuer}|{subject}"  # an issuer is an address and holds no bar


def sign_in() -> None:
    """Lead the browser to the provider."""
    st.login()


def sign_out() -> None:
    """Lead the browser through the provider's sign-out and back to Home."""
    st.logout()
