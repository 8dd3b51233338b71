"""Comments silence warnings and harmless errors; what stops the course stays, and so does text."""

from pathlib import Path

import pytest

from tests.content.packs import copy_course, edit_course, report_course

LESSON, QUIZ = "lessons/first-door.yaml", "quizzes/basics.yaml"
SHORT = {"file": QUIZ, "replace": "feedback: It is polite, and it is forgotten.", "with": "feedback: Wrong."}


def report_edited(target: Path, *edits: dict[str, str]) -> list[str]:
    """The codes of all problems after these edits, in file order."""
    folder = copy_course(target)
    edit_course(folder, list(edits))
    return [line.split()[1] for line in report_course(folder).splitlines() if line]


def test_problem_without_comment_is_reported(tmp_path: Path) -> None:
    assert report_edited(tmp_path, SHORT) == ["NL323"]


@pytest.mark.parametrize(
    "line",
    [
        "        feedback: Wrong. # netlearn: ignore NL323",
        "        # netlearn: ignore NL323\n        feedback: Wrong.",
        "        # netlearn: ignore NL323 because it is brief\n        # Indeed.\n        feedback: Wrong.",
        "        # netlearn: ignore NL323\n        feedback: >-\n          Wrong.",
    ],
)
def test_comment_on_or_above_the_line_silences(line: str, tmp_path: Path) -> None:
    edit = {"file": QUIZ, "replace": "        feedback: It is polite, and it is forgotten.", "with": line}

    assert report_edited(tmp_path, edit) == []


def test_comment_elsewhere_silences_nothing_and_is_reported(tmp_path: Path) -> None:
    edit = {"file": QUIZ, "replace": "title: Basics\n", "with": "title: Basics # netlearn: ignore NL323\n"}

    assert report_edited(tmp_path, SHORT, edit) == ["NL032", "NL323"]


def test_comment_above_a_long_text_silences_a_finding_inside_it(tmp_path: Path) -> None:
    body = {"file": LESSON, "replace": "    body: |\n", "with": "    # netlearn: ignore NL406\n    body: |\n"}
    double = {"file": LESSON, "replace": "to know [@", "with": "to to know [@"}

    assert report_edited(tmp_path, body, double) == []


@pytest.mark.parametrize("opening", ["", "# A quiz of the tests.\n\n"])
def test_file_comment_silences_the_whole_file(opening: str, tmp_path: Path) -> None:
    comment = f"{opening}# netlearn: ignore-file NL323, NL322\nid: basics\n"
    edit = {"file": QUIZ, "replace": "id: basics\n", "with": comment}
    brief = {
        "file": QUIZ,
        "replace": "A date turns good will into a second conversation.",
        "with": "Be exact.",
    }

    assert report_edited(tmp_path, edit, SHORT, brief) == []


def test_file_comment_below_the_opening_counts_for_nothing(tmp_path: Path) -> None:
    edit = {"file": QUIZ, "replace": "questions:\n", "with": "questions:\n  # netlearn: ignore-file NL323\n"}

    assert report_edited(tmp_path, edit, SHORT) == ["NL323"]


def test_harmless_error_is_silenced(tmp_path: Path) -> None:
    edit = {"file": LESSON, "replace": "A knock", "with": "The first door # netlearn: ignore NL604"}

    assert report_edited(tmp_path, edit) == []


def test_blocking_error_stays_and_the_comment_is_reported(tmp_path: Path) -> None:
    edit = {
        "file": LESSON,
        "replace": "question: is-it-so",
        "with": "question: is-it # netlearn: ignore NL202",
    }

    assert report_edited(tmp_path, edit) == ["NL202", "NL032", "NL105"]


def test_text_that_looks_like_a_comment_is_text(tmp_path: Path) -> None:
    text = 'feedback: "Wrong. # netlearn: ignore NL323"'
    edit = {"file": QUIZ, "replace": "feedback: It is polite, and it is forgotten.", "with": text}
    body = {
        "file": LESSON,
        "replace": "    body: |\n",
        "with": "    body: |\n      # netlearn: ignore NL406\n",
    }
    double = {"file": LESSON, "replace": "to know [@", "with": "to to know [@"}

    assert report_edited(tmp_path, edit, body, double) == ["NL605", "NL406", "NL323"]


def test_unused_comment_is_not_reported_while_a_file_is_broken(tmp_path: Path) -> None:
    comment = {"file": QUIZ, "replace": "id: basics\n", "with": "id: basics # netlearn: ignore NL323\n"}
    broken = {"file": "sources.yaml", "replace": "year: 2001", "with": "year: many"}

    assert report_edited(tmp_path, comment, broken) == ["NL022"]
