"""Practice: cards made by one's own work, looked at one by one."""

from collections.abc import Sequence
from datetime import timedelta
from math import ceil

import pytest
from streamlit.testing.v1 import AppTest

from netlearn.content.model import Lesson, Question, Term
from netlearn.domain.memory import LEECH, TERM_TIME, Recall, find_cards, look
from netlearn.store.attempts import record_attempt
from netlearn.store.cards import Review, list_cards, list_reviews, save_review
from netlearn.store.lessons import finish_lesson
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.ui.apps import count_people, open_app, press, refuse_writes, run, says_not_saved, words
from tests.ui.filling import attempts_at, enrol, fill, find_question, right_of, submit, wrong_of

pytestmark = pytest.mark.usefixtures("server")

WORDS = ("I had forgotten", "It took effort", "I knew it", "At once")


def finish(least: int = 1) -> tuple[Lesson, tuple[Term, ...]]:
    """Read the first lesson that explains so many terms to its end; give it and its terms."""
    course = get_course()
    for lesson in course.lessons.values():
        terms = tuple(card.subject for card in find_cards(course, [lesson.id], ()))
        if len(terms) >= least:
            finish_lesson(get_store(), enrol(), lesson.id, len(lesson.steps) - 1, now())
            return lesson, tuple(term for term in terms if isinstance(term, Term))
    raise LookupError(least)


def miss(question: Question, *, credit: float = 0.0, confidence: int | None = 2) -> None:
    """Have answered a question in a lesson a day ago."""
    given = wrong_of(question) if credit < 1 else right_of(question)
    record_attempt(
        get_store(),
        enrol(),
        question.id,
        question.revision,
        given,
        credit=credit,
        confidence=confidence,
        key="lesson",
        now=now() - timedelta(days=1),
    )


def review(card: str, *, due: timedelta, lapses: int = 0) -> None:
    """Have looked at a card before; it is due that long from now."""
    at = now()
    state = look(None, Recall.GOOD, at - timedelta(days=9)).state
    save_review(
        get_store(), enrol(), card, 3, state, due_at=at + due, lapses=lapses, key=f"before-{card}", now=at
    )


def ratings() -> list[tuple[str, int]]:
    return [(one.card_id, one.rating) for one in list_reviews(get_store(), enrol())]


def test_practice_of_a_newcomer_says_where_cards_come_from_and_writes_nothing() -> None:
    app = open_app("practice")
    assert "Finish a lesson and come back." in words(app)
    assert count_people() == 0
    press(app, "Go to the lessons")
    assert app.title[0].value == "Learn"


def test_the_meaning_of_a_term_waits_until_it_is_asked_for() -> None:
    lesson, (term, *_) = finish()
    app = open_app("practice")
    assert [one.value for one in app.header] == [term.term]
    assert [one.label for one in app.button if one.label in WORDS] == []
    before = words(app)
    press(app, "Show the meaning")
    assert [one.label for one in app.button if one.label in WORDS] == list(WORDS)
    assert len(words(app)) > len(before)
    assert f"From the lesson “{lesson.title}”" in words(app)
    assert ratings() == []


@pytest.mark.parametrize(("word", "rating"), [(word, place) for place, word in enumerate(WORDS, start=1)])
def test_a_recall_in_words_is_kept_and_the_next_card_comes(word: str, rating: int) -> None:
    _, (term, following, *_) = finish(least=2)
    app = press(press(open_app("practice"), "Show the meaning"), word)
    assert ratings() == [(f"term:{term.id}", rating)]
    assert [one.value for one in app.header] == [following.term]
    assert "Show the meaning" in [one.label for one in app.button]


def test_cards_are_counted_down() -> None:
    _, terms = finish(least=3)
    app = open_app("practice")
    assert f"{len(terms)} cards now, about {minutes_of(terms)}" in words(app)
    app = press(press(app, "Show the meaning"), "At once")
    assert f"{len(terms) - 1} cards now, about {minutes_of(terms[1:])}" in words(app)


def minutes_of(terms: Sequence[Term]) -> str:
    return count(ceil(len(terms) * TERM_TIME / timedelta(minutes=1)), "minute")


def test_a_look_from_two_tabs_counts_once() -> None:
    _, (term, *_) = finish(least=2)
    first, second = open_app("practice"), open_app("practice")
    press(first, "Show the meaning")
    press(second, "Show the meaning")
    press(first, "I knew it")
    press(second, "I had forgotten")
    assert ratings() == [(f"term:{term.id}", 3)]


