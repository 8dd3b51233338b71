"""The certificate: what it takes, how it is made, and how anybody checks it."""

import pytest

from netlearn.store.certificates import Certificate, issue_certificate, list_certificates
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.ui.apps import OTHER, count_people, open_app, press, refuse_writes, run, says_not_saved, words
from tests.ui.filling import enrol
from tests.ui.seeding import answer_everything, finish_lessons, rate_everything

pytestmark = pytest.mark.usefixtures("server")


def earn() -> None:
    """Have done all that the certificate asks for."""
    finish_lessons()
    answer_everything()
    rate_everything(3)


def issue(name: str) -> Certificate:
    """Have a certificate in this name."""
    return issue_certificate(
        get_store(), enrol(), name=name, course_id=get_course().file.id, mastery=0.85, now=now()
    )


def issued() -> list[tuple[str, float]]:
    return [(one.name, one.mastery) for one in list_certificates(get_store(), enrol())]


def test_a_newcomer_is_told_what_it_takes() -> None:
    app, course = open_app("certificate"), get_course()
    assert course.file.certificate is not None
    told = [one.value.partition(": ")[2] for one in app.markdown if one.value.startswith(":material/radio")]
    assert told == [
        f"0 of {len(course.lessons)} lessons finished",
        f"Mastery 0%; it takes {course.file.certificate.mastery:.0%} or more",
        "Self-assessment not yet completed",
    ]
    assert [one.label for one in app.text_input] == ["Code on the certificate"]
    assert count_people() == 0
    assert press(app, "Go on learning").title[0].value == "Learn"


def test_lessons_alone_do_not_earn_it() -> None:
    finish_lessons()
    app = open_app("certificate")
    assert [one.value for one in app.markdown if one.value.startswith(":material/check_circle")] == [
        f":material/check_circle: {len(get_course().lessons)} of {len(get_course().lessons)} lessons finished"
    ]
    assert [one.label for one in app.button if one.label == "Make my certificate"] == []


def test_who_has_done_everything_makes_a_certificate_in_their_own_name() -> None:
    earn()
    app = open_app("certificate")
    app.text_input(key="certificate-name").set_value("  Ann   Ångström ")
    press(app, "Make my certificate")
    assert issued() == [("Ann Ångström", 1.0)]
    assert "**Ann Ångström**" in [one.value for one in app.markdown]
    assert [one.label for one in app.download_button] == ["Download the certificate"]


def test_without_a_name_none_is_made_and_the_name_is_asked_for() -> None:
    earn()
    app = open_app("certificate")
    app.text_input(key="certificate-name").set_value("  ")
    press(app, "Make my certificate")
    assert issued() == []
    assert [one.value for one in app.warning] == ["Write the name that is to stand on it."]


def test_one_that_cannot_be_written_is_not_shown() -> None:
    earn()
    app = open_app("certificate")
    app.text_input(key="certificate-name").set_value("Ann")
    refuse_writes()
    press(app, "Make my certificate")
    assert says_not_saved(app)
    assert list(app.download_button) == []


def test_anybody_can_check_a_code() -> None:
    certificate = issue("Ann Ångström")
    app = open_app("certificate", OTHER)
    app.text_input(key="code").set_value(certificate.code.lower().replace("-", " "))
    run(app)
    (confirmed,) = app.success
    assert confirmed.value == (
        f"**Ann Ångström** completed “{get_course().file.title}” on {certificate.issued_at:%-d %B %Y} "
        "with a mastery of 85%."
    )
    assert list(app.download_button) == []


def test_the_address_can_carry_the_code() -> None:
    certificate = issue("Ann")
    assert len(open_app("certificate", OTHER, code=certificate.code).success) == 1


@pytest.mark.parametrize("code", ["ZZZZ-ZZZZ-ZZZZ", "😀", "' OR 1=1 --", "-"])
def test_an_unknown_code_is_not_confirmed(code: str) -> None:
    issue("Ann")
    app = open_app("certificate", OTHER, code=code)
    assert list(app.success) == []
    assert [one.value for one in app.warning] == [
        "There is no certificate with this code. Compare it sign by sign."
    ]


def test_a_name_is_shown_literally_to_whoever_checks_it() -> None:
    certificate = issue("[Win](https://example.org) ![](x) **b**")
    app = open_app("certificate", OTHER, code=certificate.code)
    (confirmed,) = app.success
    assert str(confirmed.value).startswith(
        "**\\[Win\\](https\u2060\\://example.org) \\!\\[\\](x) \\*\\*b\\*\\*** completed"
    )


def test_a_certificate_stands_when_the_course_asks_for_more() -> None:
    certificate = issue("Ann")
    app = open_app("certificate")
    assert [one.label for one in app.download_button] == ["Download the certificate"]
    assert f"code {certificate.code}" in words(app)
