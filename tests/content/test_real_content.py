import time

from netlearn.content.load import load_course
from netlearn.content.problems import format_problems
from netlearn.settings import ROOT


def test_course_has_no_errors() -> None:
    course, problems = load_course(ROOT / "content" / "en")

    assert format_problems(problem for problem in problems if problem.severity == "error") == ""
    assert course is not None


def test_course_loads_within_a_second() -> None:
    start = time.perf_counter()

    load_course(ROOT / "content" / "en")

    assert time.perf_counter() - start < 1
