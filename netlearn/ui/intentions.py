"""The if-then builder: a moment, one step, what may get in the way, and saying it once more."""

from datetime import date, timedelta

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.content.model import Action
from netlearn.domain.if_then import (
    FIRM,
    HORIZON,
    IfThenPlan,
    Refusal,
    check_plan,
    keep_plan,
    matches,
    shrink_step,
    tidy_plan,
    write_obstacle,
    write_plan,
)
from netlearn.store.plans import log_plan_event
from netlearn.ui.folding import unfold
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import enrolled_learner, now
from netlearn.ui.ticking import choose_one

LONGEST = 300  # characters of a line
COMMITMENT: dict[int, str] = {1: "1 · hardly", 2: "2", 3: "3 · perhaps", 4: "4", 5: "5 · fully"}


def draw_intention(action: Action, plan: IfThenPlan | None, count: int) -> None:
    """The plan made for an action, if there is one, and the builder to make or change it.

    Args:
        action: The action.
        plan: Its latest if-then plan.
        count: Events of the action so far; makes the key of the next one, so a double click is one row.
    """
    key = f"builder-{action.id}-{count}"
    if plan is None:
        unfold("Make it an if-then plan", key, lambda: _draw_builder(action, None, count))
        return
    lines = (f"**{write_literally(write_plan(plan))}**", write_literally(write_obstacle(plan)))
    st.markdown("\n\n".join(line for line in lines if line))
    rehearsed = "rehearsed" if plan.rehearsed else "not yet rehearsed"
    st.caption(f"By {plan.on:%d %B %Y} · commitment {plan.commitment} of 5 · {rehearsed}")
    if plan.commitment < FIRM:
        _offer_shrinking(action, plan, count)
    if not plan.rehearsed:
        _offer_rehearsal(action, plan, count)
    unfold("Change this plan", key, lambda: _draw_builder(action, plan, count))


def _draw_builder(action: Action, plan: IfThenPlan | None, count: int) -> None:
    today = now().date()
    told = {one.field: one.why for one in st.session_state.get(_refusals_of(action), ())}
    base = plan or IfThenPlan(
        cue=action.if_then.cue,
        step=action.if_then.response,
        person="",
        on=today + timedelta(days=7),
        obstacle=action.obstacle.cue,
        answer=action.obstacle.response,
    )
    with st.form(f"intend-{action.id}", border=False):
        lines = {
            "cue": ("If …", base.cue, "it is Tuesday at 9:00 and I open my calendar"),
            "step": ("then I will …", base.step, "write two lines to one person"),
            "person": ("With whom? Initials are enough", base.person, "A. B."),
            "obstacle": ("If this gets in the way …", base.obstacle, ""),
            "answer": ("then I will do this …", base.answer, ""),
        }
        for name in ("cue", "step", "person"):
            label, value, example = lines[name]
            _ask_line(label, value, _key(action, name, count), told.get(name), example)
        st.date_input(
            "By which day?",
            min(max(base.on, today), today + HORIZON),
            min_value=today,
            max_value=today + HORIZON,
            key=_key(action, "on", count),
        )
        _say(told.get("on"))
        for name in ("obstacle", "answer"):
            label, value, example = lines[name]
            _ask_line(label, value, _key(action, name, count), told.get(name), example)
        choose_one(
            "How firmly do you mean it?", COMMITMENT, base.commitment, _key(action, "commitment", count)
        )
        _say(told.get("commitment"))
        st.form_submit_button("Keep this plan", on_click=_keep, args=(action, count))


def _ask_line(label: str, value: str, key: str, why: str | None, example: str = "") -> None:
    """A line to type, and below it why it cannot stand as it was typed."""
    st.text_input(label, value, max_chars=LONGEST, placeholder=example, key=key)
    _say(why)


def _say(why: str | None) -> None:
    if why:
        st.error(why, icon=":material/error:")


@guard
def _keep(action: Action, count: int) -> None:
    """Check what was typed, and write it down where it can stand."""

    def typed(name: str) -> str:
        return str(st.session_state[_key(action, name, count)] or "")[:LONGEST]

    on = st.session_state[_key(action, "on", count)]
    plan = tidy_plan(
        IfThenPlan(
            cue=typed("cue"),
            step=typed("step"),
            person=typed("person"),
            on=on if isinstance(on, date) else date.min,
            obstacle=typed("obstacle"),
            answer=typed("answer"),
            commitment=int(st.session_state[_key(action, "commitment", count)]),
        )
    )
    refusals: tuple[Refusal, ...] = check_plan(plan, now().date())
    st.session_state[_refusals_of(action)] = refusals
    if not refusals:
        _log(action, plan, count)


def _offer_shrinking(action: Action, plan: IfThenPlan, count: int) -> None:
    """A weak commitment often means a step that is too big."""
    smaller = shrink_step(action.steps[0])
    if plan.step == smaller:
        return
    st.info(
        f"Below {FIRM}, the step is often too big for the week. A smaller one: “{smaller}”.",
        icon=":material/info:",
    )
    st.button(
        "Use the smaller step",
        key=f"shrink-{action.id}-{count}",
        on_click=_shrink,
        args=(action, plan, count),
    )


@guard
def _shrink(action: Action, plan: IfThenPlan, count: int) -> None:
    smaller = IfThenPlan(
        plan.cue,
        shrink_step(action.steps[0]),
        plan.person,
        plan.on,
        plan.obstacle,
        plan.answer,
        plan.commitment,
    )
    _log(action, smaller, count)


def _offer_rehearsal(action: Action, plan: IfThenPlan, count: int) -> None:
    """Saying a plan once more makes it likelier to be kept."""
    unfold(
        "Say it once more: plans that are rehearsed are kept more often",
        f"rehearse-{action.id}-{count}",
        lambda: _draw_rehearsal(action, plan, count),
    )


def _draw_rehearsal(action: Action, plan: IfThenPlan, count: int) -> None:
    st.text_input(
        "Type the sentence once more",
        key=f"typed-{action.id}-{count}",
        max_chars=3 * LONGEST,
        on_change=_rehearse,
        args=(action, plan, count),
    )
    if st.session_state.get(f"typed-{action.id}-{count}"):
        st.caption("That differs from your plan. Go by its sense; slips of the keyboard do not matter.")
    st.checkbox(
        "Or: I have said it aloud",
        key=f"aloud-{action.id}-{count}",
        on_change=_rehearse,
        args=(action, plan, count),
    )


@guard
def _rehearse(action: Action, plan: IfThenPlan, count: int) -> None:
    typed = str(st.session_state.get(f"typed-{action.id}-{count}") or "")
    aloud = st.session_state.get(f"aloud-{action.id}-{count}") is True
    if aloud or matches(typed, plan):
        said = keep_plan(plan) | {"rehearsed": True}
        _write(action, said, count)


def _log(action: Action, plan: IfThenPlan, count: int) -> None:
    _write(action, keep_plan(plan), count)


def _write(action: Action, detail: dict[str, object], count: int) -> None:
    log_plan_event(
        get_store(),
        enrolled_learner(),
        action.id,
        "intend",
        key=f"{action.id}:{count}",
        detail=detail,
        now=now(),
    )


def _key(action: Action, name: str, count: int) -> str:
    """A widget's key; what was typed stays while it is refused, and is drawn anew once it is kept."""
    return f"{name}-{action.id}-{count}"


def _refusals_of(action: Action) -> str:
    return f"refusals-{action.id}"
