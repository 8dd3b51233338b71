"""The script behind every page: who is here, which screens there are, and the one asked for."""

import streamlit as st

from netlearn.content.problems import format_problem
from netlearn.errors import StoreError, StoreUnreadable
from netlearn.ui import places
from netlearn.ui.account import is_signed_in
from netlearn.ui.arrival import settle_arrival
from netlearn.ui.phrases import count, say_not_kept, say_not_saved, say_unreadable
from netlearn.ui.resources import get_course, get_library, get_settings, refresh_content
from netlearn.ui.saving import say_fault
from netlearn.ui.session import has_cookie

ASSETS = get_settings().assets

refresh_content()
st.set_page_config(page_title="netlearn", page_icon=str(ASSETS / "favicon.png"), layout="centered")
st.logo(str(ASSETS / "logo.svg"), size="large")

page = st.navigation(
    {
        "": [
            st.Page(places.HOME, title="Home", default=True),
            st.Page(places.LEARN, title="Learn", url_path="learn"),
            st.Page(places.PRACTICE, title="Practice", url_path="practice"),
            st.Page(places.ASSESS, title="Assess", url_path="assess"),
            st.Page(places.PROFILE, title="Profile", url_path="profile"),
            st.Page(places.PLAN, title="Plan", url_path="plan"),
            st.Page(places.LESSON, title="Lesson", url_path="lesson", visibility="hidden"),
            st.Page(places.REDO, title="Once more", url_path="redo", visibility="hidden"),
            *places.assess_pages(get_course().instrument),
        ],
        "More": [
            st.Page(places.SEARCH, title="Search", url_path="search"),
            st.Page(places.JOURNAL, title="Journal", url_path="journal"),
            st.Page(places.PROGRESS, title="My progress", url_path="progress"),
            st.Page(places.GLOSSARY, title="Glossary", url_path="glossary"),
            st.Page(places.CERTIFICATE, title="Certificate", url_path="certificate"),
            st.Page(places.MY_DATA, title="My data", url_path="my-data"),
            st.Page(places.ABOUT, title="About the method", url_path="about"),
            *(
                [st.Page("screens/preview.py", title="Preview", url_path="preview")]
                if get_settings().author and get_settings().preview
                else []
            ),
        ],
    },
    position="top",
)
st.session_state["address"] = page.url_path
if not has_cookie() and not is_signed_in():
    say_not_kept()
if get_settings().author and (problems := get_library().problems):
    with st.expander(f"{count(len(problems), 'problem')} in the content", icon=":material/edit_note:"):
        for problem in problems:
            st.text(format_problem(problem))
say_fault()
try:
    if settle_arrival():
        page.run()
except StoreUnreadable as error:
    say_unreadable(error)
except StoreError as error:
    say_not_saved(error)
