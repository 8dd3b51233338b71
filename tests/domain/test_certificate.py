"""What earns the certificate."""

import pytest

from netlearn.content.model import Certificate, Course
from netlearn.domain.certificate import Criterion, check_criteria, combine
from netlearn.domain.mastery import Mastery
from tests.factories import change_course, make_course


def course(*, assessment: bool = True) -> Course:
    plain = make_course()
    wanted = Certificate(title="Done", statement="has done it.", mastery=0.75, assessment=assessment)
    return change_course(plain, file=plain.file.model_copy(update={"certificate": wanted}))


def mastery(questions: int, credit: float) -> Mastery:
    return Mastery("m", questions, questions, credit, (), ())


def test_combine_weighs_modules_by_their_questions() -> None:
    assert combine([mastery(30, 1.0), mastery(10, 0.0), mastery(0, 0.0)]) == pytest.approx(0.75)
    assert combine([]) == 0.0


def test_check_criteria_counts_lessons_evidence_and_assessment() -> None:
    criteria = check_criteria(course(), {"a", "b", "left"}, [mastery(4, 0.75)], assessed=False)
    assert criteria == (
        Criterion("lessons", 2, 3),
        Criterion("mastery", 0.75, 0.75),
        Criterion("assessment", 0.0, 1.0),
    )
    assert [criterion.met for criterion in criteria] == [False, True, False]


def test_check_criteria_a_course_may_ask_for_no_assessment() -> None:
    criteria = check_criteria(course(assessment=False), {"a", "b", "c"}, [mastery(1, 1.0)], assessed=False)
    assert [(one.kind, one.met) for one in criteria] == [("lessons", True), ("mastery", True)]


def test_check_criteria_a_course_without_certificate_has_none() -> None:
    assert check_criteria(make_course(), {"a"}, [], assessed=True) == ()
