"""Moving a room from the control window: what can be done now, the likely step first."""

from datetime import datetime

import streamlit as st

from netlearn.domain.rooms import Deed, list_deeds
from netlearn.store.room_steps import decide_scene, step_room
from netlearn.store.rooms import Room
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.rooms.live import look_again
from netlearn.ui.saving import guard, is_second_tap
from netlearn.ui.session import current_learner, now

WORDS: dict[Deed, str] = {
    "open_lobby": "Open the room",
    "rehearse": "Rehearse",
    "start": "Start",
    "read": "Let them read",
    "open": "Open for answers",
    "close": "Close",
    "reveal": "Show the result",
    "reopen": "Open once more",
    "back": "Step back",
    "next": "Next step",
    "pause": "Pause",
    "resume": "Go on",
    "wrap_up": "Wrap up",
    "end_rehearsal": "End the rehearsal",
    "lock": "Lock the door",
    "unlock": "Unlock the door",
    "end": "End the workshop",
    "archive": "Delete answers, keep figures",
}
# What a facilitator would do next, the first that is possible.
LIKELY: tuple[Deed, ...] = (
    "resume",
    "open_lobby",
    "start",
    "open",
    "close",
    "reveal",
    "next",
    "wrap_up",
    "end",
    "end_rehearsal",
)
APART: frozenset[Deed] = frozenset({"end", "archive", "end_rehearsal", "lock", "unlock"})
WARNINGS: dict[Deed, str] = {
    "end": "Ends the workshop for everybody. It cannot be opened again.",
    "archive": "Deletes every seat, answer and text now. Published figures stay until the room is deleted.",
    "end_rehearsal": "Throws away everything that was tried out, and puts the room back to its beginning.",
}


@guard
def do(room: Room, deed: Deed) -> None:
    """Move the room, if it still stands where this window saw it.

    The second tap of a double one meant the button that stood there before, and is let fall.
    """
    moved: datetime | None = st.session_state.get("room-moved")
    if is_second_tap(moved):
        return
    step_room(
        get_store(), room.id, current_learner(), deed, room.state.version, course=get_course(), now=now()
    )
    st.session_state["room-moved"] = now()
    look_again(room.id)


@guard
def decide(room: Room, choice: str) -> None:
    """Take a choice of a scenario for the room."""
    decide_scene(get_store(), room.id, current_learner(), choice, room.state.version)
    look_again(room.id)


def draw_deeds(room: Room) -> None:
    """A button a deed: the likely one first and alone in its colour, what cannot be undone behind More."""
    deeds = list_deeds(room.state, room.plan.agenda)
    first = next((deed for deed in LIKELY if deed in deeds), None)
    near = [deed for deed in WORDS if deed in deeds and deed not in APART and deed != first]
    rest = [deed for deed in WORDS if deed in deeds & APART and deed != first]
    with st.container(horizontal=True):
        if first:
            _draw_deed(room, first, primary=True)
        for deed in near:
            _draw_deed(room, deed)
        if rest:
            with st.popover("More"):
                for deed in rest:
                    if deed in WARNINGS:
                        st.markdown(WARNINGS[deed])
                    _draw_deed(room, deed)


def _draw_deed(room: Room, deed: Deed, *, primary: bool = False) -> None:
    st.button(
        WORDS[deed],
        key=f"do-{deed}",
        type="primary" if primary else "secondary",
        on_click=do,
        args=(room, deed),
    )
