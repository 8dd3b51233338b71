"""Agreements: written by whoever will do them, accepted by the other, looked at again by both."""

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.domain.agreements import (
    FOLLOW_UPS,
    MOST,
    Agreement,
    Line,
    Wording,
    check_wording,
    count_accepted,
    has_room,
    suggest_follow_up,
    tell_changes,
    tidy_wording,
    write_intention,
)
from netlearn.store.agreement_writing import accept_agreement, drop_agreement, write_agreement
from netlearn.store.agreements import list_agreements
from netlearn.store.engagement_words import list_words
from netlearn.store.engagements import MEETING, Engagement
from netlearn.ui.calendar_feed import draw_calendar
from netlearn.ui.coaching.checking import draw_checks
from netlearn.ui.coaching.gaps import read_views
from netlearn.ui.coaching.here import call, may, pressed_twice, step
from netlearn.ui.coaching.session_room import write_word
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, enrolled_learner, now, to_local

LONGEST: dict[Line, int] = {"title": 200, "step": 300, "cue": 300, "measure": 300}
LABELS: dict[Line, tuple[str, str]] = {
    "title": ("What I will do", "Meet two people from the other site"),
    "cue": ("If …", "it is Tuesday at nine and I open my calendar"),
    "step": ("then I will …", "write three lines to M. O."),
    "measure": ("How we will both see that it is done", "We have both met them once"),
}


def draw_agreements(here: Engagement) -> None:
    """The agreements, a form for one's own, and what follows from them."""
    agreements = list_agreements(get_store(), here.id, current_learner())
    st.header("Agreements", anchor=False)
    st.markdown(
        f"At most {MOST} at a time. Each of you writes down what you will do yourself, and the other accepts "
        "it. They stand in your plans and calendars from then on."
    )
    for one in agreements:
        _draw_agreement(here, one)
    if may(here, "write") and has_room(agreements):
        # Told by one's own agreements only: what the other writes must not fold a form that is being filled.
        mine = sum(one.owner == here.me for one in agreements)
        with st.expander("Write down what you will do", expanded=not mine):
            _ask_wording(here, None, mine)
    elif agreements and may(here, "write"):
        st.caption(f"{MOST} agreements are enough. When one is done, there is room for the next.")
    if may(here, "agree", kept=count_accepted(agreements)):
        st.button(
            "These are our agreements",
            type="secondary" if any(one.accepted_at is None for one in agreements) else "primary",
            key=f"agree-{here.id}",
            on_click=step,
            args=(here.id, "agree"),
        )
        st.caption("Ends the session. You can still reword them, and look back on them from here.")
    _draw_meeting(here)
    with st.expander("In your calendar"):
        draw_calendar(get_course(), current_learner())
    _draw_follow_up(here)


def _draw_agreement(here: Engagement, one: Agreement) -> None:
    mine = one.owner == here.me
    wording = one.wording
    with st.container(border=True):
        st.caption("You" if mine else call(here, one.owner))
        st.markdown(f"**{write_literally(wording.title)}**")
        st.markdown(write_literally(write_intention(wording)))
        st.markdown(f"Done when: {write_literally(wording.measure)}. By {wording.due:%-d %B %Y}.")
        if one.done:
            st.caption(":material/check: Done")
        elif one.accepted_at:
            st.caption(f":material/handshake: Agreed by both on {to_local(one.accepted_at):%-d %B %Y}.")
        elif mine:
            st.caption(f"Waiting for {call(here, here.other)} to accept it.")
        if not mine and one.accepted_at is None and may(here, "write"):
            st.button("Accept", type="primary", key=f"accept-{one.id}", on_click=_accept, args=(here.id, one))
        if one.accepted_at:
            draw_checks(here, one)
        if mine and not one.done and may(here, "write"):
            with st.expander("Reword it or take it away"):
                _ask_wording(here, one, 0)
                st.button("Take it away", key=f"drop-{one.id}", on_click=_drop, args=(here.id, one.id))


