"""The glossary screen."""

import pytest
from streamlit.testing.v1 import AppTest

from netlearn.content.markup import write_out
from netlearn.ui.resources import get_course
from tests.ui.apps import count_people, open_app, press, words

pytestmark = pytest.mark.usefixtures("server")


def list_words(app: AppTest) -> list[str]:
    """The words of the field as they stand on the screen."""
    lines = "\n".join(str(one.value) for one in app.markdown).splitlines()
    return [line.strip("*") for line in lines if line.startswith("**")]


def sort_words() -> list[str]:
    return sorted((term.term for term in get_course().terms.values()), key=str.casefold)


def test_every_term_is_listed_once_by_its_letter() -> None:
    app, titles = open_app("glossary"), sort_words()
    assert list_words(app) == titles
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
    assert list_words(open_app("glossary", term=term.id)) == [term.term, *sort_words()]


@pytest.mark.parametrize("term", ["", "no-such-term", "<b>"])
def test_without_a_known_term_in_the_address_nothing_stands_at_the_top(term: str) -> None:
    assert list_words(open_app("glossary", term=term)) == sort_words()


def test_the_glossary_leads_to_practice() -> None:
    assert press(open_app("glossary"), "Practise these words").title[0].value == "Practice"
