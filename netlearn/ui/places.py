"""Where the screens are: the script behind each, as links and navigation name it."""

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st
from streamlit.navigation.page import StreamlitPage

HOME = "screens/home.py"
LEARN = "screens/learn.py"
LESSON = "screens/lesson.py"
ASSESS = "screens/assess.py"
PROFILE = "screens/profile.py"
PLAN = "screens/plan.py"
MY_DATA = "screens/my_data.py"
ABOUT = "screens/about.py"

NOWHERE: Mapping[str, str] = MappingProxyType({})

ASSESS_PAGES = 5  # four pages of statements and one on mind-set


def assess_page(number: int) -> StreamlitPage:
    """Page `number` of the assessment, from 1. An address of its own makes the browser start at its top."""
    return st.Page(ASSESS, title="Assess", url_path=f"assess-{number}", visibility="hidden")


def link_next(label: str, place: str, query: Mapping[str, str] = NOWHERE, *, primary: bool = True) -> None:
    """The one next step of a screen: a button that leads to another screen."""
    if st.button(
        label,
        key=f"go-{place}-{'-'.join(query.values())}",
        type="primary" if primary else "secondary",
        icon=":material/arrow_forward:" if primary else None,
        icon_position="right",
    ):
        st.switch_page(place, query_params=dict(query))
