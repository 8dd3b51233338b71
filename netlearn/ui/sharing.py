"""Sharing a profile by link: making one, seeing when it was opened, taking it back."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.content.model import Course
from netlearn.store.assessments import Assessment
from netlearn.store.shares import (
    Contents,
    Openings,
    Share,
    list_openings,
    list_shares,
    make_share,
    revoke_share,
)
from netlearn.ui.folding import unfold_alone
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard, is_second_tap, say_fault
from netlearn.ui.session import current_learner, enrolled_learner, now, server_address, to_local
from netlearn.ui.taking import find_notes
from netlearn.ui.ticking import choose_one

DAYS: Mapping[object, str] = {3: "3 days", 7: "7 days", 14: "14 days"}
USUAL_DAYS = 14
LONGEST_LABEL = 80  # characters
ENDED_SHOWN = 5  # links that are over and still listed
_FRESH, _LAST, _NAMELESS = "fresh-share", "last-share", "nameless-share"


def draw_sharing(submitted: Sequence[Assessment]) -> None:
    """The part of the profile that shares it; nothing of it is read before it is unfolded.

    Args:
        submitted: The learner's results, newest first, at least one.
    """
    unfold_alone("Share this profile by link", "sharing", lambda: _draw(submitted))


def _draw(submitted: Sequence[Assessment]) -> None:
    say_fault()
    store, learner = get_store(), current_learner()
    shares = list_shares(store, learner)
    st.markdown(
        "Somebody you trust can read your report without an account: a mentor, a colleague, a coach. The "
        "link shows the result above as a PDF and leads to nothing else of yours. You choose how long it "
        "lasts, and you can take it back at any time."
    )
    _draw_form(get_course(), submitted, learner, len(shares))
    if fresh := st.session_state.pop(_FRESH, None):
        token, label = fresh
        _draw_fresh(token, label, len(shares))
    if not shares:
        return
    st.subheader("Your links", anchor=False)
    st.caption(
        "Each opening is noted with its time. The note names the link, not the person: whoever has the link "
        "can open it, and nothing about their device is kept."
    )
    openings = list_openings(store, shares)
    days = {one.id: one.submitted_at for one in submitted}
    at = now()
    live = [share for share in shares if share.is_open(at)]
    over = [share for share in shares if not share.is_open(at)]
    for share in (*live, *over[:ENDED_SHOWN]):
        day = days.get(share.assessment_id)
        shown = _say_contents(share.contents, f" of {day:%-d %B %Y}" if day else "")
        _draw_share(share, shown, openings.get(share.id, Openings()), is_open=share in live)
    if over:
        st.caption("A link that is over leaves this list after 90 days.")


def _draw_form(course: Course, submitted: Sequence[Assessment], learner: str, number: int) -> None:
    """What a new link needs; `number` links were made before, so that each form begins empty."""
    with st.form(f"share-{number}", border=False):
        st.text_input(
            "For whom?",
            max_chars=LONGEST_LABEL,
            placeholder="My mentor Marta",
            key=f"share-label-{number}",
        )
        if st.session_state.pop(_NAMELESS, False):
            st.warning("Write for whom it is, so that you can tell your links apart.", icon=":material/info:")
        choose_one("How long does it last?", DAYS, USUAL_DAYS, f"share-days-{number}")
        st.markdown(
            "Your scores and what they mean are always in it; your answers to single items never are. What "
            "else may be in it?"
        )
        if len(submitted) > 1:
            st.checkbox("What changed since the result before", key=f"share-changes-{number}")
        st.checkbox("My plan, as it stands when the link is opened", key=f"share-plan-{number}")
        if notes := find_notes(get_store(), learner, course):
            st.multiselect(
                "Notes from my journal",
                list(notes),
                format_func=lambda key: f"{notes[key].lesson}: {notes[key].prompt}",
                placeholder="None",
                help="A note that you change later is no longer shown.",
                key=f"share-notes-{number}",
            )
        st.caption("Your network map is never in it: it is about other people.")
        st.form_submit_button("Make the link", on_click=_make, args=(submitted[0].id, number))


def _draw_fresh(token: str, label: str, number: int) -> None:
    """The address, which is shown this once."""
    with st.container(border=True, key=f"fresh-share-{number}"):  # assets/focus.js brings it into view
        st.markdown(f"**The link for {write_literally(label)}**")
        st.code(f"{server_address()}/report/{token}.pdf", language=None, wrap_lines=True)
        st.caption(
            "Copy it now: it is not kept in readable form and is shown only this once. Send it to nobody but "
            "the person it is for."
        )


def _draw_share(share: Share, shown: str, openings: Openings, *, is_open: bool) -> None:
    """One link: for whom, until when, what it shows, and when it was opened."""
    with st.container(border=True):
        st.markdown(f"**{write_literally(share.label)}**  \n{_say_end(share, is_open=is_open)}")
        st.caption(f"Shows {shown}. {_say_openings(openings)}")
        if is_open:
            st.button("Take it back", key=f"unshare-{share.id}", on_click=_revoke, args=(share.id,))


def _say_end(share: Share, *, is_open: bool) -> str:
    if share.revoked_at:
        return f"Taken back on {to_local(share.revoked_at):%-d %B %Y at %H:%M}; it leads nowhere."
    return f"{'Open until' if is_open else 'Over since'} {to_local(share.expires_at):%-d %B %Y at %H:%M}"


def _say_contents(contents: Contents, of_when: str) -> str:
    """The parts of a link as a list in words."""
    parts = [f"the profile{of_when}"]
    parts += ["what changed"] if contents.changes else []
    parts += ["the plan"] if contents.plan else []
    parts += [count(len(contents.notes), "note")] if contents.notes else []
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _say_openings(openings: Openings) -> str:
    """How often a link was opened, and the newest moments."""
    if not openings.newest:
        return "Not opened yet."
    times = f"Opened {count(openings.count, 'time')}" if openings.count else "Not read yet"
    moments = "; ".join(
        f"{to_local(moment):%-d %B %Y at %H:%M}{'' if kind == 'opened' else ' (looked for, not read)'}"
        for moment, kind in openings.newest
    )
    return f"{times}: {moments}."


@guard
def _make(result: str, number: int) -> None:
    """Make a link from what stands in the form, and keep its address for one showing."""
    said = st.session_state
    store, learner = get_store(), enrolled_learner()
    if is_second_tap(max((share.made_at for share in list_shares(store, learner)), default=None)):
        said[_FRESH] = said.get(_LAST)
        return
    label = " ".join(str(said[f"share-label-{number}"]).split())
    if not label:
        said[_NAMELESS] = True
        return
    days = said[f"share-days-{number}"]
    contents = Contents(
        plan=said[f"share-plan-{number}"] is True,
        changes=said.get(f"share-changes-{number}") is True,
        notes=tuple(said.get(f"share-notes-{number}", ())),
    )
    lasts = timedelta(days=days if days in DAYS else USUAL_DAYS)
    token = make_share(store, learner, result, label, lasts=lasts, contents=contents, now=now())
    said[_FRESH] = said[_LAST] = (token, label)


@guard
def _revoke(share_id: str) -> None:
    store, learner = get_store(), enrolled_learner()
    ended = [share.revoked_at for share in list_shares(store, learner) if share.revoked_at]
    if not is_second_tap(max(ended, default=None)):  # by then the next link has moved up to the finger
        revoke_share(store, learner, share_id, now())
