import pytest

from netlearn.ui.resources import get_course
from tests.ui.apps import open_app, open_with_profile, press, run, words

pytestmark = pytest.mark.usefixtures("server")


def test_profile_without_answers_leads_to_the_assessment() -> None:
    app = press(open_app("profile"), "Start the self-assessment")
    assert app.title[0].value == "Where do your networks stand?"


@pytest.mark.parametrize("value", [1, 3, 5])
def test_profile_of_one_answer_throughout_shows_every_part(value: int) -> None:
    open_with_profile(value)
    app = open_app("profile")
    told = words(app) + "\n".join(expander.label for expander in app.expander)
    for facet in get_course().instrument.facets:
        assert f"{facet.title}: " in told
    assert "See your plan" in [button.label for button in app.button]


def test_profile_of_statements_that_do_not_apply_has_gaps_and_no_zero() -> None:
    app = press(open_app("assess"), "Start")
    for _ in range(4):
        for place in range(len(app.radio)):
            app.radio[place].set_value(0)
        run(app)
        press(app, "Continue")
    press(app, "See my profile")
    missing = "At least three of its four statements need an answer before a score can be given."
    assert words(open_app("profile")).count(missing) == 12


def test_profile_of_a_submitted_but_unanswered_assessment_opens() -> None:
    app = press(open_app("assess"), "Start")
    for _ in range(4):
        press(app, "Continue")
    press(app, "See my profile")
    assert app.title[0].value == "Your profile"
