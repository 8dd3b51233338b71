"""Practice: five minutes a day with what is about to be forgotten."""

from functools import partial

import streamlit as st

from netlearn.content.markup import write_out
from netlearn.content.model import Behaviour, Question, Term
from netlearn.domain.behaviour import settle
from netlearn.domain.memory import Card, Recall, find_cards, look, rate_answer
from netlearn.store.attempts import list_attempts
from netlearn.store.cards import list_cards, save_review
from netlearn.store.lessons import list_places
from netlearn.ui import places
from netlearn.ui.phrases import count
from netlearn.ui.questions.asker import Asker
from netlearn.ui.questions.asking import ask
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.returning import read_practice
from netlearn.ui.saving import guard, try_write
from netlearn.ui.session import current_learner, enrolled_learner, now, order_seed, to_local
from netlearn.ui.sitting import Sitting

WORDS = {
    Recall.FORGOTTEN: "I had forgotten",
    Recall.HARD: "It took effort",
    Recall.GOOD: "I knew it",
    Recall.EASY: "At once",
}

course, store, learner = get_course(), get_store(), current_learner()
attempts = list_attempts(store, learner)
known = list_cards(store, learner)
seen = list_places(store, learner)
finished = [name for name, place in seen.items() if place.finished_at]
practice = read_practice(course, learner, seen, attempts)


def keep(card: Card, recall: Recall, sitting: Sitting) -> None:
    """Write down how well a card was remembered."""
    at = now()
    after = look(sitting.before, recall, at)
    save_review(
        store,
        enrolled_learner(),
        card.id,
        recall,
        after.state,
        due_at=after.due_at,
        lapses=after.lapses,
        key=f"{card.id}:{sitting.looks}",
        now=at,
    )


@guard
def rate(card: Card, recall: Recall, sitting: Sitting) -> None:
    """Take the learner's own word for it, and go on."""
    keep(card, recall, sitting)
    go_on()


def go_on() -> None:
    """Make room for the next card."""
    st.session_state.pop("sitting", None)
    st.session_state.pop("turned", None)


def sit_down() -> tuple[Card, Sitting] | None:
    """The card on the screen, or the next one that is due."""
    sitting: Sitting | None = st.session_state.get("sitting")
    cards = {card.id: card for card in find_cards(course, finished, attempts)}
    if sitting is None or sitting.card not in cards:
        if not practice.due:
            return None
        card = practice.due[0]
        sitting = st.session_state["sitting"] = Sitting(card.id, known.get(card.id), now())
    return cards[sitting.card], sitting


def ask_term(term: Term, card: Card, sitting: Sitting) -> None:
    """A word, then what it means, then how well it was remembered."""
    st.header(term.term, anchor=False)
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
    with st.container(horizontal=True):
        for recall, word in WORDS.items():
            st.button(word, key=f"recall-{recall}", on_click=rate, args=(card, recall, sitting))


def ask_question(question: Question, card: Card, sitting: Sitting) -> None:
    """A question once more; how sure and how right decides when it comes back."""
    use = f"practice-{sitting.began:%Y%m%d%H%M%S%f}"
    rules = settle(question.behaviour, Behaviour(preset="check"))
    asker = Asker(course, rules, f"{order_seed()}:{sitting.looks}", f"{use}-{question.id}", use=use)
    given = [one for one in attempts if one.question_id == question.id and one.attempted_at >= sitting.began]
    ask(question, asker, given)
    current = [one for one in given if one.question_revision == question.revision]
    if current:
        recall = rate_answer(right=current[0].credit == 1, confidence=current[0].confidence)
        try_write(partial(keep, card, recall, sitting))
        st.button("Go on", type="primary", key=f"next-{use}", on_click=go_on)


st.title("Practice", anchor=False)
if practice.total == 0:
    st.markdown(
        "Here you will find five minutes a day with what you are about to forget: the words of the lessons "
        "you finished, and the questions you missed or guessed. Finish a lesson and come back."
    )
    places.link_next("Go to the lessons", places.LEARN)
elif current_card := sit_down():
    card, sitting = current_card
    left = max(1, len(practice.due))
    st.caption(
        f"{count(left, 'card')} now, about {count(practice.minutes, 'minute')}"
        + (f" · {practice.waiting} more can wait" if practice.waiting else "")
    )
    with st.container(border=True):
        if isinstance(card.subject, Term):
            ask_term(card.subject, card, sitting)
        else:
            ask_question(card.subject, card, sitting)
    if card.lesson:
        st.caption(f"From the lesson “{course.lessons[card.lesson].title}”")
else:
    st.success("Nothing is due now.", icon=":material/check_circle:")
    if practice.next_at:
        st.markdown(
            f"You have practised {practice.known} of {count(practice.total, 'card')}. "
            f"The next one comes back on {to_local(practice.next_at):%-d %B at %H:%M}."
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
