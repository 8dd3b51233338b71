from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.content.model import Question
from netlearn.domain.attempts import Attempt
from netlearn.domain.item_statistics import ItemStatistics, correlate, measure_items
from tests.factories import START, make_attempt
from tests.sample_questions import make_rating, make_single


def make_questions(count: int) -> dict[str, Question]:
    single = make_single().model_copy(update={"hints": ("Think.",)})
    return {f"q{number}": single.model_copy(update={"id": f"q{number}"}) for number in range(count)}


def answer(question: Question, *, right: bool, confidence: int | None = None, hints: int = 0) -> Attempt:
    chosen = ("b",) if right else ("a",)
    return Attempt(question.id, question.revision, chosen, float(right), START, confidence, hints)


def measure_one(answers: list[tuple[str, Attempt]]) -> ItemStatistics:
    (measured,) = measure_items(make_questions(1), answers)
    return measured


def test_figures_come_from_first_answers_of_ten_learners() -> None:
    (question,) = make_questions(1).values()
    answers = []
    for number in range(10):
        first = answer(question, right=number < 6, confidence=3 if number > 4 else None, hints=number == 9)
        answers.append((f"p{number}", first))
        answers.append((f"p{number}", answer(question, right=True, confidence=3)))

    measured = measure_one(answers)

    assert measured == ItemStatistics(
        question_id="q0",
        learners=10,
        facility=0.6,
        first_right=0.6,
        discrimination=None,  # nobody answered five questions
        sure_and_wrong=None,  # only five first answers said how sure
        hint_use=0.1,
        picks={"a": 0.4, "b": 0.6, "c": 0.0},
    )


def test_sure_and_wrong_is_a_share_of_those_who_said_how_sure() -> None:
    (question,) = make_questions(1).values()
    answers = [(f"p{n}", answer(question, right=n >= 4, confidence=3 if n < 8 else 1)) for n in range(16)]
    unsaid = [(f"x{n}", answer(question, right=False)) for n in range(4)]

    assert measure_one(answers + unsaid).sure_and_wrong == 4 / 16


def test_hint_opened_before_a_later_answer_counts_once() -> None:
    (question,) = make_questions(1).values()
    answers = [(f"p{n}", answer(question, right=False)) for n in range(10)]
    answers[1:1] = [
        ("p0", answer(question, right=False, hints=1)),
        ("p0", answer(question, right=True, hints=2)),
    ]

    assert measure_one(answers).hint_use == 0.1


def test_below_ten_learners_only_their_number_is_told() -> None:
    (question,) = make_questions(1).values()
    answers = [(f"p{n}", answer(question, right=True, confidence=3, hints=1)) for n in range(9)]

    assert measure_one(answers) == ItemStatistics("q0", 9)


def test_other_revisions_and_unknown_questions_are_left_out() -> None:
    (question,) = make_questions(1).values()
    old = make_attempt("q0", 0.0, revision="an-older-one")
    unknown = make_attempt("gone", 0.0, revision=question.revision)
    answers = [(f"p{n}", one) for n in range(10) for one in (old, unknown, answer(question, right=True))]

    measured = measure_one(answers)

    assert (measured.learners, measured.facility) == (10, 1.0)


def test_opinion_has_picks_and_no_facility() -> None:
    rating = make_rating()
    answers = [
        (f"p{n}", Attempt(rating.id, rating.revision, ("a" if n < 3 else "e",), None, START))
        for n in range(12)
    ]

    (measured,) = measure_items({rating.id: rating}, answers)

    assert (measured.facility, measured.first_right, measured.hint_use) == (None, None, None)
    assert dict(measured.picks) == {"a": 0.25, "b": 0, "c": 0, "d": 0, "e": 0.75}


def test_discrimination_is_the_correlation_with_the_mean_of_the_rest() -> None:
    """q0 is right for p0 to p4; p0 to p7 have half of the other four right, p8 and p9 none."""
    questions = make_questions(5)
    answers = [
        (f"p{n}", answer(question, right=n < 5 if place == 0 else n < 8 and place < 3))
        for n in range(10)
        for place, question in enumerate(questions.values())
    ]

    first = measure_items(questions, answers)[0]

    # x: five ones of ten; y: 0.5 eight times, 0 twice; the mean of xy is 0.25
    expected = (0.25 - 0.5 * 0.4) / (0.5 * sqrt(0.2 - 0.16))
    assert first.discrimination == pytest.approx(expected)


def test_learner_with_four_answers_does_not_count_in_the_discrimination() -> None:
    questions = make_questions(5)
    answers = [
        (f"p{n}", answer(question, right=(n + place) % 3 == 0))
        for n in range(10)
        for place, question in enumerate(questions.values())
    ]

    whole, less = measure_items(questions, answers), measure_items(questions, answers[:-1])

    assert whole[0].discrimination is not None
    assert (less[0].learners, less[0].discrimination) == (10, None)


def test_questions_without_answers_are_listed_in_their_order() -> None:
    assert [one.question_id for one in measure_items(make_questions(3), [])] == ["q0", "q1", "q2"]


def test_correlation_of_what_does_not_vary_is_unknown() -> None:
    assert correlate([]) is None
    assert correlate([(1.0, 0.2), (1.0, 0.4)]) is None
    assert correlate([(0.0, 1.0), (1.0, 0.0)]) == -1.0


NUMBERS = st.floats(0, 1).map(lambda value: round(value, 3))


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=30))
def test_correlation_is_symmetric_bounded_and_blind_to_units(pairs: list[tuple[float, float]]) -> None:
    found = correlate(pairs)
    turned = correlate([(y, x) for x, y in pairs])
    scaled = correlate([(10 * x + 3, y) for x, y in pairs])

    assert found == (turned if found is None else pytest.approx(turned))
    if found is not None and scaled is not None:
        assert -1 <= found <= 1
        assert scaled == pytest.approx(found, abs=1e-6)
