"""What a facilitator looks after besides the steps: texts to let through, people, and a rehearsal's crowd."""

from random import Random

import streamlit as st

from netlearn.domain.anonymity import COMMENT_FLOOR
from netlearn.store.room_rehearsal import answer_for_all, fill_room
from netlearn.store.room_seats import list_seats, remove_person
from netlearn.store.room_words import Status, judge_comment, list_comments
from netlearn.store.rooms import Room
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.rooms.live import look_again
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, now

CROWD = 12  # simulated people: enough for figures, and for texts to be read


@guard
def fill(room: Room) -> None:
    """Let simulated people in, or let those who are in answer."""
    fill_room(get_store(), room, CROWD, now())
    answer_for_all(get_store(), room.code, get_course(), Random(), now())  # noqa: S311 -- made-up answers
    look_again(room.id)


@guard
def judge(room: Room, comment: str, status: Status) -> None:
    """Let a text through, or hide it."""
    judge_comment(get_store(), room.id, current_learner(), comment, status)
    look_again(room.id)


@guard
def ask_out(room: Room, who: str, *, removed: bool) -> None:
    """Close somebody's seat, or open it again."""
    remove_person(get_store(), room.id, current_learner(), who, removed=removed)
    look_again(room.id)


def draw_texts(room: Room, activity_id: str) -> None:
    """The texts of a closed wall, to be let through one by one."""
    found = list_comments(get_store(), room.id, current_learner(), activity_id)
    if not found:
        st.caption(f"Texts can be read once {COMMENT_FLOOR} people have written one.")
        return
    st.subheader("Texts to let through", anchor=False)
    for comment in found:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.text(comment.text)
            shown = comment.status == "shown"
            st.button(
                "Hide" if shown else "Let it through",
                key=f"judge-{comment.id}",
                on_click=judge,
                args=(room, comment.id, "hidden" if shown else "shown"),
            )


def draw_people(room: Room) -> None:
    """Who is in the room, without what they said."""
    if not st.toggle("People", key="people"):  # three hundred names are drawn only when asked for
        return
    seats = list_seats(get_store(), room.id, current_learner())
    if not seats:
        st.caption("Nobody yet.")
    for number, seat in enumerate(seats):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(seat.alias)
            st.button(
                "Let in again" if seat.removed else "Ask out",
                key=f"seat-{number}-{seat.alias}",
                on_click=ask_out,
                args=(room, seat.learner_id),
                kwargs={"removed": not seat.removed},
            )
