"""What a coachee shows of the map can be taken back; two tabs of one person overwrite nothing."""

import pytest

from netlearn.domain.contacts import MapContact
from netlearn.store.contacts import add_contacts
from netlearn.store.engagement_words import find_text, list_words
from netlearn.ui.resources import get_store
from netlearn.ui.session import now
from tests.ui.apps import open_app, press, run, says_not_saved, words
from tests.ui.coaching import COACH, COACHEE, Couple, agree, begin, open_both, open_pair

pytestmark = pytest.mark.usefixtures("server")


def draw_map(learner: str) -> None:
    """Ten contacts, all inside: "0 of 10 contacts are outside your organisation"."""
    people = [MapContact(id=one, initials=one, organisation="inside") for one in "ABCDEFGHIJ"]
    add_contacts(get_store(), learner, people, now=now())


def show_the_map() -> Couple:
    couple = open_both()
    draw_map(couple.coachee)
    app = open_pair(couple, COACHEE, "session")
    app.checkbox(key=f"show-{couple.id}-map-P1").check()
    run(app)
    return couple


def test_the_coach_reads_a_fact_of_the_map_as_the_coachees() -> None:
    couple = show_the_map()
    said = words(open_pair(couple, COACH, "session"))
    assert "- 0 of 10 contacts are outside their organisation" in said
    assert "your organisation" not in said


def test_a_fact_that_is_so_no_more_can_still_be_taken_back() -> None:
    couple = show_the_map()
    people = [MapContact(id=one, initials=one, organisation="outside") for one in "KLMNOPQRST"]
    add_contacts(get_store(), couple.coachee, people, now=now())
    app = open_pair(couple, COACHEE, "session")
    assert app.checkbox(key=f"show-{couple.id}-map-P1").value is True
    app.checkbox(key=f"show-{couple.id}-map-P1").uncheck()
    run(app)
    assert list_words(get_store(), couple.id, couple.coachee) == ()
    assert "From the map" not in words(open_pair(couple, COACH, "session"))


def test_two_tabs_do_not_overwrite_each_others_notes() -> None:
    couple = open_both()
    key = f"shared-{couple.id}"
    first, second = open_pair(couple, COACH, "session"), open_pair(couple, COACH, "session")
    for text in ("one", "one, and more"):  # in one tab, one text after the other
        first.text_area(key=key).set_value(text)
        run(first)
        assert not says_not_saved(first)
    second.text_area(key=key).set_value("two")
    run(second)
    assert says_not_saved(second)
    assert second.text_area(key=key).value == "two"
    assert find_text(list_words(get_store(), couple.id, couple.coach), "shared", "coach") == "one, and more"
    third = open_pair(couple, COACH, "session")
    third.text_area(key=key).set_value("three")
    run(third)
    assert not says_not_saved(third)


def test_two_tabs_do_not_reword_one_agreement_over_each_other() -> None:
    couple = open_both()
    agree(couple)
    tabs = [open_pair(couple, COACHEE, "agreements") for _ in range(2)]
    for tab, title in zip(tabs, ("Meet three people", "Meet four people"), strict=True):
        (line,) = [
            one for one in tab.text_input if str(one.key).startswith("title-") and "new" not in str(one.key)
        ]
        line.set_value(title)
        press(tab, "Keep the new wording")
    assert [says_not_saved(tab) for tab in tabs] == [False, True]
    (again,) = [
        one for one in tabs[0].text_input if str(one.key).startswith("title-") and "new" not in str(one.key)
    ]
    again.set_value("Meet five people")
    press(tabs[0], "Keep the new wording")
    assert not says_not_saved(tabs[0])


def test_the_coachee_takes_back_links_to_colleagues() -> None:
    couple = begin()
    app = press(open_pair(couple, COACHEE, "about"), "Make a link for one colleague")
    token = str(app.code[0].value).rpartition("invite=")[2]
    assert "1 link is open that nobody has used." in words(app)
    press(app, "Take back the links nobody used")
    assert "nobody has used" not in words(app)
    guest = open_app("coaching", "guest-guest-guest-guest-guest-gu", invite=token)
    assert [str(one.value) for one in guest.title] == ["This invitation leads nowhere"]
