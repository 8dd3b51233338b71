import pytest

from netlearn.ui.resources import get_course
from tests.ui.apps import open_app, press, words

pytestmark = pytest.mark.usefixtures("server")


def test_about_names_every_facet_and_every_source() -> None:
    told, course = words(open_app("about")), get_course()
    assert [facet.id for facet in course.instrument.facets if facet.title not in told] == []
    assert [source.id for source in course.sources.values() if source.title not in told] == []


def test_about_leads_to_the_assessment() -> None:
    app = press(open_app("about"), "See where you stand")
    assert app.title[0].value == "Where do your networks stand?"


def test_about_prints_the_figures_that_the_domain_uses() -> None:
    told = words(open_app("about"))
    for sentence in (
        "Each facet has 4 items",
        "A facet needs 3 of its 4 answers, a network 3 of its 4 facets;",
        "Every score carries a 90 % interval: 1.645 standard errors of measurement to either side",
        # 1.645 * 20 * sqrt(1 - .70) = 18.02 and 1.645 * 15 * sqrt(1 - .88) = 8.55
        "That is 18 points for a facet and 9 for a network.",
        "below a target (60; 75 in the network you chose)",
        "Strategic facets weigh 1.25,",
    ):
        assert sentence in told
