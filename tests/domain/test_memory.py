"""Spaced review."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from netlearn.content.model import Course, Term, TextBlock
from netlearn.domain.memory import LEECH, Card, Looked, Recall, find_cards, look, plan_practice, rate_answer
from tests.factories import change_course, make_attempt, make_course
from tests.sample_questions import make_single

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Kept:
    due_at: datetime
    lapses: int = 0
    state: Mapping[str, object] = field(default_factory=dict)


def course() -> Course:
    """Lesson b explains two terms."""
    plain = make_course()
    block = TextBlock(id="words", kind="text", body="A [[tie]] may be a [[bridge|bridges]], and a [[tie]].")
    lesson = plain.lessons["b"].model_copy(update={"blocks": (block,)})
    terms = {
        name: Term(id=name, term=name, definition="It is.", example="So.")
        for name in ("tie", "bridge", "hub")
    }
    return change_course(plain, lessons={**plain.lessons, "b": lesson}, terms=terms)


def cards(count: int) -> list[Card]:
    return [Card(f"question:{number}", make_single(), "a") for number in range(count)]


def test_find_cards_terms_of_finished_lessons_and_shaky_questions() -> None:
    answers = [
        make_attempt("q-single", 0.0),
        make_attempt("q-single", 1.0),
        make_attempt("q-multi", 1.0, confidence=1),
        make_attempt("gone", 0.0),
    ]
    found = [(card.id, card.lesson) for card in find_cards(course(), ["b", "left-the-course"], answers)]
    assert found == [
        ("term:tie", "b"),
        ("term:bridge", "b"),
        ("question:q-single", "a"),
        ("question:q-multi", "a"),
    ]


def test_find_cards_a_sure_and_right_first_answer_makes_none() -> None:
    assert (
        find_cards(course(), [], [make_attempt("q-single", 1.0, confidence=3), make_attempt("q-multi", None)])
        == ()
    )


def test_plan_practice_longest_due_first_new_ones_last_the_rest_waits() -> None:
    known = {"question:0": Kept(NOW - DAY), "question:1": Kept(NOW - 2 * DAY), "question:2": Kept(NOW + DAY)}
    plan = plan_practice(cards(10), known, NOW)
    assert [card.id for card in plan.due] == [f"question:{number}" for number in (1, 0, 3, 4, 5, 6)]
    assert (plan.waiting, plan.known, plan.total, plan.next_at) == (3, 3, 10, None)


def test_plan_practice_what_was_missed_comes_before_new_words() -> None:
    answers = [make_attempt("q-single", 0.0)]
    plan = plan_practice(find_cards(course(), ["b"], answers), {"term:bridge": Kept(NOW - DAY)}, NOW)
    assert [card.id for card in plan.due] == ["term:bridge", "question:q-single", "term:tie"]


def test_plan_practice_nothing_due_says_when_the_next_is() -> None:
    plan = plan_practice(cards(2), {"question:0": Kept(NOW + 3 * DAY), "question:1": Kept(NOW + DAY)}, NOW)
    assert (plan.due, plan.waiting, plan.next_at) == ((), 0, NOW + DAY)


def test_plan_practice_a_leech_is_named_and_no_longer_asked() -> None:
    plan = plan_practice(cards(1), {"question:0": Kept(NOW - DAY, lapses=LEECH)}, NOW)
    assert (plan.due, [card.id for card in plan.leeches]) == ((), ["question:0"])


def keep(looked: Looked) -> Kept:
    return Kept(looked.due_at, looked.lapses, looked.state)


def test_look_each_success_makes_the_pause_longer() -> None:
    at, kept, pauses = NOW, None, []
    for _ in range(5):
        looked = look(kept, Recall.GOOD, at)
        pauses.append(looked.due_at - at)
        at, kept = looked.due_at, keep(looked)
    assert pauses[0] == timedelta(minutes=10)
    assert sorted(set(pauses)) == pauses
    assert pauses[-1] > 20 * DAY


def test_look_forgetting_a_learnt_card_is_a_lapse_and_brings_it_back_soon() -> None:
    learnt = keep(look(None, Recall.EASY, NOW))
    forgotten = look(learnt, Recall.FORGOTTEN, learnt.due_at)
    assert (forgotten.lapses, forgotten.due_at - learnt.due_at) == (1, timedelta(minutes=10))


def test_look_not_knowing_a_new_card_is_no_lapse() -> None:
    assert look(None, Recall.FORGOTTEN, NOW).lapses == 0


def test_look_the_same_answers_make_the_same_dates() -> None:
    assert look(None, Recall.HARD, NOW) == look(None, Recall.HARD, NOW)


@pytest.mark.parametrize(
    ("right", "confidence", "recall"),
    [
        (False, 3, Recall.FORGOTTEN),
        (True, 1, Recall.HARD),
        (True, None, Recall.GOOD),
        (True, 2, Recall.GOOD),
        (True, 3, Recall.EASY),
    ],
)
def test_rate_answer_goes_by_right_and_sure(*, right: bool, confidence: int | None, recall: Recall) -> None:
    assert rate_answer(right=right, confidence=confidence) == recall
