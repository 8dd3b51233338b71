import time

from netlearn.content.load import load_course
from netlearn.content.problems import format_problems
from netlearn.settings import ROOT


def test_course_has_no_errors() -> None:
    course, problems = load_course(ROOT / "content" / "en")

    assert format_problems(problem for problem in problems if problem.severity == "error") == ""
    assert course is not None


def test_course_is_checked_within_two_seconds() -> None:
    start = time.process_time()  # of this process: others on the machine do not count

    load_course(ROOT / "content" / "en")

    assert time.process_time() - start < 2
