"""What the answers show."""

from datetime import timedelta

import pytest

from netlearn.content.model import PoolBlock, Quiz
from netlearn.domain.attempts import Attempt
from netlearn.domain.mastery import Mastery, find_missed, measure_mastery, weigh_evidence
from tests.factories import START, change_course, make_attempt, make_course
from tests.sample_questions import make_multi, make_single

COURSE = make_course()
BASIC, ADVANCED = COURSE.file.modules
SINGLE, MULTI = make_single(), make_multi()


def single(credit: float, hours: float = 0, revision: str = SINGLE.revision) -> Attempt:
    return make_attempt("q-single", credit, revision=revision, at=START + timedelta(hours=hours))


def multi(credit: float, hours: float = 0) -> Attempt:
    return make_attempt("q-multi", credit, revision=MULTI.revision, at=START + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("answers", "evidence"),
    [
        ([], 0.0),
        ([single(1.0)], 1.0),
        ([single(0.0), single(1.0, hours=0.1)], 0.0),
        ([single(0.0), single(1.0, hours=24)], 1.0),
        ([single(0.0), single(0.0, hours=23), single(1.0, hours=24)], 0.0),
        ([single(1.0), single(0.0, hours=48)], 1.0),
    ],
)
def test_weigh_evidence_a_night_must_lie_between_a_miss_and_a_hit(
    answers: list[Attempt], evidence: float
) -> None:
    assert weigh_evidence(answers) == evidence


def test_measure_mastery_unanswered_questions_earn_nothing() -> None:
    assert measure_mastery(COURSE, BASIC, [single(1.0)]) == Mastery("basic", 2, 1, 0.5, (), ())


def test_measure_mastery_names_what_was_missed_and_what_has_changed() -> None:
    answers = [single(1.0, revision="older"), multi(0.75)]
    assert measure_mastery(COURSE, BASIC, answers) == Mastery(
        "basic", 2, 1, 0.375, ("q-multi",), ("q-single",)
    )


def test_measure_mastery_a_module_without_questions_has_none() -> None:
    assert measure_mastery(COURSE, ADVANCED, [single(1.0)]) == Mastery("advanced", 0, 0, 0.0, (), ())


def test_find_missed_goes_by_the_latest_answer() -> None:
    lesson = COURSE.lessons["a"]
    assert find_missed(COURSE, lesson, [single(0.0), multi(0.5)]) == ("q-single", "q-multi")
    assert find_missed(COURSE, lesson, [single(0.0), multi(0.5), single(1.0, hours=0.1)]) == ("q-multi",)
    assert find_missed(COURSE, lesson, []) == ()


def test_find_missed_counts_what_was_drawn_from_a_pool() -> None:
    drawn = SINGLE.model_copy(update={"id": "q-drawn", "tags": ("x",)})
    pool = PoolBlock(id="pool", kind="pool", tags=("x",), pick=1)
    lesson = COURSE.lessons["b"].model_copy(update={"blocks": (pool,)})
    quiz = Quiz(id="more", title="More", questions=(drawn,))
    course = change_course(COURSE, quizzes={**COURSE.quizzes, "more": quiz}, lessons={"b": lesson})
    missed = make_attempt("q-drawn", 0.0, revision=drawn.revision)

    assert find_missed(course, lesson, [missed, single(0.0)]) == ("q-drawn",)
    assert find_missed(course, lesson, [single(0.0)]) == ()
