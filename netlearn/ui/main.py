"""The script behind every page: who is here, which screens there are, and the one asked for."""

import streamlit as st

from netlearn.errors import StoreError
from netlearn.ui import places
from netlearn.ui.phrases import say_not_kept, say_not_saved
from netlearn.ui.resources import get_library, get_settings
from netlearn.ui.saving import say_fault
from netlearn.ui.session import has_cookie

ASSETS = get_settings().assets

st.set_page_config(page_title="netlearn", page_icon=str(ASSETS / "favicon.png"), layout="centered")
st.logo(str(ASSETS / "logo.svg"), size="large")

page = st.navigation(
    {
        "": [
            st.Page(places.HOME, title="Home", default=True),
            st.Page(places.LEARN, title="Learn", url_path="learn"),
            st.Page(places.ASSESS, title="Assess", url_path="assess"),
            st.Page(places.PROFILE, title="Profile", url_path="profile"),
            st.Page(places.PLAN, title="Plan", url_path="plan"),
            st.Page(places.LESSON, title="Lesson", url_path="lesson", visibility="hidden"),
            *(places.assess_page(number) for number in range(1, places.ASSESS_PAGES + 1)),
        ],
        "More": [
            st.Page(places.MY_DATA, title="My data", url_path="my-data"),
            st.Page(places.ABOUT, title="About the method", url_path="about"),
        ],
    },
    position="top",
)
st.session_state["address"] = page.url_path
if not has_cookie():
    say_not_kept()
if get_settings().author and get_library().problems:
    with st.expander(f"{len(get_library().problems)} problems in the content", icon=":material/edit_note:"):
        for problem in get_library().problems:
            st.text(f"{problem.path}:{problem.line}:{problem.column} {problem.code} {problem.message}")
            st.text(f"→ {problem.fix}")
say_fault()
try:
    page.run()
except StoreError as error:
    say_not_saved(error)
