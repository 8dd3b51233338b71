"""A seat in a workshop: come in, answer, see how the group answered, take it along or erase it."""

import streamlit as st

from netlearn.content.model import Activity, CommitActivity, QuizActivity
from netlearn.domain.room_codes import read_code
from netlearn.errors import NetlearnError, RoomRefused, TooManyTries
from netlearn.store.room_answers import load_answers
from netlearn.store.room_seats import Seat, find_seat_by_code, leave_room, list_buddies, take_seat
from netlearn.store.room_tries import find_room
from netlearn.store.room_views import RoomView
from netlearn.store.rooms import Room
from netlearn.ui import places
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.rooms.asking import ask_activity
from netlearn.ui.rooms.live import choose_beat, look, say_time_left
from netlearn.ui.rooms.questions import show_solution
from netlearn.ui.rooms.results import show_result
from netlearn.ui.rooms.taking_along import take_along
from netlearn.ui.rooms.words import plain
from netlearn.ui.saving import guard, say_fault
from netlearn.ui.session import current_learner, device_tokens, enrolled_learner, now, to_local

store = get_store()


def ask_code(refusal: str = "") -> None:
    """The door: six characters to type."""
    st.title("Join a workshop", anchor=False)
    st.markdown(
        "Type the six characters that stand on the screen in the room, or scan the square beside them."
    )
    if refusal:
        st.warning(refusal, icon=":material/meeting_room:")
    with st.form("door", border=False):
        typed = st.text_input("Code of the room", max_chars=12, autocomplete="off", placeholder="ABC DEF")
        if st.form_submit_button("Go on", type="primary") and typed:
            st.query_params["code"] = typed
            st.rerun()


@guard
def come_in(room: Room, name_key: str) -> None:
    """Take a seat."""
    name = str(st.session_state.get(name_key, ""))
    take_seat(store, room.id, enrolled_learner(), now(), name=name)


def ask_consent(room: Room) -> None:
    """What is kept, who sees it, and for how long: before anything is."""
    st.title(plain(room.title), anchor=False)
    if room.state.phase == "rehearsal":
        st.warning(
            "This is a rehearsal. Try things out, and enter nothing that is true of you: figures are "
            "mixed with made-up people, and everything is thrown away at the end.",
            icon=":material/theater_comedy:",
        )
    k = room.wishes.floor
    again = (
        "- This group met before: its figures of then may stand beside those of now, about all of you.\n"
        if room.state.earlier
        else ""
    )
    st.markdown(
        "Before you come in:\n"
        "- Your answers are kept on this server, under a random number and the name you have in this room.\n"
        f"- The others and the facilitator see figures about the group, from {k} people upwards, and never "
        "your answers. Short texts are shown without a name, from eight people upwards, after the "
        "facilitator has let them through.\n"
        f"- Everything you enter is deleted {room.wishes.keep_days} days after the end, or before if the "
        "facilitator deletes the workshop. You can erase it yourself at any time, here or under My data.\n"
        f"{again}"
        "- No account, no email address. A cookie keeps your seat when the phone sleeps."
    )
    key = f"name-{room.id}"
    if room.wishes.naming == "name":
        st.text_input("Your name in this room", key=key, max_chars=36, autocomplete="off")
        st.caption("The facilitator sees it in the list of people, without your answers.")
    st.button("Come in", type="primary", on_click=come_in, args=(room, key))


def draw_stage(view: RoomView, seat: Seat) -> None:
    """What this person sees where the room stands."""
    room, state = view.room, view.room.state
    if state.phase in {"draft", "lobby"}:
        st.markdown("You are in. The session begins in a moment; this page moves by itself.")
        return
    if state.phase in {"wrap_up", "ended", "archived"}:
        draw_end(room, seat)
        return
    step = room.plan.agenda[state.step]
    activity = step.activity
    if state.paused:
        st.info("The facilitator has paused the session.", icon=":material/pause:")
    if activity is None:
        st.markdown("Nothing to do on the phone now. Look up.")
    elif state.stage == "ready":
        st.markdown("Something to answer comes here in a moment.")
    elif state.stage == "read":
        st.markdown(f"**{plain(activity.prompt)}**")
        st.markdown("Read and think. You can answer in a moment.")
    elif state.stage == "open" and not state.paused:
        ask_activity(room, seat.learner_id, activity)
    elif state.stage == "closed":
        st.markdown("Closed. The result comes when the facilitator shows it.")
    elif state.stage == "revealed":
        draw_result(view, seat, activity)


