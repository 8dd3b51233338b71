import shutil
from pathlib import Path

from netlearn.content.load import load_course
from netlearn.content.problems import Problem
from netlearn.settings import ROOT
from tests.content.packs import copy_course, edit_course


def _codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def test_course_is_linked_by_id(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)

    course, problems = load_course(folder)

    assert problems == ()
    assert course is not None
    assert list(course.lessons) == ["first-door"]
    assert {question.kind: name for name, question in course.questions.items()} == {
        "single": "how-to-close",
        "multi": "both-hold",
        "true_false": "is-it-so",
        "match": "who-knows-what",
        "order": "first-call",
        "categorise": "inside-outside",
        "blank": "how-many-calls",
        "open": "own-opening",
        "scale": "how-easy",
        "scenario": "mill-closes",
    }
    assert list(course.terms) == ["supplier"]
    assert list(course.narratives) == ["O1"]
    assert list(course.actions) == ["o1-act-1", "o1-act-2", "o1-act-3", "o1-act-4"]
    assert list(course.sources) == ["smith-2001"]
    assert course.module_of("first-door").id == "basics"


def test_problems_of_all_files_are_found_at_once(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    edits = [
        {"file": "course.yaml", "replace": "title: Basics", "with": "titel: Basics"},
        {"file": "lessons/first-door.yaml", "replace": "minutes: 6", "with": "minutes: many"},
        {"file": "quizzes/basics.yaml", "replace": "kind: multi", "with": "kind: mutli"},
        {"file": "actions.yaml", "write": "actions: ["},
        {"file": "sources.yaml", "replace": "year: 2001", "with": "year: 201"},
    ]
    edit_course(folder, edits)

    course, problems = load_course(folder)

    assert course is None
    found = [(Path(problem.path).name, problem.code, problem.line) for problem in problems]
    assert found == [
        ("actions.yaml", "NL006", 1),
        ("course.yaml", "NL020", 9),
        ("first-door.yaml", "NL022", 4),
        ("basics.yaml", "NL023", 29),
        ("sources.yaml", "NL023", 4),
    ]


def test_empty_folder_misses_every_file(tmp_path: Path) -> None:
    course, problems = load_course(tmp_path)

    assert course is None
    assert _codes(problems) == ["NL030"] * 7


def test_error_of_teaching_does_not_stop_the_course(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    edit_course(folder, [{"file": "lessons/first-door.yaml", "replace": "A call", "with": "TODO A call"}])

    course, problems = load_course(folder)

    assert course is not None
    assert [(problem.code, problem.severity) for problem in problems] == [("NL401", "error")]


def test_unlisted_lesson_is_left_out_of_the_course(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    text = (folder / "lessons" / "first-door.yaml").read_text(encoding="utf-8")
    spare = text.replace("id: first-door", "id: spare").replace("question: ", "question: x")
    (folder / "lessons" / "spare.yaml").write_text(spare, encoding="utf-8")

    course, problems = load_course(folder)

    assert course is None
    assert _codes(problems)[0] == "NL104"
    assert [problem.code for problem in problems if problem.severity == "error"] == ["NL202"] * 11


def test_hidden_editor_files_are_passed_over(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    (folder / "lessons" / ".first-door.yaml").write_text("half a", encoding="utf-8")

    course, problems = load_course(folder)

    assert course is not None
    assert problems == ()


def test_pictures_of_a_pack_stand_beside_it(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    course, problems = load_course(folder)

    assert course is not None
    assert (course.assets, problems) == (tmp_path / "assets", ())


def test_course_without_pictures_of_its_own_uses_those_of_the_repository(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    shutil.rmtree(tmp_path / "assets")
    lesson = folder / "lessons" / "first-door.yaml"
    lesson.write_text(lesson.read_text("utf-8").replace("door.svg", "lessons/three-networks.svg"), "utf-8")
    course, problems = load_course(folder)

    assert course is not None
    assert (course.assets, problems) == (ROOT / "assets", ())


def test_pack_with_pictures_of_its_own_has_no_others(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    lesson = folder / "lessons" / "first-door.yaml"
    lesson.write_text(lesson.read_text("utf-8").replace("door.svg", "lessons/three-networks.svg"), "utf-8")

    assert _codes(load_course(folder)[1]) == ["NL208"]
