"""Practice: five minutes a day with what is about to be forgotten."""

import streamlit as st

from netlearn.content.markup import write_out
from netlearn.content.model import Behaviour, Question, Term
from netlearn.domain.behaviour import settle
from netlearn.domain.memory import Card, Recall, look, rate_answer
from netlearn.store.attempts import list_attempts
from netlearn.store.cards import CardState, list_cards, save_review
from netlearn.store.lessons import list_places
from netlearn.ui import places
from netlearn.ui.phrases import count
from netlearn.ui.questions.asker import Asker
from netlearn.ui.questions.asking import ask
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.returning import read_practice
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, enrolled_learner, now, order_seed

WORDS = {
    Recall.FORGOTTEN: "I had forgotten",
    Recall.HARD: "It took effort",
    Recall.GOOD: "I knew it",
    Recall.EASY: "At once",
}

course, store, learner = get_course(), get_store(), current_learner()
attempts = list_attempts(store, learner)
known = list_cards(store, learner)
practice = read_practice(course, learner, list_places(store, learner), attempts)


@guard
def keep(card: Card, recall: Recall, before: CardState | None, looks: str) -> None:
    """Write down how well it was remembered; a double click is one look."""
    at = now()
    after = look(before, recall, at)
    save_review(
        store,
        enrolled_learner(),
        card.id,
        recall,
        after.state,
        due_at=after.due_at,
        lapses=after.lapses,
        key=f"{card.id}:{looks}",
        now=at,
    )
    st.session_state["turned"] = None


def ask_term(term: Term, card: Card) -> None:
    """A word, then what it means, then how well it was remembered."""
    st.subheader(term.term, anchor=False)
    before = known.get(card.id)
    if st.session_state.get("turned") != card.id:
        st.markdown("Say to yourself what it means, then look.")
        if st.button("Show the meaning", key=f"turn-{card.id}", type="primary"):
            st.session_state["turned"] = card.id
            st.rerun()
        return
    with st.container(key=f"fresh-{card.id.replace(':', '-')}"):
        st.markdown(write_out(term.definition, course))
        st.caption(write_out(term.example, course))
    st.markdown("How well did you remember it?")
    looks = before.updated_at.isoformat() if before else "first"
    with st.container(horizontal=True):
        for recall, word in WORDS.items():
            st.button(word, key=f"recall-{recall}", on_click=keep, args=(card, recall, before, looks))


def ask_question(question: Question, card: Card) -> None:
    """A question once more; how sure and how right decides when it comes back."""
    before = known.get(card.id)
    looks = before.updated_at.isoformat() if before else "first"
    rules = settle(question.behaviour, Behaviour(preset="check"))
    began = st.session_state.setdefault(f"began-{card.id}-{looks}", now())
    use = f"practice-{began:%Y%m%d%H%M%S%f}"
    key = f"{use}-{question.id}"
    asker = Asker(course, rules, f"{order_seed()}:{looks}", key, use=use)
    given = [one for one in attempts if one.question_id == question.id and one.attempted_at >= began]
    ask(question, asker, given)
    current = [one for one in given if one.question_revision == question.revision]
    if current:
        recall = rate_answer(right=current[-1].credit == 1, confidence=current[-1].confidence)
        st.button(
            "Go on",
            type="primary",
            key=f"next-{key}",
            on_click=keep,
            args=(card, recall, before, looks),
        )


st.title("Practice", anchor=False)
if practice.total == 0:
    st.markdown(
        "Here you will find five minutes a day with what you are about to forget: the words of the lessons "
        "you finished, and the questions you missed or guessed. Finish a lesson and come back."
    )
    places.link_next("Go to the lessons", places.LEARN)
elif practice.due:
    st.caption(
        f"{count(len(practice.due), 'card')} now, about five minutes at most"
        + (f" · {practice.waiting} more can wait" if practice.waiting else "")
    )
    card = practice.due[0]
    with st.container(border=True):
        if isinstance(card.subject, Term):
            ask_term(card.subject, card)
        else:
            ask_question(card.subject, card)
    if card.lesson:
        st.caption(f"From the lesson “{course.lessons[card.lesson].title}”")
else:
    st.success("Nothing is due now.", icon=":material/check_circle:")
    if practice.next_at:
        st.markdown(
            f"You have practised {practice.known} of {count(practice.total, 'card')}. "
            f"The next one comes back on {practice.next_at:%-d %B at %H:%M} UTC."
        )
    places.link_next("Go to the lessons", places.LEARN)
if practice.leeches:
    st.header("Better reread than repeated", anchor=False)
    st.markdown("These would not stick. The lesson they come from says more than a card can.")
    for leech in practice.leeches:
        if leech.lesson:
            lesson = course.lessons[leech.lesson]
            places.link_next(
                f"Reread: {lesson.title}",
                places.LESSON,
                {"lesson": lesson.id, "card": leech.id},
                primary=False,
            )
