import pytest

from netlearn.domain.contacts import MapContact
from netlearn.store.attempts import record_attempt
from netlearn.store.contacts import add_contacts
from netlearn.store.lessons import save_place
from netlearn.store.reflections import save_reflection
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.ui.apps import OTHER, SCREENS, learner_of, open_app, open_with_profile, press, words
from tests.ui.filling import enrol, find_question, find_reflection, wrong_of

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
    assert "1 of 52 items are rated and saved." in words(app)
    press(app, "Continue")
    assert app.title[0].value == "Self-assessment"


def test_home_of_another_device_shows_nothing_of_ours() -> None:
    open_app("lesson", lesson="three-networks")
    assert open_app("home", OTHER).title[0].value == "Networks that carry your work"


def test_home_warns_when_the_browser_keeps_no_cookie() -> None:
    assert any("keeps no cookie" in str(info.value) for info in open_app("home").info)


def test_home_brings_back_the_note_written_last() -> None:
    lesson, step, block = find_reflection()
    save_reflection(get_store(), enrol(), lesson, block.id, "Ask Amina about the cold store.", now=now())
    save_place(get_store(), enrol(), lesson, step, now())
    app = open_app("home")
    assert "Ask Amina about the cold store." in [text.value for text in app.text]
    press(app, "Go on from there")
    assert app.title[0].value == get_course().lessons[lesson].title


def test_home_offers_the_cards_that_are_due() -> None:
    lesson, _step, question = find_question("single")
    record_attempt(
        get_store(),
        enrol(),
        question.id,
        question.revision,
        wrong_of(question),
        credit=0.0,
        key="k",
        now=now(),
    )
    save_place(get_store(), enrol(), lesson, 0, now())
    press(open_app("home"), "Practise 1 card")


def test_home_points_to_the_empty_map_and_then_counts_the_people_on_it() -> None:
    open_with_profile()
    app = open_app("home")
    assert "Network map: nobody named yet." in words(app)
    press(app, "Map your people")
    assert app.title[0].value == "Your network map"
    add_contacts(get_store(), learner_of(), [MapContact(id="A", initials="A")], now=now())
    assert "Network map: 1 person named." in words(open_app("home"))


def test_home_of_a_learner_who_began_with_the_map_counts_its_people() -> None:
    add_contacts(get_store(), enrol(), [MapContact(id="A", initials="A")], now=now())
    app = open_app("home")
    assert app.title[0].value == "Where you are, what is next"
    assert "Network map: 1 person named." in words(app)
