"""The glossary screen."""

import re

import pytest

from netlearn.content.markup import write_out
from netlearn.ui.resources import get_course
from tests.ui.apps import count_people, open_app, press, words

pytestmark = pytest.mark.usefixtures("server")


def test_every_term_is_listed_once_by_its_letter() -> None:
    app, terms = open_app("glossary"), get_course().terms.values()
    titles = sorted((term.term for term in terms), key=str.casefold)
    assert re.findall(r"^\*\*(.+?)\*\*$", words(app), re.MULTILINE) == titles
    assert [one.value for one in app.header] == sorted({title[0].upper() for title in titles})
    assert f"{len(titles)} words of the field, each with an example." in words(app)
    assert count_people() == 0


def test_every_term_has_its_meaning_its_example_and_its_sources() -> None:
    course = get_course()
    told = words(open_app("glossary"))
    for term in course.terms.values():
        assert write_out(term.definition, course) in told
        assert f"*For example:* {write_out(term.example, course)}" in told
        for source in term.sources:
            assert course.sources[source].short in told
    assert "[[" not in told
    assert "[@" not in told


def test_a_term_that_the_address_names_stands_at_the_top() -> None:
    term = get_course().terms["referral"]
    app = open_app("glossary", term=term.id)
    assert [one.value.startswith(f"**{term.term}**") for one in app.markdown][1] is True


@pytest.mark.parametrize("term", ["", "no-such-term", "<b>"])
def test_without_a_known_term_in_the_address_nothing_stands_at_the_top(term: str) -> None:
    shown = [one.value for one in open_app("glossary", term=term).markdown]
    letters = {one.term[0].upper() for one in get_course().terms.values()}
    assert len(shown) == 1 + len(letters)


def test_the_glossary_leads_to_practice() -> None:
    assert press(open_app("glossary"), "Practise these words").title[0].value == "Practice"