def _ask_wording(here: Engagement, one: Agreement | None, count: int) -> None:
    form = one.id if one else f"new-{here.id}-{count}"
    told = {refused.line: refused.why for refused in st.session_state.get(f"refused-{form}", ())}
    today = now().date()
    if one and f"title-{form}" not in st.session_state:  # the lines below then hold what was read just now
        st.session_state[f"read-{form}"] = one.written_at
    with st.form(f"agreement-{form}", border=False):
        for line, (label, example) in LABELS.items():
            st.text_input(
                label,
                getattr(one.wording, line) if one else "",
                max_chars=LONGEST[line],
                placeholder=example,
                key=f"{line}-{form}",
            )
            _say(told.get(line))
        st.date_input(
            "By which day?", one.wording.due if one else today + timedelta(days=30), key=f"due-{form}"
        )
        _say(told.get("due"))
        st.form_submit_button(
            "Keep the new wording" if one else "Keep this agreement",
            on_click=_write,
            args=(here.id, form, one),
        )
    if one:
        st.caption("A new wording has to be accepted anew.")


def _say(why: str | None) -> None:
    if why:
        st.error(why, icon=":material/error:")


@guard
def _write(engagement_id: str, form: str, one: Agreement | None) -> None:
    if pressed_twice(form):
        return

    def typed(line: Line) -> str:
        return str(st.session_state.get(f"{line}-{form}") or "")[: LONGEST[line]]

    due = st.session_state.get(f"due-{form}")
    wording = tidy_wording(
        Wording(
            typed("title"),
            typed("step"),
            typed("cue"),
            typed("measure"),
            due if isinstance(due, date) else date.min,
        )
    )
    refused = check_wording(wording, now().date())
    st.session_state[f"refused-{form}"] = refused
    if not refused:
        at, read_at = now(), st.session_state.get(f"read-{form}")
        replaced = replace(one, written_at=read_at) if one and read_at else one
        write_agreement(get_store(), engagement_id, enrolled_learner(), wording, at, replaces=replaced)
        st.session_state[f"read-{form}"] = at


@guard
def _accept(engagement_id: str, one: Agreement) -> None:
    accept_agreement(get_store(), engagement_id, enrolled_learner(), one, now())


@guard
def _drop(engagement_id: str, agreement_id: str) -> None:
    if pressed_twice(agreement_id):
        return
    drop_agreement(get_store(), engagement_id, enrolled_learner(), agreement_id, now())


def _draw_meeting(here: Engagement) -> None:
    """The next day in both calendars; the last one who set it decides."""
    words = list_words(get_store(), here.id, current_learner())
    set_days = [word for word in words if word.kind == "meeting"]
    kept = date.fromisoformat(set_days[-1].text) if set_days else None
    st.subheader("When you meet again", anchor=False)
    if here.agreed_at:
        day, on = suggest_follow_up(here.agreed_at, now().date())
        counted = f"{FOLLOW_UPS[-1]} days from today" if day is None else f"Day {day} after your agreements"
        st.caption(f"{counted} would be {on:%-d %B %Y}.")
    # The key holds what is set, so that the other's change shows and is not overwritten.
    key = f"meeting-{here.id}-{kept}"
    st.date_input(
        "Day", kept, key=key, on_change=_set_meeting, args=(here.id, key), disabled=not may(here, "prepare")
    )


@guard
def _set_meeting(engagement_id: str, key: str) -> None:
    on = st.session_state.get(key)
    write_word(engagement_id, MEETING, on.isoformat() if isinstance(on, date) else "")


def _draw_follow_up(here: Engagement) -> None:
    """What has changed since the first ratings, and a new round."""
    if here.pair.opened > 1:
        st.subheader("What has changed", anchor=False)
        changes = tell_changes(read_views(here, here.pair.opened - 1), read_views(here, here.pair.opened))
        for line in changes:
            st.markdown(f"- {line}")
        if not changes:
            st.markdown("There are too few answers in one of the two rounds to say.")
    if may(here, "rate_again"):
        st.subheader("Look again", anchor=False)
        st.markdown(
            "After two or three months both of you can rate the same items once more. What you see now "
            "stays, and the change is given in words that allow for measurement error."
        )
        st.button("Rate once more", key=f"again-{here.id}", on_click=step, args=(here.id, "rate_again"))