def test_the_card_due_longest_comes_first() -> None:
    _, (first, second, *_) = finish(least=2)
    review(f"term:{first.id}", due=timedelta(hours=-1))
    review(f"term:{second.id}", due=timedelta(days=-2))
    assert [one.value for one in open_app("practice").header] == [second.term]


def test_when_nothing_is_due_the_next_time_is_told() -> None:
    _, terms = finish()
    for term in terms:
        review(f"term:{term.id}", due=timedelta(days=2))
    app = open_app("practice")
    due = min(card.due_at for card in list_cards(get_store(), enrol()).values())
    assert [one.value for one in app.success] == ["Nothing is due now."]
    assert f"The next one comes back on {due:%-d %B at %H:%M}." in words(app)


@pytest.mark.parametrize(("credit", "confidence"), [(0.0, 3), (0.5, None), (1.0, 1)])
def test_missed_and_guessed_questions_come_back(credit: float, confidence: int | None) -> None:
    _, _, question = find_question("single")
    miss(question, credit=credit, confidence=confidence)
    app = open_app("practice")
    assert form_of(app).endswith(f"-{question.id}-0")


def test_a_question_that_was_known_does_not_come_back() -> None:
    _, _, question = find_question("single")
    miss(question, credit=1.0, confidence=2)
    assert "Finish a lesson and come back." in words(open_app("practice"))


@pytest.mark.parametrize(("confidence", "rating"), [(1, 2), (2, 3), (3, 4)])
def test_how_sure_a_right_answer_was_decides_when_it_comes_back(confidence: int, rating: int) -> None:
    _, _, question = find_question("single")
    miss(question)
    app = open_app("practice")
    key = form_of(app).removeprefix("form-")
    app.radio(key=f"sure-{key}").set_value(confidence)
    fill(app, question, right_of(question), key)
    submit(app, f"form-{key}")
    assert "That is right." in [one.value for one in app.success]
    assert ratings() == [(f"question:{question.id}", rating)]
    press(app, "Go on")
    assert ratings() == [(f"question:{question.id}", rating)]
    assert [one.value for one in app.success] == ["Nothing is due now."]
    assert [one.credit for one in attempts_at(question)] == [0.0, 1.0]


def form_of(app: AppTest) -> str:
    """The one form on the screen."""
    (form,) = {one.form_id for one in app.button if one.form_id}
    return str(form)


@pytest.mark.parametrize("kind", ["single", "multi", "true_false", "match", "order", "categorise", "blank"])
def test_a_wrong_answer_counts_as_forgotten_and_shows_the_right_one(kind: str) -> None:
    _, _, question = find_question(kind)
    miss(question)
    app = open_app("practice")
    key = form_of(app).removeprefix("form-")
    fill(app, question, wrong_of(question), key)
    submit(app, f"form-{key}")
    assert list(app.success) == []
    assert question.explanation.split("[")[0][:40] in words(app)
    press(app, "Go on")
    assert ratings() == [(f"question:{question.id}", 1)]


@pytest.mark.parametrize("kind", ["open", "scale", "scenario"])
def test_what_takes_long_or_has_no_right_answer_is_no_card(kind: str) -> None:
    _, _, question = find_question(kind)
    miss(question)
    assert "Finish a lesson and come back." in words(open_app("practice"))


def test_what_will_not_stick_is_read_again_and_no_longer_asked() -> None:
    lesson, terms = finish()
    for term in terms:
        review(f"term:{term.id}", due=timedelta(days=-1), lapses=LEECH)
    app = open_app("practice")
    assert [one.value for one in app.header] == ["Better reread than repeated"]
    app.button(key=next(str(one.key) for one in app.button if one.label == f"Reread: {lesson.title}")).click()
    assert run(app).title[0].value == lesson.title


def test_a_look_that_cannot_be_written_is_not_counted() -> None:
    _, (term, *_) = finish(least=2)
    app = press(open_app("practice"), "Show the meaning")
    refuse_writes()
    press(app, "I knew it")
    assert says_not_saved(app)
    assert ratings() == []
    assert [one.value for one in app.header] == [term.term]


def test_a_term_comes_back_after_it_was_looked_at() -> None:
    _, (term, *_) = finish()
    review(f"term:{term.id}", due=timedelta(days=-1))
    before = list_cards(get_store(), enrol())[f"term:{term.id}"]
    press(press(open_app("practice"), "Show the meaning"), "I knew it")
    after = list_cards(get_store(), enrol())[f"term:{term.id}"]
    assert after.due_at > now() > before.due_at
    assert [type(one) for one in list_reviews(get_store(), enrol())] == [Review, Review]
