"""The control window: notes, clock, next and back, what comes in, and what is let through."""

import streamlit as st

from netlearn.content.model import AgendaStep, FeedbackActivity, ScenarioActivity, WallActivity
from netlearn.domain.group_results import GroupResult, find_winner
from netlearn.domain.room_answers import name_scene
from netlearn.domain.room_codes import space_code
from netlearn.errors import NetlearnError
from netlearn.export.room_plan import render_plan
from netlearn.store.room_views import load_results
from netlearn.store.rooms import Room, load_room
from netlearn.ui import places
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.rooms.asking import list_open
from netlearn.ui.rooms.deeds import decide, draw_deeds
from netlearn.ui.rooms.limits import export_one
from netlearn.ui.rooms.live import HOST_BEAT, look, say_time_left
from netlearn.ui.rooms.moderating import draw_people, draw_texts, fill
from netlearn.ui.rooms.reporting import draw_deletion, draw_report
from netlearn.ui.rooms.results import show_result
from netlearn.ui.rooms.words import plain
from netlearn.ui.session import current_learner, now, server_address

course, store, learner = get_course(), get_store(), current_learner()


def forget_recovery() -> None:
    """The code was written down."""
    st.session_state.pop("recovery", None)


def draw_recovery(room: Room) -> None:
    """The recovery code, until it was written down."""
    made, recovery = st.session_state.get("recovery", ("", ""))
    if made != room.id:
        return
    st.warning(
        "Write this recovery code down. It brings this room back on another machine, and it is shown only "
        "now, in this tab.",
        icon=":material/key:",
    )
    st.code(recovery, language=None)
    st.button("I have written it down", on_click=forget_recovery)


def draw_ways_in(room: Room) -> None:
    """The code, the address and the stage."""
    address = f"{server_address()}/join/{room.code}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"Code **{space_code(room.code)}** · {address}")
        stage = f"{server_address()}/stage?code={room.code}"
        st.link_button("Open the stage window", stage, icon=":material/tv:")


def draw_pulse(room: Room) -> None:
    """What comes in, looked at again and again; the rest of the window is drawn anew only after a step."""
    seen = room.state.version

    @st.fragment(run_every=HOST_BEAT)
    def watch() -> None:
        view = look(room.id)
        if view is None or view.room.state.version != seen:
            st.rerun()
        if view:
            asked = room.plan.agenda[room.state.step].activity
            words = f"{view.seats} in the room"
            if asked and room.state.stage in {"open", "closed", "revealed"}:
                words += f" · {view.answered} answered"
            if left := say_time_left(view):
                words += f" · {left}"
            st.markdown(f"**{words}**")

    watch()


def draw_notes(step: AgendaStep) -> None:
    """What to say and what to look out for; only this window shows it."""
    st.markdown(f"*{plain(step.aim)}*")
    for words in step.say:
        st.markdown(words)
    for title, lines in (("To talk over", step.debrief), ("Look out", step.pitfalls)):
        if lines:
            st.markdown(f"**{title}**\n" + "\n".join(f"- {line}" for line in lines))
    if step.online:
        st.markdown(f"**Online:** {step.online}")


def draw_vote(room: Room, step: AgendaStep, result: GroupResult | None) -> None:
    """The ways on in a scenario; the winner is proposed when figures may be shown."""
    if not isinstance(step.activity, ScenarioActivity):
        return
    path = room.state.path.get(step.id, ())
    tally = next((one for one in result.tallies if one.item == name_scene(path)), None) if result else None
    winner = find_winner(tally)
    if choices := list_open(step.activity, course, path):
        st.markdown("**The room goes on with**")
    for choice, words in choices.items():
        st.button(
            words,
            key=f"go-{choice}",
            type="primary" if choice == winner else "secondary",
            on_click=decide,
            args=(room, choice),
        )


def draw_running(room: Room) -> None:
    """The present step, with what came of it."""
    state = room.state
    step = room.plan.agenda[state.step]
    place = f"{state.step + 1} of {len(room.plan.agenda)}"
    st.header(f"{place} · {plain(step.title)} · {step.minutes} min", anchor=False)
    draw_deeds(room)
    if state.phase == "rehearsal":
        st.button("Let twelve simulated people in and answer", key="fill", on_click=fill, args=(room,))
    if step.activity:
        st.markdown(f"On the phones: **{plain(step.activity.prompt)}**")
    if step.activity and state.stage in {"closed", "revealed"}:
        result = load_results(store, room.id, learner).get(step.activity.id)
        draw_vote(room, step, result)
        with st.expander("The result", expanded=True):
            show_result(room, step.activity, result, course)
        if isinstance(step.activity, WallActivity | FeedbackActivity):
            draw_texts(room, step.activity.id)
    draw_notes(step)


def draw_draft(room: Room) -> None:
    """The agenda, to be printed before the room is opened."""
    st.markdown("Nobody can come in yet. Go through it once with made-up people, or open the room.")
    draw_deeds(room)
    steps = (f"1. **{plain(step.title)}** · {step.minutes} min" for step in room.plan.agenda)
    st.markdown("\n".join(steps))
    st.download_button(
        "Plan and guide to print",
        lambda: export_one(learner, lambda: render_plan(room.plan, course.guide, now())),
        file_name=f"{room.plan.id}.pdf",
        mime="application/pdf",
        on_click="ignore",
    )
    st.markdown("**Bring along**\n" + "\n".join(f"- {one}" for one in room.plan.materials))


def draw(room: Room) -> None:
    """The window for where the room stands."""
    st.title(plain(room.title), anchor=False)
    draw_recovery(room)
    phase = room.state.phase
    if phase in {"lobby", "rehearsal", "running", "wrap_up"}:
        draw_ways_in(room)
        draw_pulse(room)
    if phase in {"rehearsal", "running"}:
        draw_running(room)
    elif phase == "draft":
        draw_draft(room)
    else:
        if phase == "lobby":
            st.markdown("People can come in. Put the stage window on the projector; start when you begin.")
        draw_deeds(room)
    if phase in {"wrap_up", "ended", "archived"}:
        draw_report(room)
    if phase in {"lobby", "running"}:
        draw_people(room)
    draw_deletion(room)


if st.session_state.pop("room-deleted", False):
    st.switch_page(places.WORKSHOPS)
try:
    draw(load_room(store, st.query_params.get("room", ""), learner))
except NetlearnError as error:
    st.title("No room here", anchor=False)
    st.markdown(str(error))
    places.link_next("My workshops", places.WORKSHOPS)
