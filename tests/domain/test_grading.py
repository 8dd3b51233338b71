"""Grading, over all kinds of questions."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.content.model import Open, Question, Rating
from netlearn.domain.grading import Verdict, grade
from netlearn.errors import AnswerRefused
from tests.sample_questions import (
    make_blank,
    make_every_kind,
    make_match,
    make_multi,
    make_number,
    make_order,
    make_single,
    make_true_false,
    samples,
)

MARKED = tuple(one for one in make_every_kind() if not isinstance(one, Open | Rating))
UNMARKED = tuple(one for one in make_every_kind() if isinstance(one, Open | Rating))
FLAGS = st.lists(st.booleans(), min_size=2, max_size=6).filter(lambda flags: any(flags) and not all(flags))


@pytest.mark.parametrize("question", MARKED, ids=lambda question: question.id)
def test_grade_every_kind_tells_its_own_samples_apart(question: Question) -> None:
    right, wrong, broken = samples(question)

    assert grade(question, right) == Verdict(credit=1.0, chosen=right)
    assert grade(question, right).right is True
    assert grade(question, wrong).right is False
    with pytest.raises(AnswerRefused):
        grade(question, broken)


@pytest.mark.parametrize("question", UNMARKED, ids=lambda question: question.id)
def test_grade_opinions_and_essays_are_taken_and_never_marked(question: Question) -> None:
    one, other, broken = samples(question)

    assert [grade(question, one), grade(question, other)] == [Verdict(None, one), Verdict(None, other)]
    with pytest.raises(AnswerRefused):
        grade(question, broken)


@pytest.mark.parametrize("question", make_every_kind(), ids=lambda question: question.id)
def test_grade_every_kind_refuses_an_empty_answer(question: Question) -> None:
    with pytest.raises(AnswerRefused):
        grade(question, ())


@pytest.mark.parametrize(
    ("chosen", "credit"),
    [
        (("a", "b"), 1.0),
        (("a",), 0.75),
        (("a", "b", "c"), 0.75),
        (("a", "c"), 0.5),
        (("c",), 0.25),
        (("c", "d"), 0.0),
        (("a", "b", "c", "d"), 0.0),
    ],
)
def test_grade_multi_earns_the_share_of_options_in_their_right_state(
    chosen: tuple[str, ...], credit: float
) -> None:
    assert grade(make_multi(), chosen) == Verdict(credit, chosen)


def test_grade_single_wrong_earns_nothing() -> None:
    assert grade(make_single(), ("a",)) == Verdict(credit=0.0, chosen=("a",))


@pytest.mark.parametrize(
    ("question", "chosen", "sentence"),
    [
        (make_single(), (), "Choose an option first."),
        (make_multi(), (), "Choose an option first."),
        (make_multi(), ("a", "a"), "An option was chosen twice."),
        (make_single(), ("z",), "This question has no such option."),
        (make_single(), ("a", "b"), "Choose one option only."),
        (make_true_false(), ("a", "b"), "Choose one option only."),
    ],
)
def test_grade_broken_answer_is_refused_with_a_reason(
    question: Question, chosen: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(AnswerRefused) as refused:
        grade(question, chosen)

    assert str(refused.value) == sentence


@given(flags=FLAGS, data=st.data())
def test_grade_multi_any_answer_stays_in_bounds_and_ignores_order(
    flags: list[bool], data: st.DataObject
) -> None:
    question = make_multi(*flags)
    ids = [option.id for option in question.options]
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))

    verdict = grade(question, tuple(chosen))

    assert verdict.credit is not None
    assert 0.0 <= verdict.credit <= 1.0
    assert verdict.right == (set(chosen) == set(samples(question)[0]))
    assert verdict == grade(question, tuple(reversed(chosen)))


@given(flags=FLAGS, data=st.data())
def test_grade_multi_one_more_right_option_never_costs(flags: list[bool], data: st.DataObject) -> None:
    question = make_multi(*flags)
    right, wrong, _ = samples(question)
    chosen = data.draw(st.lists(st.sampled_from(right), unique=True, max_size=len(right) - 1))
    more = next(option_id for option_id in right if option_id not in chosen)
    start = (*chosen, *wrong) if len(question.options) > len(chosen) + 1 + len(wrong) else (*chosen,)

    if start:
        assert credit_of(question, (*start, more)) >= credit_of(question, start)
    else:
        assert credit_of(question, (more,)) > 0


@pytest.mark.parametrize(
    ("partners", "credit"), [("ABC", 1.0), ("ABD", 2 / 3), ("BAC", 1 / 3), ("BCA", 0.0), ("AAA", 1 / 3)]
)
def test_grade_match_earns_the_share_of_right_partners(partners: str, credit: float) -> None:
    question = make_match()
    ids = {text: name for name, text in question.partners.items()}
    answer = tuple(f"{left}={ids[right]}" for left, right in zip("abc", partners, strict=True))

    assert credit_of(question, answer) == pytest.approx(credit)
    assert grade(question, tuple(reversed(answer))) == grade(question, answer)


@pytest.mark.parametrize(
    ("order", "credit"), [("abcd", 1.0), ("abdc", 2 / 3), ("badc", 1 / 3), ("dcba", 0.0), ("cdab", 0.0)]
)
def test_grade_order_earns_kendalls_tau(order: str, credit: float) -> None:
    assert credit_of(make_order(), tuple(order)) == pytest.approx(credit)


@given(order=st.permutations("abcde"))
def test_grade_order_stays_in_bounds_and_only_the_right_one_earns_all(order: list[str]) -> None:
    credit = credit_of(make_order("abcde"), tuple(order))

    assert 0.0 <= credit <= 1.0
    assert (credit == 1.0) == (order == list("abcde"))


@pytest.mark.parametrize(
    ("typed", "credit"),
    [
        ("weak tie", 1.0),
        ("  A Weak-Tie. ", 1.0),
        ("Acquaintance", 1.0),
        ("acquáintance", 1.0),
        ("strong tie", 0.0),
        ("tie", 0.0),
    ],
)
def test_grade_blank_reads_past_case_accents_punctuation_and_article(typed: str, credit: float) -> None:
    assert credit_of(make_blank(), (typed,)) == credit


@pytest.mark.parametrize(
    ("typed", "credit"),
    [
        ("2.5", 1.0),
        ("2,5", 1.0),
        ("3", 1.0),
        ("2", 1.0),
        ("3.01", 0.0),
        ("1.99", 0.0),
        ("25", 0.0),
        ("-2.5", 0.0),
    ],
)
def test_grade_number_takes_what_lies_within_the_tolerance(typed: str, credit: float) -> None:
    assert credit_of(make_number(), (typed,)) == credit


def test_grade_number_the_ends_of_the_tolerance_belong_to_it() -> None:
    assert credit_of(make_number(tolerance=0.00001), ("2.50001",)) == 1.0


@pytest.mark.parametrize("typed", ["about two", "nan", "inf", "1e", "2:30", "--2"])
def test_grade_number_refuses_what_is_no_number(typed: str) -> None:
    with pytest.raises(AnswerRefused, match="Write a number, in digits"):
        grade(make_number(), (typed,))


def test_grade_blank_refuses_far_too_much() -> None:
    with pytest.raises(AnswerRefused, match="Use at most 200 characters"):
        grade(make_blank(), ("x" * 201,))


@given(answer=st.lists(st.text(max_size=12), max_size=8), place=st.integers(0, len(make_every_kind()) - 1))
def test_grade_any_rubbish_is_graded_in_bounds_or_refused(answer: list[str], place: int) -> None:
    with suppress(AnswerRefused):
        credit = grade(make_every_kind()[place], tuple(answer)).credit
        assert credit is None or 0.0 <= credit <= 1.0


def credit_of(question: Question, answer: tuple[str, ...]) -> float:
    credit = grade(question, answer).credit
    assert credit is not None
    return credit
