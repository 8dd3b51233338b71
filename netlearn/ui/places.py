"""Where the screens are: the script behind each, as links and navigation name it."""

from collections.abc import Mapping
from copy import copy
from functools import cache
from types import MappingProxyType

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from netlearn.content.model import Instrument
from netlearn.domain.assessing import count_pages

HOME = "screens/home.py"
LEARN = "screens/learn.py"
LESSON = "screens/lesson.py"
ASSESS = "screens/assess.py"
PROFILE = "screens/profile.py"
PLAN = "screens/plan.py"
NETWORK = "screens/network.py"
CHANGES = "screens/changes.py"
REPORT = "screens/report.py"
PRACTICE = "screens/practice.py"
REDO = "screens/redo.py"
PROGRESS = "screens/progress.py"
JOURNAL = "screens/journal.py"
SEARCH = "screens/search.py"
GLOSSARY = "screens/glossary.py"
CERTIFICATE = "screens/certificate.py"
MY_DATA = "screens/my_data.py"
ABOUT = "screens/about.py"
ROOM = "screens/room.py"
WORKSHOPS = "screens/workshops.py"
RUN = "screens/run.py"
STAGE = "screens/stage.py"
COACHING = "screens/coaching.py"
ENGAGEMENT = "screens/engagement.py"

NOWHERE: Mapping[str, str] = MappingProxyType({})


def assess_pages(instrument: Instrument) -> tuple[StreamlitPage, ...]:
    """The pages of the assessment, as many as the instrument fills."""
    return tuple(assess_page(number) for number in range(1, count_pages(instrument) + 1))


def assess_page(number: int) -> StreamlitPage:
    """Page `number` of the assessment, from 1. An address of its own makes the browser start at its top."""
    return make_page(ASSESS, "Assess", f"assess-{number}", hidden=True)


def make_page(place: str, title: str, address: str, *, hidden: bool = False) -> StreamlitPage:
    """A page of the navigation. Streamlit asks for a new one every run and finds its file anew each time."""
    return copy(_find_page(place, title, address, hidden))


@cache
def _find_page(place: str, title: str, address: str, hidden: bool) -> StreamlitPage:
    return st.Page(
        place,
        title=title,
        url_path=address or None,
        default=not address,
        visibility="hidden" if hidden else "visible",
    )


def link_next(
    label: str, place: str, query: Mapping[str, str] = NOWHERE, *, primary: bool = True, key: str = ""
) -> None:
    """The one next step of a screen: a button that leads to another screen.

    Args:
        label: What stands on the button.
        place: The screen it leads to.
        query: What the address of that screen says.
        primary: Whether it is the step we would take.
        key: Tells two buttons of one screen apart that lead to the same place.
    """
    if st.button(
        label,
        key=f"go-{key}-{place}-{'-'.join(query.values())}",
        type="primary" if primary else "secondary",
        icon=":material/arrow_forward:" if primary else None,
        icon_position="right",
    ):
        st.switch_page(place, query_params=dict(query))
