"""What the answers show."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from netlearn.domain.mastery import Mastery, find_missed, measure_mastery, weigh_evidence
from tests.factories import make_course
from tests.sample_questions import make_multi, make_single

START = datetime(2026, 5, 4, 9, tzinfo=UTC)
COURSE = make_course()
BASIC, ADVANCED = COURSE.file.modules
SINGLE, MULTI = make_single(), make_multi()


@dataclass(frozen=True)
class Given:
    question_id: str
    credit: float | None
    question_revision: str
    attempted_at: datetime


def single(credit: float, hours: float = 0, revision: str = SINGLE.revision) -> Given:
    return Given("q-single", credit, revision, START + timedelta(hours=hours))


def multi(credit: float, hours: float = 0) -> Given:
    return Given("q-multi", credit, MULTI.revision, START + timedelta(hours=hours))


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
    answers: list[Given], evidence: float
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
