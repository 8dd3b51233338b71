"""What can be searched, as plain text."""

import pytest

from netlearn.content.library import Library
from netlearn.content.searchable import Entry, list_entries, strip_marks
from netlearn.settings import ROOT
from tests.content.packs import load_small_course

COURSE = load_small_course()


def test_list_entries_has_lessons_then_terms_then_actions() -> None:
    assert [(entry.kind, entry.id) for entry in list_entries(COURSE)] == [
        ("lesson", "first-door"),
        ("term", "supplier"),
        *(("action", f"o1-act-{number}") for number in (1, 2, 3, 4)),
    ]


def test_a_lesson_is_found_by_everything_that_is_read_in_it() -> None:
    assert list_entries(COURSE)[0] == Entry(
        "lesson",
        "first-door",
        "The first door",
        "Why one conversation outside the team is worth an hour. A knock Ada runs a night shift at a bakery, "
        "and her suppliers sleep. On Monday she calls the mill. The miller has known for a week what she "
        "needs to know (Smith 2001). A call without a reason costs goodwill. Outsiders see what insiders "
        "miss. Ask one person in another firm what changed for them this year.",
    )


def test_a_term_is_found_by_definition_and_example() -> None:
    assert list_entries(COURSE)[1] == Entry(
        "term",
        "supplier",
        "supplier",
        "A firm or person that another depends on for what it needs. The mill sends flour to four bakeries.",
    )


def test_an_action_is_found_by_reason_and_steps() -> None:
    assert (
        list_entries(COURSE)[2].text == "Suppliers see shortages first. Pick the supplier. Call before noon."
    )


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Bold** and _low_ and `code`", "Bold and low and code"),
        ("# Head\n\n> said\n\n- one\n- two\n\n1. three", "Head said one two 1. three"),
        ("See [the site](https://example.org/a_b) now", "See the site now"),
        ("A [[supplier]] and [[supplier|suppliers]]", "A supplier and suppliers"),
        ("Shown [@smith-2001].", "Shown (Smith 2001)."),
        ("well-known - and 3 - 2", "well-known - and 3 - 2"),
        ("", ""),
    ],
)
def test_strip_marks(text: str, plain: str) -> None:
    assert strip_marks(text, COURSE) == plain


def test_no_entry_of_the_course_holds_markdown() -> None:
    entries = list_entries(Library(ROOT / "content" / "en").course)
    texts = [f"{entry.title} {entry.text}" for entry in entries]
    assert [text for text in texts if any(mark in text for mark in ("[", "]", "**", "`", "(http"))] == []
