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
from netlearn.ui.session import begin_run, has_cookie

ASSETS = get_settings().assets

begin_run()
refresh_content()
st.set_page_config(page_title="netlearn", page_icon=str(ASSETS / "favicon.png"), layout="centered")
st.logo(str(ASSETS / "logo.svg"), size="large")

page = st.navigation(
    {
        "": [
            places.make_page(places.HOME, "Home", ""),
            places.make_page(places.LEARN, "Learn", "learn"),
            places.make_page(places.PRACTICE, "Practice", "practice"),
            places.make_page(places.ASSESS, "Assess", "assess"),
            places.make_page(places.PROFILE, "Profile", "profile"),
            places.make_page(places.NETWORK, "Network", "network"),
            places.make_page(places.PLAN, "Plan", "plan"),
            places.make_page(places.LESSON, "Lesson", "lesson", hidden=True),
            places.make_page(places.CHANGES, "Then and now", "changes", hidden=True),
            places.make_page(places.REPORT, "Take it along", "report", hidden=True),
            places.make_page(places.REDO, "Once more", "redo", hidden=True),
            *places.assess_pages(get_course().instrument),
        ],
        "More": [
            places.make_page(places.SEARCH, "Search", "search"),
            places.make_page(places.JOURNAL, "Journal", "journal"),
            places.make_page(places.PROGRESS, "My progress", "progress"),
            places.make_page(places.GLOSSARY, "Glossary", "glossary"),
            places.make_page(places.CERTIFICATE, "Certificate", "certificate"),
            places.make_page(places.MY_DATA, "My data", "my-data"),
            places.make_page(places.ROOM, "Join a workshop", "room"),
            places.make_page(places.WORKSHOPS, "Workshops", "workshops"),
            places.make_page(places.RUN, "Control window", "run", hidden=True),
            places.make_page(places.STAGE, "Stage", "stage", hidden=True),
            places.make_page(places.COACHING, "Coaching", "coaching"),
            places.make_page(places.ENGAGEMENT, "Engagement", "engagement", hidden=True),
            places.make_page(places.ABOUT, "About the method", "about"),
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
if page.url_path != "lesson":
    st.session_state.pop("opened", None)
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
