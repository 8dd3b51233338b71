"""The report as PDF, read back."""

from dataclasses import replace
from datetime import UTC, date, datetime
from time import perf_counter

import pytest

from netlearn.content.model import FacetNarratives, Narrative, Pattern
from netlearn.export.journal import Note
from netlearn.export.report import Report, ReportedAction, write_report
from tests.export.pdfs import read_pdf
from tests.factories import make_instrument, make_profile

INSTRUMENT = make_instrument()


def tell(facet: str) -> FacetNarratives:
    told = {
        band: Narrative(means=f"{facet} is {band}.", next=f"Try {facet}.")
        for band in ("rare", "occasional", "regular", "habitual")
    }
    return FacetNarratives(facet=facet, **told)


REPORT = Report(
    title="My networks",
    completed_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    instrument=INSTRUMENT,
    profile=make_profile(INSTRUMENT, {"O": 5, "P": 3, "S": 1, "S2": None}),
    narratives={facet.id: tell(facet.id) for facet in INSTRUMENT.facets},
    pattern=Pattern(
        id="reliable-operator",
        title="Reliable operator",
        means="You count.",
        strength="Trust.",
        first_steps=("Ask one.", "Give one."),
    ),
    cautions=("Read with care.",),
    changes=("Personal network: +12 points, within measurement noise.",),
    actions=(
        ReportedAction(
            "Call",
            "accepted",
            "S1 Title S1 0.",
            "If it rains, then I will call.",
            "If nobody answers, then I wait.",
        ),
    ),
    notes=(Note("Three networks", "Whom did you put off?", "Emeka.", date(2026, 2, 28)),),
)


def test_report_has_everything_in_reading_order() -> None:
    read = read_pdf(write_report(REPORT))
    text = read.text
    places = [
        text.find(words)
        for words in (
            "My networks Answers of 2 March 2026",
            "Strong inside, thin towards the future",
            "Your operational network is Habitual (100, 90 % interval 91 to 100).",
            "Reliable operator You count.",
            "Read with care.",
            "75 100",
            "Facet Score 90 % interval Bands Rated",
            "Title O1 (operational) 100 82 to 100 Habitual 4 of 4",
            "Personal network: +12 points, within measurement noise.",
            "O1 is habitual. What helps next: Try O1.",
            "Call (accepted) Because: S1 Title S1 0. If it rains, then I will call.",
            "Whom did you put off? Emeka.",
            "48 items, 12 facets of 4, answered for three months; instrument test, version 1.",
            "This is a self-rating.",
        )
    ]
    assert [place >= 0 for place in places] == [True] * len(places)


def test_report_tells_both_bands_where_the_interval_crosses_a_cut() -> None:
    text = read_pdf(write_report(REPORT)).text
    assert "If it is rather occasional: P1 is occasional." in text
    assert "If it is rather regular: P1 is regular." in text
    assert "Title S2 Not enough answers (not enough answers)" in text


def test_report_is_tagged_and_says_that_it_keeps_to_the_standard() -> None:
    document = write_report(REPORT)
    read = read_pdf(document)
    assert (read.title, read.language, read.tagged) == ("My networks", "en-GB", True)
    assert b"pdfuaid:part" in document
    assert read.headings[:4] == (
        "My networks",
        "The shape",
        "The facets, from high to low",
        "The same as a table",
    )


def test_report_pictures_have_the_finding_as_alt_text() -> None:
    finding = (
        "Strong inside, thin towards the future: your operational network stands clearly above your "
        "strategic one, with your personal network clearly between the two."
    )
    assert read_pdf(write_report(REPORT)).alts == (finding, finding)


def test_report_fonts_are_embedded() -> None:
    assert read_pdf(write_report(REPORT)).loose_fonts == ()


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write_report(REPORT) == write_report(REPORT)


def test_report_without_plan_notes_and_changes_has_no_headings_for_them() -> None:
    bare = replace(REPORT, pattern=None, cautions=(), changes=(), actions=(), notes=())
    headings = read_pdf(write_report(bare)).headings
    assert {"The plan", "From the journal", "Since the time before"}.isdisjoint(headings)


@pytest.mark.parametrize(
    "typed",
    [
        "#panic()",
        "*bold* _low_ `code`",
        "$x^2$ @ref <label>",
        "= No heading",
        '#image("/etc/passwd")',
        "\\u{41}",
    ],
)
def test_what_was_typed_is_shown_and_never_markup(typed: str) -> None:
    note = replace(REPORT.notes[0], text=typed)
    plan = replace(REPORT.actions[0], plan=typed)
    read = read_pdf(write_report(replace(REPORT, notes=(note,), actions=(plan,))))
    assert read.text.count(typed) == 2
    assert typed not in read.headings


@pytest.mark.parametrize("odd", ["😀", "中", "سلام", "\x07", "\u202e"])
def test_signs_without_a_glyph_keep_the_report_whole(odd: str) -> None:
    note = replace(REPORT.notes[0], text=f"Yesterday {odd} Zoë")
    read = read_pdf(write_report(replace(REPORT, notes=(note,))))
    assert (read.tagged, read.text.count("Yesterday")) == (True, 1)


def test_report_is_written_within_half_a_second() -> None:
    write_report(REPORT)  # the first one reads the fonts
    times = []
    for _ in range(5):
        start = perf_counter()
        write_report(REPORT)
        times.append(perf_counter() - start)
    assert min(times) < 0.5
