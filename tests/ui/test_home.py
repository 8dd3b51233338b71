import pytest

from tests.ui.apps import OTHER, SCREENS, open_app, press, words

pytestmark = pytest.mark.usefixtures("server")


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_opens_with_one_title_for_a_fresh_learner(screen: str) -> None:
    assert len(open_app(screen).title) == 1


def test_home_invites_a_fresh_learner_to_the_first_lesson() -> None:
    app = open_app("home")
    assert app.title[0].value == "Networks that carry your work"
    press(app, "Start the lesson")
    assert app.title[0].value == "Why it feels wrong"


def test_home_leads_back_to_an_open_lesson() -> None:
    press(open_app("lesson", lesson="three-networks"), "Continue")
    app = open_app("home")
    assert app.title[0].value == "Where you are, what is next"
    assert "You are at step 2 of 5." in words(app)
    press(app, "Read on")
    assert app.title[0].value == "Three networks, three jobs"


def test_home_leads_back_to_an_open_assessment() -> None:
    app = press(open_app("assess"), "Start")
    app.radio[0].set_value(4).run()
    app = open_app("home")
    assert "1 of 52 statements are rated and saved." in words(app)
    press(app, "Continue")
    assert app.title[0].value == "Self-assessment"


def test_home_of_another_device_shows_nothing_of_ours() -> None:
    open_app("lesson", lesson="three-networks")
    assert open_app("home", OTHER).title[0].value == "Networks that carry your work"


def test_home_warns_when_the_browser_keeps_no_cookie() -> None:
    assert any("keeps no cookie" in str(info.value) for info in open_app("home").info)
