"""One engagement: from the invitation to the agreements, part by part, as far as the pair has come."""

from collections.abc import Callable

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.domain.coaching import BEFORE, find_phase
from netlearn.store.engagement_words import list_words
from netlearn.store.engagements import Engagement
from netlearn.ui import places
from netlearn.ui.coaching.agreeing import draw_agreements
from netlearn.ui.coaching.gaps import draw_gaps
from netlearn.ui.coaching.here import PHASES, call, find_here, read_content, say_gone, watch
from netlearn.ui.coaching.inviting import draw_invitation
from netlearn.ui.coaching.leaving import draw_about, draw_way_out
from netlearn.ui.coaching.rating import draw_rating
from netlearn.ui.coaching.session_room import draw_private, draw_session
from netlearn.ui.coaching.showing import draw_choice
from netlearn.ui.coaching.taking_along import draw_downloads
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner, now

Draw = Callable[[Engagement], None]
AFTER: dict[str, tuple[str, Draw]] = {
    "views": ("Two views", draw_gaps),
    "session": ("Session", draw_session),
    "agreements": ("Agreements", draw_agreements),
    "papers": ("Papers", draw_downloads),
    "about": ("About", draw_about),
}

NEXT = {"views": ("On to the session", "session"), "session": ("On to the agreements", "agreements")}


def go_to(key: str, part: str) -> None:
    """Choose the next part."""
    st.session_state[key] = part


def draw_prepare(here: Engagement) -> None:
    """Before the ratings open: one's own notes, and what the coachee wants to show."""
    words = list_words(get_store(), here.id, current_learner())
    st.header("Prepare", anchor=False)
    if here.me == "coachee":
        st.markdown(
            "You can choose already what to show in the session. The coach sees it once the ratings are open."
        )
        draw_choice(here, words)
    else:
        st.markdown(
            "Three short lessons help to prepare, to listen to a gap, and to leave some things unsaid."
        )
        for lesson in get_course().coach_lessons.values():
            places.link_next(
                lesson.title, places.COACHING, {"lesson": lesson.id}, primary=False, key="prepare-lesson"
            )
        with st.expander("Openings"):
            for opening in read_content().openings:
                st.markdown(f"- “{opening.text}” *{opening.when}*")
    draw_private(here, words)


def choose_part(here: Engagement) -> tuple[Draw, str, str]:
    """The part that the reader is at, its name and the key of the choice; the address keeps it."""
    parts: dict[str, tuple[str, Draw]] = {}
    if here.pair.phase in {"rating", "sealed"}:
        parts["rating"] = ("Rating", draw_rating)
    if here.pair.opened:
        parts |= AFTER
    else:
        parts |= {"prepare": ("Prepare", draw_prepare), "about": ("About", draw_about)}
    names = list(parts)
    wanted = st.query_params.get("part", "")
    key = f"part-{here.id}-{len(names)}-{here.pair.opened}"
    chosen = st.radio(
        "Part",
        names,
        index=names.index(wanted) if wanted in parts else 0,
        format_func=lambda one: parts[one][0],
        horizontal=True,
        key=key,
        label_visibility="collapsed",
    )
    if chosen != wanted:
        st.query_params["part"] = chosen
    return parts[chosen][1], chosen, key


def draw(here: Engagement) -> None:
    """The screen for one of its members."""
    phase = find_phase(here.pair, now())
    other = call(here, here.other) if here.other in here.names else ""
    match here.me:
        case "coach":
            st.title(f"Coaching {other}" if other else "Coaching", anchor=False)
        case "coachee":
            st.title(f"Coaching with {other}" if other else "Coaching", anchor=False)
        case "peer":
            st.title(f"A rating for {write_literally(here.name('coachee'))}", anchor=False)
    if phase == "withdrawn":
        st.markdown(
            "This coaching has ended: the other person has left, and what they had entered went with them."
        )
        if here.me != "peer":
            draw_private(here, list_words(get_store(), here.id, current_learner()))
        draw_way_out(here)
        places.link_next("My coaching", places.COACHING)
        return
    if phase in BEFORE:
        draw_invitation(here)
        draw_way_out(here)
        watch(here)
        return
    if here.me == "peer":
        draw_rating(here)
        draw_way_out(here)
        return
    st.caption(f"{PHASES[phase][:1].upper()}{PHASES[phase][1:]}")
    draw_part, name, key = choose_part(here)
    draw_part(here)
    if name in NEXT:
        label, following = NEXT[name]
        st.button(
            label,
            key=f"next-{name}-{here.id}",
            icon=":material/arrow_forward:",
            icon_position="right",
            type="primary",
            on_click=go_to,
            args=(key, following),
        )
    watch(here)


if "left" in st.session_state:  # which the list says and forgets
    st.switch_page(places.COACHING)
if (found := find_here()) is None or get_course().coaching is None:
    say_gone()
else:
    draw(found)
