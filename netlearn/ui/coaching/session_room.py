"""The hour itself: the agenda, questions picked for this pair, offers, and notes for both or for oneself."""

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.content.model import TalkAgenda
from netlearn.domain.talk import pick_questions, read_guide
from netlearn.store.engagement_words import LONGEST, Kind, Word, find_text, list_words, save_word
from netlearn.store.engagements import Engagement
from netlearn.ui.coaching.gaps import read_views
from netlearn.ui.coaching.here import call, may, read_content
from netlearn.ui.coaching.patterns import read_patterns
from netlearn.ui.coaching.showing import draw_choice, draw_shown
from netlearn.ui.phrases import say_saved
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, enrolled_learner, now


def draw_session(here: Engagement) -> None:
    """What both have on the table during the hour."""
    words = list_words(get_store(), here.id, current_learner())
    st.header("The session", anchor=False)
    wanted = "first" if here.pair.opened == 1 else "follow-up"
    for agenda in read_content().agendas:
        if agenda.id == wanted:
            _draw_agenda(agenda)
    _draw_questions(here, words)
    _draw_offers(here, words)
    st.subheader("Shared notes", anchor=False)
    st.caption("Both of you read these, as they are written.")
    _draw_notes(here, words, "shared", "Your part")
    other = find_text(words, "shared", here.other)
    if other:
        st.caption(f"{call(here, here.other)} wrote")
        st.text(other)
    if here.me == "coachee":
        draw_choice(here, words)
    else:
        draw_shown(here, words)
    draw_private(here, words)


def draw_private(here: Engagement, words: tuple[Word, ...]) -> None:
    """One's own notes, which the other never sees."""
    with st.expander("Private notes"):
        st.caption("Yours alone: they are never shown to the other, and go when you leave or erase.")
        _draw_notes(here, words, "private", "Notes for yourself")


def keep_word(engagement_id: str, kind: Kind, key: str, name: str = "") -> None:
    """Save what stands in a widget."""
    text = str(st.session_state.get(key) or "").strip()[:LONGEST]
    write_word(engagement_id, kind, text, name)


@guard
def write_word(engagement_id: str, kind: Kind, text: str, name: str = "") -> None:
    """Save a word; an empty one is taken away."""
    save_word(get_store(), engagement_id, enrolled_learner(), kind, text, name=name, now=now())


@guard
def _keep_notes(engagement_id: str, kind: Kind, key: str) -> None:
    """Save notes over those that were read, and over no others."""
    state, at = st.session_state, now()
    text = str(state.get(key) or "").strip()[:LONGEST]
    read = state[f"read-{key}"]
    save_word(get_store(), engagement_id, enrolled_learner(), kind, text, now=at, read=read)
    state[f"read-{key}"] = at if text else None


def _draw_agenda(agenda: TalkAgenda) -> None:
    with st.expander(f"Agenda: {agenda.title}, {agenda.minutes} minutes"):
        st.markdown(agenda.summary)
        start = 0
        for part in agenda.parts:
            st.markdown(f"**{start} to {start + part.minutes} min · {part.title}.** {part.aim}")
            st.markdown("\n".join(f"- {line}" for line in part.how))
            start += part.minutes


def _draw_questions(here: Engagement, words: tuple[Word, ...]) -> None:
    content = read_content()
    guides = {str(guide.id): guide.title for guide in content.guides}
    st.subheader("Questions for the two of you", anchor=False)
    kept = read_guide(find_text(words, "guide", here.me))
    key = f"guide-{here.id}"
    chosen = st.radio(
        "Guide",
        list(guides),
        index=list(guides).index(kept) if kept in guides else 0,
        format_func=guides.__getitem__,
        captions=[guide.when for guide in content.guides],
        key=key,
        on_change=keep_word,
        args=(here.id, "guide", key),
        disabled=not may(here, "prepare"),
    )
    patterns = read_patterns(here, read_views(here, here.pair.opened), words)
    for step in pick_questions(content, read_guide(chosen or kept), patterns):
        with st.expander(f"{step.step.title}: {step.step.aim}"):
            for question in step.questions:
                st.markdown(
                    f"- {question.text}" + ("" if question.asker == "coach" else " *(yours to ask back)*")
                )
    if here.me == "coach":
        with st.expander("Openings, and what is better left unsaid"):
            for opening in content.openings:
                st.markdown(f"- “{opening.text}” *{opening.when}*")
            for pitfall in content.pitfalls:
                st.markdown(f"**Rather than** “{pitfall.avoid}” **say** “{pitfall.instead}” {pitfall.why}")


def _draw_offers(here: Engagement, words: tuple[Word, ...]) -> None:
    offers = {one.id: one for one in read_content().offers}
    given = {word.name: word.text for word in words if word.kind == "offer" and word.by == "coach"}
    if here.me == "coachee":
        if given:
            st.subheader(f"What {call(here, 'coach')} offers", anchor=False)
            for name, text in given.items():
                title = offers[name].title if name in offers else name
                st.markdown(f"- **{title}:** {write_literally(' '.join(text.split()))}")
        return
    st.subheader("What you can give", anchor=False)
    with st.expander(f"Your offers ({len(given)})" if given else "Make an offer"):
        for name, offer in offers.items():
            key = f"offer-{here.id}-{name}"
            st.text_input(
                f"{offer.title}: {offer.text}",
                value=given.get(name, ""),
                max_chars=300,
                placeholder=offer.examples[0],
                key=key,
                on_change=keep_word,
                args=(here.id, "offer", key, name),
                disabled=not may(here, "write"),
            )


def _draw_notes(here: Engagement, words: tuple[Word, ...], kind: Kind, label: str) -> None:
    mine = [word for word in words if (word.kind, word.by, word.name) == (kind, here.me, "")]
    key = f"{kind}-{here.id}"
    if key not in st.session_state:  # the field below then holds what was read just now
        st.session_state[f"read-{key}"] = mine[0].written_at if mine else None
    st.text_area(
        label,
        value=mine[0].text if mine else "",
        max_chars=LONGEST,
        height=140,
        key=key,
        on_change=_keep_notes,
        args=(here.id, kind, key),
        disabled=not may(here, "write" if kind == "shared" else "prepare"),
    )
    if mine:
        say_saved(mine[0].written_at)
