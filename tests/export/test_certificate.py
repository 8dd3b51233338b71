"""The certificate as PDF, read back."""

from dataclasses import replace
from datetime import date

import pytest

from netlearn.export.certificate import CertificateText, write_certificate
from tests.export.pdfs import ZERO_WIDTH, read_pdf

CERTIFICATE = CertificateText(
    title="The networks leaders need",
    name="Ann Ångström",
    statement="has worked through the whole course.",
    criteria=("29 lessons", "mastery 85%"),
    issued_on=date(2026, 3, 2),
    code="7K3M-9PQR-X2YZ",
    check_at="https://learn.example/certificate",
)


def test_a_certificate_says_who_what_when_and_where_to_check_it() -> None:
    assert read_pdf(write_certificate(CERTIFICATE)).lines == (
        "The networks leaders need",
        "This certifies that",
        "Ann Ångström",
        "has worked through the whole course.",
        "29 lessons · mastery 85%",
        "2 March 2026",
        "Code 7K3M-9PQR-X2YZ · check it at https://learn.example/certificate",
    )


def test_a_certificate_has_title_language_tags_and_one_landscape_page() -> None:
    read = read_pdf(write_certificate(CERTIFICATE))
    assert (read.title, read.language, read.tagged) == ("The networks leaders need", "en-GB", True)
    assert (read.pages, read.landscape) == (1, True)
    assert read.headings == ("The networks leaders need",)


@pytest.mark.parametrize(
    "name",
    [
        "#let x = 1",
        "#panic()",
        "*Ann* _Lee_ `Jr`",
        "$x^2$ @ref <label>",
        "= Ann // not a comment /* nor this */",
        'O\'Brien "Bo" \\ ~ -- ...',
        "Николай Ελένη",
        "سلام",
        "שלום",
    ],
)
def test_a_name_is_never_markup(name: str) -> None:
    assert read_pdf(write_certificate(replace(CERTIFICATE, name=name))).lines[2].strip() == name


@pytest.mark.parametrize("name", ["Anna-Maria " * 18, "W" * 200])
def test_the_longest_name_stays_on_the_page(name: str) -> None:
    read = read_pdf(write_certificate(replace(CERTIFICATE, name=name)))
    assert read.pages == 1
    assert name.replace(" ", "") in read.text.replace(" ", "").replace(ZERO_WIDTH, "")
    assert max(len(line.replace(ZERO_WIDTH, "")) for line in read.lines) < 120
