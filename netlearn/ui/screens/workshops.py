"""Workshops: what a facilitator has planned, and making a room for the next one."""

import streamlit as st

from netlearn.content.model import Workshop
from netlearn.domain.anonymity import COMMENT_FLOOR, FLOOR, LOW_FLOOR
from netlearn.errors import NetlearnError
from netlearn.store.room_making import make_room, purge_rooms, recover_room
from netlearn.store.rooms import KEEP_DAYS, Room, Wishes, list_rooms
from netlearn.ui import places
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.rooms.agenda_form import draw_form, read_plan
from netlearn.ui.rooms.words import plain
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, device_tokens, enrolled_learner, now

course, store = get_course(), get_store()
PHASES = {
    "draft": "not opened yet",
    "rehearsal": "in rehearsal",
    "lobby": "open, not begun",
    "running": "running",
    "wrap_up": "at its end",
    "ended": "ended",
    "archived": "kept as figures only",
}


@guard
def make(plan: Workshop) -> None:
    """Make the room, and remember its recovery code until it was read."""
    state = st.session_state
    wishes = Wishes(
        floor=state["floor"],
        naming=state["naming"],
        late_join=state["late-join"],
        keep_days=int(state["keep-days"]),
    )
    earlier = str(state.get("earlier") or "")
    room, recovery = make_room(store, enrolled_learner(), read_plan(plan), wishes, now(), earlier=earlier)
    state["recovery"] = (room.id, recovery)
    state["room-made"] = room.id


@guard
def recover() -> None:
    """Bring back a room by its recovery code."""
    typed = str(st.session_state["recovery-code"])
    room = recover_room(store, enrolled_learner(), typed, device_tokens(), now())
    st.session_state["room-made"] = room.id


def draw_plan(plan: Workshop) -> None:
    """What a written workshop holds, and the choices that belong to it."""
    st.markdown(plan.summary)
    with st.expander("The agenda"):
        st.markdown("\n".join(f"- **{step.title}** · {step.minutes} min. {step.aim}" for step in plan.agenda))
    with st.expander("Change the agenda"):
        draw_form(plan)


def draw_wishes(before: dict[str, str]) -> None:
    """What is promised to the people in the room; fixed once it is opened.

    Args:
        before: Earlier rooms by id, in words.
    """
    st.radio(
        "Figures about the group show from",
        [FLOOR, LOW_FLOOR],
        format_func=lambda k: f"{k} people" + ("" if k == FLOOR else ", for a small team that agrees to it"),
        key="floor",
    )
    st.caption(
        f"Short texts always need {COMMENT_FLOOR} people, whatever you choose: wording gives its author away."
    )
    st.radio(
        "People are known by",
        ["alias", "name"],
        format_func={"alias": "a made-up name", "name": "a name they type"}.__getitem__,
        key="naming",
    )
    st.checkbox("People may come in after the start", value=True, key="late-join")
    st.number_input("Days until answers are deleted", 1, 365, KEEP_DAYS, key="keep-days")
    st.caption(
        "If the group will meet again, choose enough days to reach that meeting: then and now can be "
        "compared only while both are kept."
    )
    if before:
        st.selectbox(
            "Has this group met before? Its self-assessment then shows beside the new one",
            ["", *before],
            format_func=lambda room: before.get(room, "No, this is the first time"),
            key="earlier",
        )
    st.caption("These are promises to the people in the room. They cannot be changed once it was opened.")


def word_room(room: Room) -> str:
    """A room in a list."""
    return f"{room.title} · {room.ended_at or room.made_at:%d %B %Y}"


if made := st.session_state.pop("room-made", None):
    st.switch_page(places.RUN, query_params={"room": made})

st.title("Workshops", anchor=False)
st.markdown(
    "Run a session with a room of 5 to 300 people on their phones. You move it from a control window; a "
    "stage window shows the projector what everybody may see."
)
try:
    purge_rooms(store, now())
    rooms = list_rooms(store, learner) if (learner := current_learner()) else ()
except NetlearnError as error:
    st.error(str(error), icon=":material/error:")
    st.stop()
for room in rooms:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        minutes = count(room.plan.minutes, "minute")
        title = plain(room.title)
        st.markdown(f"**{title}** · {minutes} · {PHASES[room.state.phase]} · made {room.made_at:%d %B %Y}")
        places.link_next("Open", places.RUN, {"room": room.id}, primary=False, key="room")

st.header("Make a room", anchor=False)
plans = sorted(course.workshops.values(), key=lambda plan: plan.minutes)
if not plans:
    st.markdown("This course has no workshop plans yet. They stand in `content/en/workshops/`.")
    st.stop()
chosen = st.radio(
    "Plan",
    plans,
    format_func=lambda plan: f"{plan.title} · {count(plan.minutes, 'minute')}",
    key="plan",
)
draw_plan(chosen)
draw_wishes({room.id: word_room(room) for room in rooms if room.state.phase in {"wrap_up", "ended"}})
st.button("Make the room", type="primary", on_click=make, args=(chosen,))
with st.expander("Bring back a room with its recovery code"):
    st.text_input("Recovery code", key="recovery-code", autocomplete="off")
    st.button("Bring it back", on_click=recover)
if course.guide:
    with st.expander(course.guide.title):
        for section in course.guide.sections:
            st.markdown(f"**{section.title}**")
            st.markdown(section.body)
