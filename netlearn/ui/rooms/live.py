"""The live view of a room: read from the database once a moment, shared by all screens of this process.

It holds nothing that the database does not: another process sees the same, at most a moment later.
"""

from random import Random
from threading import Lock
from time import monotonic

import streamlit as st

from netlearn.store.room_steps import ring_bell
from netlearn.store.room_views import RoomView, view_room
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now

FRESH = 0.7  # seconds that a view is shown for; 300 phones then cost little more than one
BEAT = 2.5  # seconds between two looks of a phone, so that a step reaches it within three
JITTER = 0.3  # phones that were opened together must not ask together for ever
HOST_BEAT = 1.5

_VIEWS: dict[str, tuple[float, RoomView | None]] = {}
_LOCKS: dict[str, Lock] = {}
_MOST = 200  # rooms that are remembered; then all are forgotten and read again


def look(room_id: str) -> RoomView | None:
    """The room as it was a moment ago at most; None when it is gone.

    Raises:
        StoreUnreadable: the database does not answer.
    """
    if (known := _VIEWS.get(room_id)) and monotonic() - known[0] < FRESH:
        return known[1]
    with _LOCKS.setdefault(room_id, Lock()):
        if (known := _VIEWS.get(room_id)) and monotonic() - known[0] < FRESH:
            return known[1]
        view = view_room(get_store(), room_id)
        if len(_VIEWS) > _MOST:
            _VIEWS.clear()
        _VIEWS[room_id] = (monotonic(), view)
    if view is not None:
        ring_bell(get_store(), view.room, course=get_course(), now=now())
    return view


def look_again(room_id: str) -> RoomView | None:
    """The room as it is now, after a step of one's own."""
    _VIEWS.pop(room_id, None)
    return look(room_id)


def forget_views() -> None:
    """Forget every view, so that each room is read anew."""
    _VIEWS.clear()


def choose_beat() -> float:
    """How many seconds lie between two looks of this browser."""
    if "beat" not in st.session_state:
        st.session_state["beat"] = BEAT + Random().uniform(-JITTER, JITTER)  # noqa: S311 -- spreads load
    return float(st.session_state["beat"])


def say_time_left(view: RoomView) -> str:
    """How long an activity is still open, in words; "" without a clock."""
    state = view.room.state
    if state.paused:
        return "Paused"
    if state.stage != "open" or state.deadline is None:
        return ""
    left = (state.deadline - now()).total_seconds()
    return f"{int(left // 60)}:{int(left % 60):02d} left" if left > 0 else "Time is up"