def draw_result(view: RoomView, seat: Seat, activity: Activity) -> None:
    """The group's answers, and one's own beside them."""
    course = get_course()
    kept = load_answers(store, view.room.id, seat.learner_id, activity.id)
    own = {item: answer for item, (answer, _) in kept.items()}
    if isinstance(activity, QuizActivity):
        for name in activity.questions:
            if question := course.questions.get(name):
                with st.container(border=True):
                    show_solution(question, f"{view.room.id}-told", own.get(name, ()))
    st.markdown(f"**{plain(activity.prompt)}**")
    show_result(view.room, activity, view.result, course, comments=view.comments, own=own)
    if isinstance(activity, CommitActivity):
        say_buddies(seat)


def say_buddies(seat: Seat) -> None:
    """Who somebody's buddy is: a name that another person may have typed."""
    if buddies := list_buddies(store, seat):
        with st.container(border=True):
            st.markdown(":material/handshake: **Your buddy**")
            st.text(f"{' and '.join(buddies)}. You are {seat.alias}.")


def draw_end(room: Room, seat: Seat) -> None:
    """After the last step: one's own copy, the way on, and the way out."""
    say_buddies(seat)
    take_along(room, seat.learner_id)


@guard
def leave(room_id: str, learner_id: str) -> None:
    """Erase one's seat and all that was said from it."""
    leave_room(store, room_id, learner_id)
    st.query_params.clear()
    st.session_state.pop("room-sat", None)
    st.session_state["room-left"] = True


def name_screen(room: Room) -> str:
    """What the room is at, as Markdown."""
    if room.state.phase in {"running", "rehearsal"}:
        return plain(room.plan.agenda[room.state.step].title)
    return plain(room.title) if room.state.phase in {"draft", "lobby"} else "That was it"


def sit(seat: Seat, view: RoomView) -> None:
    """The screen of somebody who has a seat."""
    seen = view.room.state.version

    @st.fragment(run_every=choose_beat())
    def watch() -> None:
        fresh = look(seat.room_id)
        if fresh is None or fresh.room.state.version != seen:
            st.rerun()
        left = say_time_left(fresh) if fresh else ""
        who = f"You are {plain(seat.alias)}"
        # Streamlit drops what a run drew when the next is asked for at its very end; this is told again.
        saved = st.session_state.get("room-saved")
        told = (plain(view.room.title), who, f"saved {to_local(saved):%H:%M:%S}" if saved else "", left)
        st.caption(" · ".join(part for part in told if part))

    @st.fragment
    def work() -> None:
        say_fault()  # of a choice, which was saved before this run
        draw_stage(view, seat)
        say_fault()  # of a form, which is saved while it is drawn

    st.session_state["room-sat"] = view.room.code
    st.title(name_screen(view.room), anchor=False)
    watch()
    work()
    with st.popover("Leave and erase"):
        st.markdown(
            "Erases your seat, your answers and your texts in this workshop. Figures about the group that "
            "were already shown stay, since they are nobody's."
        )
        st.button("Erase my part now", on_click=leave, args=(seat.room_id, seat.learner_id))


def draw() -> None:
    """The screen that the address asks for."""
    if st.session_state.pop("room-left", False):
        st.success("Your part of the workshop is erased.", icon=":material/check_circle:")
    typed = st.query_params.get("code", "")
    code = read_code(typed)
    if not typed:
        ask_code(st.session_state.pop("door", ""))
        return
    learner = current_learner()
    seat = find_seat_by_code(store, code, learner) if code and learner else None
    if seat is not None and not seat.removed and (view := look(seat.room_id)):
        sit(seat, view)
        return
    if code and st.session_state.pop("room-sat", None) == code and seat is None:
        # Asked for no further: three hundred phones of a deleted room would look like a guesser.
        st.query_params.clear()
        ask_code("This workshop was deleted, with all that was answered in it.")
        return
    if seat is not None and seat.removed:
        ask_code("The facilitator has closed your seat in this room.")
        return
    try:
        room = find_room(store, typed, device_tokens(), now())
    except (RoomRefused, TooManyTries) as refusal:
        st.session_state["door"] = str(refusal)
        st.query_params.clear()
        st.rerun()
    else:
        ask_consent(room)


try:
    draw()
except NetlearnError as error:
    st.error(str(error), icon=":material/error:")
    places.link_next("Back to the start", places.HOME)
