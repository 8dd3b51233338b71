from datetime import timedelta

import pytest

from netlearn.store.agreements import list_agreements
from netlearn.store.engagement_leaving import leave_engagement
from netlearn.store.engagement_steps import step_engagement
from netlearn.store.engagement_words import save_word
from netlearn.store.lessons import save_place
from netlearn.ui.calendar_feed import write_calendar
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.ui.apps import open_app, press, words
from tests.ui.coaching import COACH, COACHEE, Couple, agree, open_both

pytestmark = pytest.mark.usefixtures("server")


def with_agreement() -> Couple:
    couple = open_both()
    agree(couple)
    return couple


def test_an_agreement_stands_in_the_plan_of_its_owner_alone() -> None:
    with_agreement()
    assert "**Meet two people from the other site**" in words(open_app("plan", COACHEE))
    assert "Meet two people" not in words(open_app("plan", COACH))


def test_it_is_ticked_off_in_the_plan() -> None:
    couple = with_agreement()
    app = open_app("plan", COACHEE)
    one = list_agreements(get_store(), couple.id, couple.coachee)[0]
    app.radio(key=f"outcome-{one.id}-0").set_value("done")
    press(app, "Keep")
    assert "Agreed in coaching" not in words(app)
    assert list_agreements(get_store(), couple.id, couple.coach)[0].done


def test_home_mentions_the_next_one() -> None:
    couple = with_agreement()
    lesson = next(iter(get_course().lessons))
    save_place(get_store(), couple.coachee, lesson, 1, now())
    due = (now() + timedelta(days=30)).date()
    line = f"Coaching: 1 agreement to do, the next by {due:%-d %B}: Meet two people from the other site."
    assert line in words(open_app("home", COACHEE))


def test_both_calendars_hold_agreements_and_the_next_meeting() -> None:
    couple = with_agreement()
    on = (now() + timedelta(days=40)).date()
    save_word(get_store(), couple.id, couple.coach, "meeting", on.isoformat(), now=now())
    mine = unfold(write_calendar(get_store(), get_course(), couple.coachee))
    theirs = unfold(write_calendar(get_store(), get_course(), couple.coach))
    assert "SUMMARY:Meet two people from the other site" in mine
    assert "SUMMARY:Ann: Meet two people from the other site" in theirs
    for calendar, other in ((mine, "Carl"), (theirs, "Ann")):
        assert f"SUMMARY:Coaching: {other}" in calendar
        assert f"DTSTART;VALUE=DATE:{on:%Y%m%d}" in calendar


def test_a_pair_that_has_ended_leaves_both_calendars() -> None:
    couple = with_agreement()
    leave_engagement(get_store(), couple.id, couple.coach)
    assert "Meet two people" not in unfold(write_calendar(get_store(), get_course(), couple.coachee))


def test_a_closed_pair_keeps_its_agreements_in_plan_and_calendars_to_read() -> None:
    couple = with_agreement()
    assert "How is it going?" in [one.label for one in open_app("plan", COACHEE).expander]
    step_engagement(get_store(), couple.id, couple.coach, "close", now())
    app = open_app("plan", COACHEE)
    assert "**Meet two people from the other site**" in words(app)
    assert "How is it going?" not in [one.label for one in app.expander]
    for learner in (couple.coach, couple.coachee):
        assert "Meet two people from the other site" in unfold(
            write_calendar(get_store(), get_course(), learner)
        )


def test_a_meeting_was_changed_when_somebody_set_it() -> None:
    couple = open_both()
    on, at = (now() + timedelta(days=40)).date(), now() - timedelta(hours=5)
    save_word(get_store(), couple.id, couple.coach, "meeting", on.isoformat(), now=at)
    calendar = unfold(write_calendar(get_store(), get_course(), couple.coachee))
    assert f"LAST-MODIFIED:{at:%Y%m%dT%H%M%SZ}" in calendar


def unfold(calendar: bytes) -> str:
    """A calendar with its folded lines joined."""
    return calendar.decode().replace("\r\n ", "")
