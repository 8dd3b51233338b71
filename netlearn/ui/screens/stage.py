"""The stage: what a projector shows. Big type, no notes, no controls, and no right to change anything."""

import streamlit as st

from netlearn.content.model import LineActivity, PollActivity, QuizActivity, ScenarioActivity
from netlearn.domain.room_codes import space_code
from netlearn.errors import RoomRefused, TooManyTries
from netlearn.export.qr import draw_qr
from netlearn.store.room_tries import find_room
from netlearn.store.room_views import RoomView
from netlearn.store.rooms import Room
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.rooms.asking import list_open, tell_scene
from netlearn.ui.rooms.live import HOST_BEAT, look, say_time_left
from netlearn.ui.rooms.results import show_result
from netlearn.ui.rooms.words import plain
from netlearn.ui.session import device_tokens, now, server_address

st.set_page_config(layout="wide")


def name_address(room: Room) -> str:
    """The short link as people type it; not a link, for nobody clicks on a projector."""
    address = f"{server_address()}/join/{room.code}".removeprefix("https://").removeprefix("http://")
    return plain(address)


def draw_lobby(view: RoomView) -> None:
    """How to come in."""
    room = view.room
    address = f"{server_address()}/join/{room.code}"
    st.title(plain(room.title), anchor=False)
    words, square = st.columns([3, 2])
    with words:
        st.markdown("Scan, or go to")
        st.header(name_address(room), anchor=False)
        st.markdown("Code")
        with st.container(key="stage-code"):
            st.header(space_code(room.code), anchor=False)
        st.markdown(f"{view.seats} in the room" if view.seats else "Nobody here yet")
    with square:
        st.image(draw_qr(address), width=460, alt="A square code that leads to the same address")


def draw_step(view: RoomView) -> None:
    """What is asked, how many have answered, and in the end the result."""
    room, state, course = view.room, view.room.state, get_course()
    step = room.plan.agenda[state.step]
    st.title(plain(step.title), anchor=False)
    activity = step.activity
    if activity is None or state.stage == "ready":
        st.markdown(plain(step.aim))
        return
    st.header(plain(activity.prompt), anchor=False)
    if state.stage == "revealed":
        show_result(room, activity, view.result, course, comments=view.comments, wide=True)
        return
    if isinstance(activity, PollActivity):
        st.markdown("\n".join(f"- {plain(option.text)}" for option in activity.options))
    if isinstance(activity, LineActivity):
        st.markdown(f"1 is *{plain(activity.low)}*, 7 is *{plain(activity.high)}*")
    if isinstance(activity, QuizActivity) and state.stage == "open":
        st.markdown("The questions are on your phone.")
    if isinstance(activity, ScenarioActivity):
        path = state.path.get(step.id, ())
        tell_scene(activity, course, path)
        st.markdown("\n".join(f"- {text}" for text in list_open(activity, course, path).values()))
    if state.stage in {"open", "closed"}:
        share = min(view.answered / view.seats, 1.0) if view.seats else 0.0
        st.progress(share, text=f"{view.answered} of {view.seats} answered")
    if left := say_time_left(view):
        st.header(left, anchor=False)


@st.fragment(run_every=HOST_BEAT)
def show(room_id: str) -> None:
    """The stage as it is now."""
    view = look(room_id)
    with st.container(key="stage"):
        if view is None:
            st.title("This room is gone", anchor=False)
        elif view.room.state.phase in {"draft", "lobby"}:
            draw_lobby(view)
        elif view.room.state.phase in {"running", "rehearsal"}:
            draw_step(view)
            rehearsal = "Rehearsal · " if view.room.state.phase == "rehearsal" else ""
            st.divider()
            st.markdown(f"{rehearsal}{name_address(view.room)} · code **{space_code(view.room.code)}**")
        else:
            st.title("Thank you", anchor=False)
            st.header("What you answered is on your phone, and yours.", anchor=False)


try:
    found = find_room(get_store(), st.query_params.get("code", ""), device_tokens(), now())
except (RoomRefused, TooManyTries) as refusal:
    st.title("No stage here", anchor=False)
    st.markdown(str(refusal))
else:
    show(found.id)
