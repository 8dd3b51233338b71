"""Grading, over all kinds of questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.content.model import Question
from netlearn.domain.grading import Verdict, grade
from netlearn.errors import AnswerRefused
from tests.factories import make_multi, make_single, make_true_false, samples

KINDS = (make_single(), make_multi(), make_true_false())
FLAGS = st.lists(st.booleans(), min_size=2, max_size=6).filter(lambda flags: any(flags) and not all(flags))


@pytest.mark.parametrize("question", KINDS, ids=lambda question: question.kind)
def test_grade_every_kind_tells_its_own_samples_apart(question: Question) -> None:
    right, wrong, broken = samples(question)

    assert grade(question, right) == Verdict(credit=1.0, right=True, chosen=right)
    assert grade(question, wrong).right is False
    with pytest.raises(AnswerRefused):
        grade(question, broken)


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
    assert grade(make_multi(), chosen) == Verdict(credit, right=credit == 1.0, chosen=chosen)


def test_grade_single_wrong_earns_nothing() -> None:
    assert grade(make_single(), ("a",)) == Verdict(credit=0.0, right=False, chosen=("a",))


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
        assert grade(question, (*start, more)).credit >= grade(question, start).credit
    else:
        assert grade(question, (more,)).credit > 0
