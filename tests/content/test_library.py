from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from netlearn.content.library import Library
from netlearn.errors import ContentError
from tests.content.packs import copy_course, edit_course

TITLE = "title: The first door"


def _retitle(folder: Path, old: str, new: str) -> None:
    edit_course(folder, [{"file": "lessons/first-door.yaml", "replace": old, "with": new}])


def test_untouched_files_are_not_read_again(tmp_path: Path) -> None:
    library = Library(copy_course(tmp_path))
    before = library.course

    assert not library.refresh()
    assert library.course is before


def test_saved_file_is_served(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    library = Library(folder)

    _retitle(folder, TITLE, "title: Another door")

    assert library.refresh()
    assert library.course.lessons["first-door"].title == "Another door"


def test_broken_save_keeps_the_last_course_and_shows_the_problems(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    library = Library(folder)
    before = library.course

    _retitle(folder, TITLE, "titel: Another door")

    assert library.refresh()
    assert library.course is before
    assert [problem.code for problem in library.problems] == ["NL020"]


def test_mended_save_takes_over(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    library = Library(folder)
    _retitle(folder, TITLE, "titel: Another door")
    library.refresh()

    _retitle(folder, "titel: Another door", "title: A mended door")
    library.refresh()

    assert library.course.lessons["first-door"].title == "A mended door"
    assert library.problems == ()


def test_removed_and_added_files_are_noticed(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    library = Library(folder)
    text = (folder / "sources.yaml").read_text(encoding="utf-8")

    (folder / "sources.yaml").unlink()
    gone = library.refresh(), [problem.code for problem in library.problems]
    (folder / "sources.yaml").write_text(text, encoding="utf-8")
    back = library.refresh(), library.problems

    assert gone == (True, ["NL030"])
    assert back == (True, ())


def test_first_load_of_broken_content_says_what_is_wrong(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    _retitle(folder, TITLE, "titel: Another door")

    with pytest.raises(ContentError, match=r"first-door\.yaml:2:1 NL020 unknown key `titel`"):
        Library(folder)


def test_threads_always_see_a_whole_course(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    library = Library(folder)

    def look(_: int) -> str:
        library.refresh()
        return library.course.lessons["first-door"].title

    with ThreadPoolExecutor(8) as pool:
        seen = set(pool.map(look, range(20)))
        _retitle(folder, TITLE, "title: Another door")
        seen |= set(pool.map(look, range(20)))

    assert seen == {"The first door", "Another door"}
