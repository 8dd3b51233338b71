"""What a facilitator takes away of a room, and how a room is deleted."""

import streamlit as st

from netlearn.export.room_report import render_room_report, write_room_csv
from netlearn.store.room_making import delete_room
from netlearn.store.room_views import load_results
from netlearn.store.rooms import Room
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.rooms.limits import export_one
from netlearn.ui.rooms.results import show_result
from netlearn.ui.rooms.words import plain
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, now


@guard
def delete(room: Room) -> None:
    """Delete the room with all that was said in it."""
    delete_room(get_store(), room.id, current_learner())
    st.session_state["room-deleted"] = True


def draw_report(room: Room) -> None:
    """The figures to take away, and the day on which the rest is deleted."""
    course, learner = get_course(), current_learner()
    results = load_results(get_store(), room.id, learner)
    st.header("Figures to take away", anchor=False)
    st.markdown("Figures about the group only. What single people answered is in no report.")
    with st.container(horizontal=True):
        st.download_button(
            "Figures as PDF",
            lambda: export_one(
                learner, lambda: render_room_report(room.plan, results, course, room.wishes.floor, now())
            ),
            file_name=f"workshop-{room.made_at:%Y-%m-%d}.pdf",
            mime="application/pdf",
            type="secondary" if room.state.phase == "wrap_up" else "primary",
            on_click="ignore",
        )
        st.download_button(
            "Figures as CSV",
            lambda: export_one(learner, lambda: write_room_csv(room.plan, results, course)),
            file_name=f"workshop-{room.made_at:%Y-%m-%d}.csv",
            mime="text/csv",
            on_click="ignore",
        )
    if room.state.phase == "ended":
        st.markdown(f"On {room.purge_at:%d %B %Y} this room is deleted, with all answers and figures in it.")
    for activity in room.plan.activities:
        if activity.id in results:
            with st.expander(plain(activity.prompt)):
                show_result(room, activity, results[activity.id], course)


def draw_deletion(room: Room) -> None:
    """The way to be rid of a room before its day."""
    with st.popover("Delete this room"):
        st.markdown(
            "Deletes the room with all answers, texts and figures, for everybody in it. What people have "
            "taken along into the course stays theirs."
        )
        st.button("Delete it now", on_click=delete, args=(room,))
