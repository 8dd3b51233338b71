"""Where the screens are: the script behind each, as links and navigation name it."""

import streamlit as st

HOME = "screens/home.py"
LEARN = "screens/learn.py"
LESSON = "screens/lesson.py"
ASSESS = "screens/assess.py"
PROFILE = "screens/profile.py"
PLAN = "screens/plan.py"
MY_DATA = "screens/my_data.py"
ABOUT = "screens/about.py"


def link_next(label: str, place: str, *, primary: bool = True, **query: str) -> None:
    """The one next step of a screen: a button that leads to another screen."""
    if st.button(
        label,
        key=f"go-{place}-{'-'.join(query.values())}",
        type="primary" if primary else "secondary",
        icon=":material/arrow_forward:" if primary else None,
        icon_position="right",
    ):
        st.switch_page(place, query_params=query)
