from pathlib import Path

import pytest

from netlearn.content.check import check_path
from netlearn.content.fmt import format_file
from netlearn.content.new import NewKind, make_new
from netlearn.content.new_listing import list_lesson
from netlearn.errors import ContentError
from netlearn.settings import ROOT
from tests.content.packs import copy_course
from tests.ui.apps import copy_content


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return copy_course(tmp_path / "content")


def find_new_codes(course: Path, before: set[tuple[str, int, str]]) -> set[str]:
    """The codes of problems that were not there before."""
    return {one.code for one in check_path(course) if (one.path, one.line, one.message) not in before}


def snapshot(course: Path) -> set[tuple[str, int, str]]:
    return {(one.path, one.line, one.message) for one in check_path(course)}


@pytest.mark.parametrize(
    ("kind", "codes"), [("lesson", {"NL104"}), ("quiz", {"NL105"}), ("scenario", {"NL105"})]
)
def test_new_file_lacks_nothing_but_its_place(course: Path, kind: NewKind, codes: set[str]) -> None:
    before = snapshot(course)

    written = make_new(course, kind, "second-door", 'The "second": door')

    assert find_new_codes(course, before) == codes
    assert [format_file(path, write=False) for path in written] == [False] * len(written)


def test_new_lesson_in_the_real_course_is_valid_when_a_module_lists_it(tmp_path: Path) -> None:
    folder = copy_content(tmp_path) / "en"
    before = snapshot(folder)

    make_new(folder, "lesson", "brand-new", "A brand-new lesson", module="operational")

    after = [one for one in check_path(folder) if (one.path, one.line, one.message) not in before]
    assert [one for one in after if "brand-new" in one.path and one.code != "NL111"] == []


def test_title_comes_from_the_id_and_facts_are_listed_for_the_author(course: Path) -> None:
    lesson, quiz = make_new(course, "lesson", "second-door")

    text = lesson.read_text(encoding="utf-8")
    assert (lesson.name, quiz.parent.name) == ("second-door.yaml", "quizzes")
    assert "title: Second door\n" in text
    assert "by their ids in course.yaml: " in text


@pytest.mark.parametrize("name", ["", "two words", "-x", "x--y", "é", "x" * 49, "../x", "x\n"])
def test_odd_id_is_refused(course: Path, name: str) -> None:
    with pytest.raises(ContentError, match="cannot be an id"):
        make_new(course, "quiz", name)


@pytest.mark.parametrize(("kind", "name"), [("lesson", "first-door"), ("quiz", "basics")])
def test_file_that_is_there_is_not_touched(course: Path, kind: NewKind, name: str) -> None:
    before = {path: path.read_bytes() for path in course.rglob("*.yaml")}

    with pytest.raises(ContentError, match="nothing was written"):
        make_new(course, kind, name)

    assert {path: path.read_bytes() for path in course.rglob("*.yaml")} == before


def test_id_of_something_else_is_refused(course: Path) -> None:
    with pytest.raises(ContentError) as caught:
        make_new(course, "lesson", "first-door-2", module="no-such-module")
    assert str(caught.value) == "course.yaml has no module `no-such-module`; it has: basics."
    make_new(course, "quiz", "second")

    with pytest.raises(ContentError) as caught:
        make_new(course, "lesson", "second-sort")

    assert str(caught.value) == "The id `second-sort` is given already; nothing was written."


def test_folder_without_course_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="is no course"):
        make_new(tmp_path, "quiz", "x")


# --- the entry in course.yaml --------------------------------------------------------------------


def test_listing_adds_one_line_and_leaves_every_other_character() -> None:
    text = (ROOT / "content" / "en" / "course.yaml").read_text(encoding="utf-8")

    made = list_lesson(text, "operational", "brand-new")

    lines = made.split("\n")
    place = lines.index("      - brand-new")
    assert "\n".join(lines[:place] + lines[place + 1 :]) == text
    assert lines[place - 1].startswith("      - ")
    assert not lines[place + 1].startswith("      - ")


def test_listing_keeps_brackets_comments_and_line_breaks() -> None:
    flow = "modules:\n  - id: m # why\n    lessons: [a,\n      b ] # end\n"
    block = "modules:\r\n- id: m\r\n  lessons:\r\n  - a # first\r\n# end\r\n"

    assert list_lesson(flow, "m", "c") == flow.replace("b ]", "b, c ]")
    assert list_lesson(block, "m", "c") == block.replace("# first\r\n", "# first\r\n  - c\r\n")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("modules: [\n", "course.yaml cannot be parsed; netlearn check says where."),
        ("modules:\n  - id: m\n    lessons: []\n", "The module `m` has no list of lessons to add to."),
        ("title: x\n", "course.yaml has no module `m`; it has: none."),
    ],
)
def test_listing_without_a_place_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ContentError) as caught:
        list_lesson(text, "m", "c")

    assert str(caught.value) == reason
