import time

from netlearn.content.fmt import find_files, format_file
from netlearn.content.load import load_course
from netlearn.content.model import Scenario, Single
from netlearn.content.problems import format_problems
from netlearn.settings import ROOT


def test_course_has_no_problems() -> None:
    course, problems = load_course(ROOT / "content" / "en")

    assert format_problems(problems) == ""
    assert course is not None


def test_course_is_checked_within_two_seconds() -> None:
    start = time.process_time()  # of this process: others on the machine do not count

    load_course(ROOT / "content" / "en")

    assert time.process_time() - start < 2


def test_course_is_as_large_as_it_promises() -> None:
    course, _ = load_course(ROOT / "content" / "en")
    assert course is not None
    questions = tuple(course.questions.values())
    scenarios = [one for one in questions if isinstance(one, Scenario)]
    facets = [facet.id for network in course.instrument.networks for facet in network.facets]

    assert len(course.file.modules) == 6
    assert sum(len(module.lessons) for module in course.file.modules) >= 26
    assert len(questions) >= 170
    assert len(scenarios) >= 12
    assert [one.id for one in scenarios if len(one.nodes) < 6 or len(one.ends) < 2] == []
    assert len(course.terms) >= 70
    assert len(course.sources) >= 35
    assert [one for one in facets if sum(a.facet == one for a in course.actions.values()) < 8] == []
    assert [one.id for one in course.lessons.values() if not 5 <= one.minutes <= 9] == []


def test_course_questions_are_situations_and_length_gives_nothing_away() -> None:
    course, _ = load_course(ROOT / "content" / "en")
    assert course is not None
    questions = tuple(course.questions.values())
    lengths = [
        {option.correct: len(option.text) for option in sorted(one.options, key=lambda one: len(one.text))}
        for one in questions
        if isinstance(one, Single)
    ]

    assert sum(one.situation for one in questions) >= len(questions) / 2
    assert sum(longest[True] > longest[False] for longest in lengths) <= len(lengths) / 3


def test_course_files_have_the_one_layout() -> None:
    assert [path.name for path in find_files(ROOT / "content" / "en") if format_file(path, write=False)] == []
