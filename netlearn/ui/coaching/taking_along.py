"""Papers to take along: the pack before the session, and the minutes after it."""

from datetime import date

import streamlit as st

from netlearn.domain.agreements import tell_changes
from netlearn.domain.coaching import shows_round
from netlearn.domain.talk import pick_questions, read_guide
from netlearn.errors import NotFound
from netlearn.export.coaching import Minutes, Pack, write_minutes, write_pack
from netlearn.store.agreements import list_agreements
from netlearn.store.engagement_steps import note_opening
from netlearn.store.engagement_words import Word, find_text, list_words
from netlearn.store.engagements import Engagement, load_engagement
from netlearn.ui.coaching.gaps import read_views
from netlearn.ui.coaching.here import read_content
from netlearn.ui.coaching.patterns import read_patterns
from netlearn.ui.coaching.showing import tell_shown
from netlearn.ui.resources import get_store
from netlearn.ui.session import current_learner, now


def draw_downloads(here: Engagement) -> None:
    """Two downloads; each holds what the reader may see, and nothing private."""
    learner = current_learner()
    st.header("Papers", anchor=False)
    st.markdown("**Before the session:** both views, the agenda, and questions picked for the two of you.")
    st.download_button(
        "Download the pack (PDF)",
        lambda: make_pack(here.id, learner),  # runs later, where nobody can be asked who is here
        file_name=f"coaching-pack-{now():%Y-%m-%d}.pdf",
        mime="application/pdf",
        icon=":material/download:",
        on_click="ignore",
        key="pack",
    )
    st.markdown("**After it:** the agreements, the shared notes, and when you meet again.")
    st.download_button(
        "Download the minutes (PDF)",
        lambda: make_minutes(here.id, learner),
        file_name=f"coaching-minutes-{now():%Y-%m-%d}.pdf",
        mime="application/pdf",
        icon=":material/download:",
        on_click="ignore",
        key="minutes",
    )
    st.caption(
        "Private notes are in neither. What you do with a paper is in your hands; it is about two people."
    )


def _read_opened(engagement_id: str, learner: str) -> Engagement:
    """The engagement as it stands when the paper is written, not when its button was drawn.

    Raises:
        NotFound: Not theirs any more, or the other one has left.
    """
    here = load_engagement(get_store(), engagement_id, learner)
    if here.me == "peer" or not shows_round(here.pair, here.pair.opened):
        raise NotFound("There is no such coaching, or it is not yours.")
    return here


def make_pack(engagement_id: str, learner: str) -> bytes:
    """The pack before the session, as a PDF.

    Raises:
        NotFound: Not theirs, not opened, or the other one has left.
    """
    here = _read_opened(engagement_id, learner)
    content = read_content()
    words = list_words(get_store(), here.id, learner)
    views = read_views(here, here.pair.opened, learner)
    guide = read_guide(find_text(words, "guide", here.me))
    wanted = "first" if here.pair.opened == 1 else "follow-up"
    patterns = read_patterns(here, views, words)
    note_opening(get_store(), here.id, learner, "pack", now())
    return write_pack(
        Pack(
            own=here.name("coachee"),
            coach=here.name("coach"),
            purpose=here.purpose,
            opened_at=here.opened_at or now(),
            views=views,
            agenda=next((one for one in content.agendas if one.id == wanted), content.agendas[0]),
            guide=next((one.title for one in content.guides if one.id == guide), ""),
            steps=pick_questions(content, guide, patterns),
            offers=_list_offers(words),
            shown=[
                tell_shown(word)
                for word in words
                if word.kind in {"question", "map"} and word.by == "coachee"
            ],
        )
    )


def make_minutes(engagement_id: str, learner: str) -> bytes:
    """The minutes after it, as a PDF.

    Raises:
        NotFound: Not theirs, not opened, or the other one has left.
    """
    here = _read_opened(engagement_id, learner)
    words, agreements = (
        list_words(get_store(), here.id, learner),
        list_agreements(get_store(), here.id, learner),
    )
    days = [word.text for word in words if word.kind == "meeting"]
    changes = (
        tell_changes(
            *(read_views(here, number, learner) for number in (here.pair.opened - 1, here.pair.opened))
        )
        if here.pair.opened > 1
        else ()
    )
    note_opening(get_store(), here.id, learner, "minutes", now())
    return write_minutes(
        Minutes(
            names=here.names,
            on=(here.agreed_at or here.opened_at or now()).date(),
            agreements=agreements,
            notes={role: find_text(words, "shared", role) for role in ("coachee", "coach")},
            offers=_list_offers(words),
            meeting=date.fromisoformat(days[-1]) if days else None,
            changes=changes,
            moment=here.agreed_at or here.opened_at or now(),
        )
    )


def _list_offers(words: tuple[Word, ...]) -> list[str]:
    titles = {one.id: one.title for one in read_content().offers}
    return [
        f"{titles.get(word.name, word.name)}: {word.text}"
        for word in words
        if word.kind == "offer" and word.by == "coach"
    ]
