"""The ledger grows, never shrinks, and tells when an id was lost."""

from pathlib import Path

import pytest

from netlearn.content.ledger import renew_ledger
from netlearn.errors import ContentError
from tests.content.packs import copy_course, edit_course, report_course

IDS = (
    *(
        "first-door",
        "both-hold",
        "first-call",
        "how-easy",
        "how-many-calls",
        "how-to-close",
        "inside-outside",
    ),
    *(
        "is-it-so",
        "mill-closes",
        "own-opening",
        "what-to-offer",
        "when-to-call",
        "who-knows-what",
        "who-to-call",
    ),
    *(
        "O1",
        "O1-1",
        "O1-2",
        "O1-3",
        "O1-4",
        "M-1",
        "o1-act-1",
        "o1-act-2",
        "o1-act-3",
        "o1-act-4",
        "supplier",
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small course with every id recorded."""
    folder = copy_course(tmp_path)
    renew_ledger(folder)
    return folder


def list_codes(folder: Path) -> list[str]:
    return [line.split()[1] for line in report_course(folder).splitlines() if line]


def test_first_renewal_records_every_id(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)

    added = renew_ledger(folder)

    assert sorted(added) == sorted(IDS)
    text = (folder / "ledger.yaml").read_text(encoding="utf-8")
    assert text.count("  - {id: ") == len(IDS)
    assert "  - {id: mill-closes, kind: question:scenario}\n" in text
    assert list_codes(folder) == []


def test_second_renewal_changes_nothing(folder: Path) -> None:
    before = (folder / "ledger.yaml").read_bytes()

    assert renew_ledger(folder) == ()
    assert (folder / "ledger.yaml").read_bytes() == before


def test_new_id_is_added_and_what_is_gone_stays(folder: Path) -> None:
    edit_course(folder, [{"file": "glossary.yaml", "replace": "id: supplier", "with": "id: no"}])
    edit_course(folder, [{"file": "glossary.yaml", "replace": "id: no", "with": 'id: "no"'}])
    edit_course(folder, [{"file": "lessons/first-door.yaml", "replace": "[[supplier|", "with": "[[no|"}])

    assert renew_ledger(folder) == ("no",)
    text = (folder / "ledger.yaml").read_text(encoding="utf-8")
    assert text.endswith('  - {id: "no", kind: term}\n  - {id: supplier, kind: term}\n')
    assert list_codes(folder) == ["NL110"]


def test_retired_id_is_missed_no_more_and_stays_retired(folder: Path) -> None:
    edit_course(folder, [{"file": "glossary.yaml", "write": "terms: []\n"}])
    edit_course(
        folder, [{"file": "lessons/first-door.yaml", "replace": "[[supplier|suppliers]]", "with": "mills"}]
    )
    retired = {"file": "ledger.yaml", "replace": "kind: term}", "with": "kind: term, retired: true}"}
    edit_course(folder, [retired])

    assert list_codes(folder) == []
    assert renew_ledger(folder) == ()
    assert "kind: term, retired: true}" in (folder / "ledger.yaml").read_text(encoding="utf-8")


def test_id_of_a_broken_file_is_not_called_gone(folder: Path) -> None:
    edit_course(folder, [{"file": "glossary.yaml", "write": "terms: ["}])

    assert list_codes(folder) == ["NL006"]


def test_course_without_a_ledger_is_fine(tmp_path: Path) -> None:
    assert list_codes(copy_course(tmp_path)) == []


def test_broken_ledger_is_not_written_over(folder: Path) -> None:
    edit_course(folder, [{"file": "ledger.yaml", "replace": "kind: lesson", "with": "kind: chapter"}])
    before = (folder / "ledger.yaml").read_bytes()

    with pytest.raises(ContentError, match="NL023"):
        renew_ledger(folder)
    assert (folder / "ledger.yaml").read_bytes() == before
