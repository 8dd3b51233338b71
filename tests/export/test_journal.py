"""The learner's own document: Markdown, and PDF read back."""

from dataclasses import replace
from datetime import date

import pytest

from netlearn.export.journal import Journal, Note, PlannedAction, Score, write_markdown, write_pdf
from tests.export.pdfs import ZERO_WIDTH, read_pdf

TODAY = date(2026, 3, 2)
NOTE = Note("Three networks", "Whom did you put off?", "Emeka.\n\nAnd Amina.", date(2026, 2, 28))
JOURNAL = Journal(
    title="My netlearn journal",
    written_on=TODAY,
    notes=(
        NOTE,
        Note("Three networks", "And why?", "No time.", date(2026, 2, 28)),
        Note("Asking well", "Whom will you ask?", "Ada.", TODAY),
    ),
    actions=(PlannedAction("Call a supplier", "doing", "If it is Monday, then I call."),),
    scores=(
        Score("Operational network", "62 (54 to 70) · Regular", is_network=True),
        Score("Role coverage", "50 (30 to 70) · Occasional to Regular", is_network=False),
    ),
)
EMPTY = Journal("My netlearn journal", TODAY, (), (), ())


def journal_of(text: str) -> Journal:
    """A journal of one note."""
    return replace(EMPTY, notes=(replace(NOTE, text=text),))


def test_markdown_has_notes_plan_and_profile() -> None:
    assert (
        write_markdown(JOURNAL)
        == """\
# My netlearn journal

2 March 2026

## Notes

### Three networks

**Whom did you put off?**

> Emeka.
>
> And Amina.

28 February 2026

**And why?**

> No time.

28 February 2026

### Asking well

**Whom will you ask?**

> Ada.

2 March 2026

## Plan

- **Call a supplier** (doing). If it is Monday, then I call.

## Profile

| | |
|---|---|
| **Operational network** | 62 (54 to 70) · Regular |
| Role coverage | 50 (30 to 70) · Occasional to Regular |
"""
    )


def test_markdown_of_nothing_says_so() -> None:
    assert write_markdown(EMPTY) == "# My netlearn journal\n\n2 March 2026\n\n## Notes\n\nNo notes yet.\n"


def test_pdf_has_notes_plan_and_profile() -> None:
    assert read_pdf(write_pdf(JOURNAL)).text == (
        "My netlearn journal 2 March 2026 "
        "Notes Three networks Whom did you put off? Emeka. And Amina. 28 February 2026 "
        "And why? No time. 28 February 2026 "
        "Asking well Whom will you ask? Ada. 2 March 2026 "
        "Plan • Call a supplier (doing). If it is Monday, then I call. "
        "Profile Network and facet Score, interval and band "
        "Operational network 62 (54 to 70) · Regular Role coverage 50 (30 to 70) · Occasional to Regular "
        "Scores run from 0 to 100 and say how often, in your own eyes. "
        "The range in brackets is the 90 % interval. netlearn 1"
    )


def test_pdf_has_title_language_tags_and_headings() -> None:
    read = read_pdf(write_pdf(JOURNAL))
    assert (read.title, read.language, read.tagged) == ("My netlearn journal", "en-GB", True)
    assert read.headings == (
        "My netlearn journal",
        "Notes",
        "Three networks",
        "Asking well",
        "Plan",
        "Profile",
    )


def test_pdf_of_nothing_says_so() -> None:
    read = read_pdf(write_pdf(EMPTY))
    assert read.text == "My netlearn journal 2 March 2026 Notes No notes yet. netlearn 1"
    assert read.headings == ("My netlearn journal", "Notes")


@pytest.mark.parametrize(
    "text",
    [
        "#let x = 1; #panic()",
        "*bold* _low_ `code`",
        "$x^2$ @ref <label>",
        "= No heading",
        "- no item",
        "// no comment /* nor this */",
        "\\ ~ -- --- ... \"quoted\" 'so'",
        "[a](b) {c} | d |",
        "https://example.org/a?b=1&c=2#d",
        "Николай Ελένη Łódź",
        "سلام",
    ],
)
def test_pdf_shows_what_was_typed_and_reads_no_markup(text: str) -> None:
    read = read_pdf(write_pdf(journal_of(text)))
    between = read.text.partition("Whom did you put off? ")[2].partition(" 28 February 2026")[0]
    assert between.strip() == text
    assert read.headings == ("My netlearn journal", "Notes", "Three networks")


def test_pdf_keeps_a_note_of_5000_characters_over_several_pages() -> None:
    text = "".join(f"Line {number:03} of a long note.\n" for number in range(200))
    read = read_pdf(write_pdf(journal_of(text)))
    assert len(text) == 5000
    assert read.pages > 2
    assert [line for line in read.lines if line.startswith("Line ")] == text.splitlines()


def test_pdf_breaks_a_word_that_is_wider_than_the_page() -> None:
    read = read_pdf(write_pdf(journal_of("x" * 5000)))
    rows = [line.replace(ZERO_WIDTH, "") for line in read.lines if set(line) == {"x", ZERO_WIDTH}]
    assert sum(len(row) for row in rows) == 5000
    assert max(len(row) for row in rows) < 100


@pytest.mark.parametrize(
    "odd", ["\x00", "\x07", "\u202e", "\ufeff", "\u2028", "\r\n", "\t", "😀", "👩🏽\u200d💻", "中"]
)
def test_pdf_of_signs_without_a_glyph_keeps_the_words_around_them(odd: str) -> None:
    text = read_pdf(write_pdf(journal_of(f"before {odd} Zoë"))).text
    assert (text.count("before"), text.count("Zoë") + text.count("ëoZ")) == (1, 1)
