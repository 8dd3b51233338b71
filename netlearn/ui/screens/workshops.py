"""Workshops: what a facilitator has planned, and making a room for the next one."""

from typing import cast

import streamlit as st

from netlearn.content.markup import split_prompt
from netlearn.content.model import AgendaStep, AssessmentActivity, RoomForm, Workshop
from netlearn.domain.anonymity import FLOOR, LOW_FLOOR
from netlearn.errors import NetlearnError
from netlearn.store.rooms import KEEP_DAYS, Wishes, list_rooms, make_room, purge_rooms, recover_room
from netlearn.ui import places
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.rooms.composing import compose, make_poll, make_quiz, make_scenario, make_wall
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, enrolled_learner, now

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


def word_question(name: str) -> str:
    """A question by its last sentence, short enough for a list."""
    asked = " ".join(split_prompt(course.questions[name].prompt)[1].split())
    return asked if len(asked) < 90 else f"{asked[:87]}…"


def read_added() -> list[AgendaStep]:
    """The steps that are added to the plan."""
    state, added = st.session_state, []
    options = [line.strip() for line in str(state.get("add-options", "")).splitlines() if line.strip()]
    if (prompt := str(state.get("add-poll", "")).strip()) and 2 <= len(options) <= 8:
        added.append(make_poll(1, prompt, options))
    if wall := str(state.get("add-wall", "")).strip():
        added.append(make_wall(2, wall))
    if questions := state.get("add-quiz", []):
        added.append(make_quiz(3, "Questions of the course", questions))
    if scenario := state.get("add-scenario"):
        added.append(make_scenario(4, "Decide together", scenario))
    return added


@guard
def make(plan: Workshop) -> None:
    """Make the room, and remember its recovery code until it was read."""
    state = st.session_state
    form = cast("RoomForm", state.get(f"form-{plan.id}", 12))
    title = str(state.get(f"title-{plan.id}") or plan.title).strip()
    made = compose(plan, title, state[f"steps-{plan.id}"], form, read_added())
    wishes = Wishes(
        floor=state["floor"],
        naming=state["naming"],
        late_join=state["late-join"],
        keep_days=int(state["keep-days"]),
    )
    room, recovery = make_room(store, enrolled_learner(), made, wishes, now())
    state["recovery"] = (room.id, recovery)
    state["room-made"] = room.id


@guard
def recover() -> None:
    """Bring back a room by its recovery code."""
    room = recover_room(store, enrolled_learner(), str(st.session_state["recovery-code"]), now())
    st.session_state["room-made"] = room.id


def draw_plan(plan: Workshop) -> None:
    """What a written workshop holds, and the choices that belong to it."""
    st.markdown(plan.summary)
    with st.expander("The agenda"):
        st.markdown("\n".join(f"- **{step.title}** · {step.minutes} min. {step.aim}" for step in plan.agenda))
    with st.expander("Change the agenda"):
        st.text_input("What this room is called", value=plan.title, max_chars=120, key=f"title-{plan.id}")
        titles = {step.id: step.title for step in plan.agenda}
        st.multiselect(
            "Steps",
            list(titles),
            default=list(titles),
            format_func=titles.__getitem__,
            key=f"steps-{plan.id}",
        )
        if any(isinstance(one, AssessmentActivity) for one in plan.activities):
            st.radio("Items of the self-assessment", [12, 24, 48], horizontal=True, key=f"form-{plan.id}")
        st.text_input("A poll of your own", max_chars=280, key="add-poll")
        st.text_area("Its answers, one a line, two to eight", max_chars=1000, key="add-options", height=100)
        st.text_input("A wall for short texts: what do you ask?", max_chars=280, key="add-wall")
        kinds = {name: one.kind for name, one in course.questions.items()}
        st.multiselect(
            "Questions of the course",
            [name for name, kind in kinds.items() if kind != "scenario"],
            format_func=word_question,
            key="add-quiz",
        )
        st.selectbox(
            "A scenario to decide by vote",
            [name for name, kind in kinds.items() if kind == "scenario"],
            format_func=word_question,
            index=None,
            key="add-scenario",
        )


def draw_wishes() -> None:
    """What is promised to the people in the room; fixed once it is opened."""
    st.radio(
        "Figures about the group show from",
        [FLOOR, LOW_FLOOR],
        format_func=lambda k: f"{k} people" + ("" if k == FLOOR else ", for a small team that agrees to it"),
        key="floor",
    )
    st.radio(
        "People are known by",
        ["alias", "name"],
        format_func={"alias": "a made-up name", "name": "a name they type"}.__getitem__,
        key="naming",
    )
    st.checkbox("People may come in after the start", value=True, key="late-join")
    st.number_input("Days until answers are deleted", 1, 365, KEEP_DAYS, key="keep-days")
    st.caption("These are promises to the people in the room. They cannot be changed once it was opened.")


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
        st.markdown(
            f"**{room.title}** · {minutes} · {PHASES[room.state.phase]} · made {room.made_at:%d %B %Y}"
        )
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
draw_wishes()
st.button("Make the room", type="primary", on_click=make, args=(chosen,))
with st.expander("Bring back a room with its recovery code"):
    st.text_input("Recovery code", key="recovery-code", autocomplete="off")
    st.button("Bring it back", on_click=recover)
if course.guide:
    with st.expander(course.guide.title):
        for section in course.guide.sections:
            st.markdown(f"**{section.title}**")
            st.markdown(section.body)
