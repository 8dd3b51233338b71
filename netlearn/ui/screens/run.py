"""The control window: notes, clock, next and back, what comes in, and what is let through."""

from random import Random

import streamlit as st

from netlearn.content.model import AgendaStep, FeedbackActivity, ScenarioActivity, WallActivity
from netlearn.domain.group_results import GroupResult, find_winner
from netlearn.domain.room_answers import name_scene
from netlearn.domain.room_codes import space_code
from netlearn.domain.rooms import Deed, list_deeds
from netlearn.errors import NetlearnError
from netlearn.export.room_plan import render_plan
from netlearn.export.room_report import render_room_report, write_room_csv
from netlearn.store.room_rehearsal import answer_for_all, fill_room
from netlearn.store.room_seats import list_seats, remove_person
from netlearn.store.room_steps import decide_scene, step_room
from netlearn.store.room_views import load_results
from netlearn.store.room_words import Status, judge_comment, list_comments
from netlearn.store.rooms import Room, delete_room, load_room
from netlearn.ui import places
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.rooms.asking import list_open
from netlearn.ui.rooms.live import HOST_BEAT, look, look_again, say_time_left
from netlearn.ui.rooms.results import show_result
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, now, server_address

course, store, learner = get_course(), get_store(), current_learner()
WORDS: dict[Deed, str] = {
    "rehearse": "Rehearse",
    "end_rehearsal": "End the rehearsal",
    "open_lobby": "Open the room",
    "start": "Start",
    "next": "Next step",
    "back": "Step back",
    "read": "Let them read",
    "open": "Open for answers",
    "close": "Close",
    "reveal": "Show the result",
    "reopen": "Open once more",
    "pause": "Pause",
    "resume": "Go on",
    "lock": "Lock the door",
    "unlock": "Unlock the door",
    "wrap_up": "Wrap up",
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
APART: frozenset[Deed] = frozenset({"end", "archive", "end_rehearsal", "lock", "unlock", "rehearse"})


@guard
def do(room: Room, deed: Deed) -> None:
    """Move the room, if it still stands where this window saw it."""
    step_room(store, room.id, learner, deed, room.state.version, course=course, now=now())
    look_again(room.id)


@guard
def decide(room: Room, choice: str) -> None:
    """Take a choice of a scenario for the room."""
    decide_scene(store, room.id, learner, choice, room.state.version)
    look_again(room.id)


@guard
def fill(room: Room) -> None:
    """Let simulated people in, or let those who are in answer."""
    fill_room(store, room, 12, now())
    answer_for_all(store, room.code, course, Random(), now())  # noqa: S311 -- made-up answers
    look_again(room.id)


@guard
def judge(room: Room, comment: str, status: Status) -> None:
    """Let a text through, or hide it."""
    judge_comment(store, room.id, learner, comment, status)
    look_again(room.id)


@guard
def ask_out(room: Room, who: str, *, removed: bool) -> None:
    """Close somebody's seat, or open it again."""
    remove_person(store, room.id, learner, who, removed=removed)
    look_again(room.id)


@guard
def delete(room: Room) -> None:
    """Delete the room with all that was said in it."""
    delete_room(store, room.id, learner)
    st.session_state["room-deleted"] = True


def draw_ways_in(room: Room) -> None:
    """The code, the address and the stage."""
    address = f"{server_address()}/join/{room.code}"
    st.markdown(f"Code **{space_code(room.code)}** · {address}")
    st.link_button(
        "Open the stage window", f"{server_address()}/stage?code={room.code}", icon=":material/tv:"
    )


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


def draw_deeds(room: Room) -> None:
    """What can be done now: the likely step first, what cannot be undone apart."""
    deeds = list_deeds(room.state, room.plan.agenda)
    first = next((deed for deed in LIKELY if deed in deeds), None)
    with st.container(horizontal=True):
        for deed, word in WORDS.items():
            if deed in deeds and (deed == first or deed not in APART):
                st.button(
                    word,
                    key=f"do-{deed}",
                    type="primary" if deed == first else "secondary",
                    on_click=do,
                    args=(room, deed),
                )
    rest = [deed for deed in WORDS if deed in deeds & APART and deed != first]
    if rest:
        with st.popover("More"):
            for deed in rest:
                st.button(WORDS[deed], key=f"do-{deed}", on_click=do, args=(room, deed))


def draw_notes(step: AgendaStep) -> None:
    """What to say and what to look out for; only this window shows it."""
    st.markdown(f"*{step.aim}*")
    for words in step.say:
        st.markdown(words)
    for title, lines in (("To talk over", step.debrief), ("Look out", step.pitfalls)):
        if lines:
            st.markdown(f"**{title}**\n" + "\n".join(f"- {line}" for line in lines))
    if step.online:
        st.markdown(f"**Online:** {step.online}")


def draw_texts(room: Room, activity_id: str) -> None:
    """The texts of a closed wall, to be let through one by one."""
    found = list_comments(store, room.id, learner, activity_id)
    if not found:
        st.caption("Texts can be read once eight people have written one and the activity is closed.")
    for comment in found:
        with st.container(border=True):
            st.text(comment.text)
            shown = comment.status == "shown"
            st.button(
                "Hide" if shown else "Let it through",
                key=f"judge-{comment.id}",
                on_click=judge,
                args=(room, comment.id, "hidden" if shown else "shown"),
            )


def draw_vote(room: Room, step: AgendaStep, result: GroupResult | None) -> None:
    """The ways on in a scenario; the winner is proposed when figures may be shown."""
    if not isinstance(step.activity, ScenarioActivity):
        return
    path = room.state.path.get(step.id, ())
    tally = next((one for one in result.tallies if one.item == name_scene(path)), None) if result else None
    winner = find_winner(tally)
    st.markdown("**The room goes on with**")
    for choice, words in list_open(step.activity, course, path).items():
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
    st.header(
        f"{state.step + 1} of {len(room.plan.agenda)} · {step.title} · {step.minutes} min", anchor=False
    )
    draw_deeds(room)
    if state.phase == "rehearsal":
        st.button("Let twelve simulated people in and answer", key="fill", on_click=fill, args=(room,))
    if step.activity and state.stage in {"closed", "revealed"}:
        result = load_results(store, room.id, learner).get(step.activity.id)
        draw_vote(room, step, result)
        with st.expander("The result", expanded=True):
            show_result(room, step.activity, result, course)
        if isinstance(step.activity, WallActivity | FeedbackActivity):
            draw_texts(room, step.activity.id)
    draw_notes(step)


def draw_people(room: Room) -> None:
    """Who is in the room, without what they said."""
    if st.toggle("People", key="people"):  # three hundred names are drawn only when asked for
        seats = list_seats(store, room.id, learner)
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


def draw_report(room: Room) -> None:
    """The figures to take away, and the end of the room."""
    results = load_results(store, room.id, learner)
    st.download_button(
        "Figures as CSV",
        write_room_csv(room.plan, results, course),
        file_name=f"workshop-{room.made_at:%Y-%m-%d}.csv",
        mime="text/csv",
    )
    st.download_button(
        "Figures as PDF",
        lambda: render_room_report(room.plan, results, course, room.wishes.floor, now()),
        file_name=f"workshop-{room.made_at:%Y-%m-%d}.pdf",
        mime="application/pdf",
    )
    if room.state.phase == "ended":
        st.markdown(f"Answers are deleted on {room.purge_at:%d %B %Y}, with this room.")
    for activity in room.plan.activities:
        if activity.id in results:
            with st.expander(activity.prompt):
                show_result(room, activity, results[activity.id], course)


def draw(room: Room) -> None:
    """The window for where the room stands."""
    st.title(room.title, anchor=False)
    made, recovery = st.session_state.get("recovery", ("", ""))
    if made == room.id:
        st.warning(
            "Write this recovery code down. It brings this room back on another machine, and it is shown "
            "only in this tab.",
            icon=":material/key:",
        )
        st.code(recovery, language=None)
    phase = room.state.phase
    if phase in {"lobby", "rehearsal", "running", "wrap_up"}:
        draw_ways_in(room)
        draw_pulse(room)
    if phase in {"rehearsal", "running"}:
        draw_running(room)
    else:
        draw_deeds(room)
    if phase == "draft":
        st.markdown("\n".join(f"1. **{step.title}** · {step.minutes} min" for step in room.plan.agenda))
        st.download_button(
            "Plan and guide to print",
            lambda: render_plan(room.plan, course.guide, now()),
            file_name=f"{room.plan.id}.pdf",
            mime="application/pdf",
        )
        st.markdown("**Bring along**\n" + "\n".join(f"- {one}" for one in room.plan.materials))
    if phase in {"wrap_up", "ended", "archived"}:
        draw_report(room)
    if phase in {"lobby", "running"}:
        draw_people(room)
    with st.popover("Delete this room"):
        st.markdown("Deletes the room with all answers, texts and figures, for everybody.")
        st.button("Delete it now", on_click=delete, args=(room,))


if st.session_state.pop("room-deleted", False):
    st.switch_page(places.WORKSHOPS)
try:
    draw(load_room(store, st.query_params.get("room", ""), learner))
except NetlearnError as error:
    st.title("No room here", anchor=False)
    st.markdown(str(error))
    places.link_next("My workshops", places.WORKSHOPS)
