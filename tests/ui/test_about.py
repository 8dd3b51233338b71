import pytest

from netlearn.ui.resources import get_course
from tests.ui.apps import open_app, press, words

pytestmark = pytest.mark.usefixtures("server")


def test_about_names_every_part_and_every_source() -> None:
    told, course = words(open_app("about")), get_course()
    assert [facet.id for facet in course.instrument.facets if facet.title not in told] == []
    assert [source.id for source in course.sources.values() if source.title not in told] == []


def test_about_leads_to_the_assessment() -> None:
    app = press(open_app("about"), "See where you stand")
    assert app.title[0].value == "Where do your networks stand?"
