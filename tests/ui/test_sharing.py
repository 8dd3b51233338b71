"""Sharing a profile by link, from the form on the profile to what the address gives."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from netlearn.domain.contacts import MapContact
from netlearn.errors import StoreError
from netlearn.store.contacts import add_contacts
from netlearn.store.mydata import erase_learner
from netlearn.store.plans import log_plan_event
from netlearn.store.reflections import save_reflection
from netlearn.store.shares import Contents, Share, list_openings, list_shares, make_share, revoke_share
from netlearn.ui import saving
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from netlearn.ui.shared_report import check_report, open_report
from netlearn.ui.sharing import DAYS
from netlearn.ui.standing import read_results
from tests.export.pdfs import read_pdf
from tests.ui.apps import learner_of, open_app, press, refuse_writes, run, says_not_saved, unfold, words
from tests.ui.filling import enrol
from tests.ui.seeding import rate_everything

pytestmark = pytest.mark.usefixtures("server")
ACTION = "s1-ask-a-leaver"
SECRET = "My supplier in Leeds."
ADDRESS = re.compile(r"/report/([\w-]{22})\.pdf")


def open_part() -> AppTest:
    """The profile of somebody with a result, with the part about sharing unfolded."""
    return unfold(open_app("profile"), "sharing")


def fill(app: AppTest, label: str, **ticks: bool) -> AppTest:
    """Fill the form in; `ticks` are named after its tick boxes."""
    number = len(shares())
    app.text_input(key=f"share-label-{number}").set_value(label)
    for name, ticked in ticks.items():
        app.checkbox(key=f"share-{name}-{number}").set_value(ticked)
    return app


def shares() -> tuple[Share, ...]:
    return list_shares(get_store(), enrol())


def read_token(app: AppTest) -> str:
    """The token in the one address that is shown."""
    (address,) = [found for code in app.code for found in ADDRESS.findall(str(code.value))]
    return str(address)


def write_note(text: str, at: datetime) -> str:
    """Have written to the first reflection; its key in a link."""
    lesson = get_course().lessons["three-networks"]
    block = next(one for one in lesson.blocks if one.kind == "reflection")
    save_reflection(get_store(), enrol(), lesson.id, block.id, text, now=at)
    return f"{lesson.id}/{block.id}"


def share(contents: Contents, at: datetime | None = None) -> str:
    """A link to the newest result, without the screen."""
    latest = read_results(get_store(), enrol()).latest
    assert latest is not None
    lasts, moment = timedelta(days=7), at or now()
    return make_share(get_store(), enrol(), latest.id, "Marta", lasts=lasts, contents=contents, now=moment)


def read(token: str, clock: Callable[[], datetime] = now) -> str:
    """What somebody with the link reads."""
    pdf = open_report(get_store(), get_course(), token, clock)
    assert pdf is not None
    return read_pdf(pdf).text


def test_without_a_result_nothing_can_be_shared() -> None:
    assert [one.label for one in open_app("profile").expander] == []


def test_nothing_is_read_before_the_part_is_unfolded() -> None:
    rate_everything(3)
    app = open_app("profile")
    assert "Share this profile by link" in [one.label for one in app.expander]
    assert [one.label for one in app.text_input] == []


def test_a_link_is_made_shown_once_and_leads_to_the_profile_alone() -> None:
    rate_everything(3)
    write_note(SECRET, now())
    log_plan_event(get_store(), enrol(), ACTION, "accept", key="1", now=now())
    app = press(fill(open_part(), "Marta *the* mentor"), "Make the link")
    token = read_token(app)
    (made,) = shares()
    assert (made.label, made.contents) == ("Marta *the* mentor", Contents())
    assert made.expires_at - made.made_at == timedelta(days=14)
    assert "**Marta \\*the\\* mentor**" in words(app)
    assert f"Shows the profile of {now():%-d %B %Y}. Not opened yet." in words(app)
    text = read(token)
    assert "Read this result with care" in text
    assert (SECRET in text, get_course().actions[ACTION].title in text, "Changes" in text) == (False,) * 3
    instrument = get_course().instrument
    items = [item.text for item in instrument.items] + [item.text for item in instrument.mindset.items]
    assert [item for item in items if item in text] == []
    assert [code.value for code in run(app).code] == []


def test_no_link_can_be_made_for_longer_than_fourteen_days() -> None:
    assert list(DAYS) == [3, 7, 14]


@pytest.mark.parametrize("days", DAYS)
def test_a_link_lasts_as_long_as_was_chosen(days: int) -> None:
    rate_everything(3)
    app = fill(open_part(), "Marta")
    app.radio(key="share-days-0").set_value(days)
    press(app, "Make the link")
    (made,) = shares()
    assert made.expires_at - made.made_at == timedelta(days=days)


def test_what_was_ticked_is_in_the_report() -> None:
    rate_everything(2)
    rate_everything(4)
    key = write_note(SECRET, now())
    log_plan_event(get_store(), enrol(), ACTION, "accept", key="1", now=now())
    app = fill(open_part(), "Marta", plan=True, changes=True)
    app.multiselect[0].set_value([key])
    token = read_token(press(app, "Make the link"))
    text = read(token)
    assert (SECRET in text, get_course().actions[ACTION].title in text) == (True, True)
    assert "points" in text
    assert f"Shows the profile of {now():%-d %B %Y}, what changed, the plan and 1 note." in words(open_part())


def test_the_first_result_offers_no_changes() -> None:
    rate_everything(3)
    assert [box.label for box in open_part().checkbox] == ["My plan, as it stands when the link is opened"]


def test_a_note_changed_after_the_link_was_made_is_left_out() -> None:
    rate_everything(3)
    key = write_note(SECRET, now())
    token = share(Contents(notes=(key,)))
    assert SECRET in read(token)
    write_note("Something new.", now() + timedelta(seconds=1))
    text = read(token)
    assert (SECRET in text, "Something new." in text) == (False, False)


def test_the_map_is_in_no_shared_report() -> None:
    rate_everything(3)
    people = [MapContact(id=name, initials=name, networks=frozenset("S")) for name in ("Q.X.", "Z.W.")]
    add_contacts(get_store(), enrol(), people, now=now())
    text = read(share(Contents(plan=True, changes=True)))
    assert ("Q.X." in text, "Z.W." in text, "map" in text.lower().split()) == (False, False, False)


def test_a_link_shows_the_result_it_was_made_for_when_a_newer_one_is_there() -> None:
    rate_everything(2)
    token = share(Contents())
    before = open_report(get_store(), get_course(), token, now)
    rate_everything(5)
    assert open_report(get_store(), get_course(), token, now) == before


def test_a_label_is_asked_for_and_nothing_is_made_without() -> None:
    rate_everything(3)
    app = press(fill(open_part(), "  "), "Make the link")
    assert [str(one.value).startswith("Write for whom it is") for one in app.warning[-1:]] == [True]
    assert shares() == ()
    assert [one.value for one in press(fill(app, "Marta"), "Make the link").warning[1:]] == []
    assert [one.label for one in shares()] == ["Marta"]


def test_a_double_tap_makes_one_link_and_still_shows_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "DOUBLE_TAP", timedelta(hours=1))  # for slow machines
    rate_everything(3)
    app = press(fill(open_part(), "Marta"), "Make the link")
    token = read_token(app)
    again = press(app, "Make the link")
    assert (read_token(again), len(shares())) == (token, 1)


def test_every_opening_is_noted_and_told() -> None:
    rate_everything(3)
    token = share(Contents())
    assert check_report(get_store(), token, now)
    assert "Not read yet: " in words(open_part())
    read(token)
    read(token)
    (opened,) = list_openings(get_store(), shares()).values()
    assert (opened.count, [kind for _, kind in opened.newest]) == (2, ["opened", "opened", "checked"])
    told = words(open_part())
    assert f"Opened 2 times: {opened.newest[0][0]:%-d %B %Y at %H:%M}; " in told
    assert "(looked for, not read)" in told


def test_a_link_taken_back_leads_nowhere_at_once() -> None:
    rate_everything(3)
    token = share(Contents())
    app = press(open_part(), "Take it back")
    assert open_report(get_store(), get_course(), token, now) is None
    assert not check_report(get_store(), token, now)
    assert "Taken back on " in words(app)
    assert "Take it back" not in [button.label for button in app.button]


def test_a_link_taken_back_while_its_report_is_set_shows_nothing() -> None:
    rate_everything(3)
    token = share(Contents())
    moments = iter([None, None])

    def clock() -> datetime:
        if next(moments, "log") == "log":  # the report is set by then
            revoke_share(get_store(), enrol(), shares()[0].id, now())
        return now()

    assert open_report(get_store(), get_course(), token, clock) is None
    assert list_openings(get_store(), shares()) == {}


def test_the_second_of_two_taps_takes_back_no_second_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "DOUBLE_TAP", timedelta(hours=1))  # for slow machines
    rate_everything(3)
    share(Contents())
    share(Contents())
    app = open_part()
    taps = [one for one in app.button if one.label == "Take it back"]
    taps[0].click()
    app = run(app)
    press(app, "Take it back")
    assert [one.revoked_at is None for one in shares()].count(True) == 1
    monkeypatch.setattr(saving, "DOUBLE_TAP", timedelta(0))
    press(open_part(), "Take it back")
    assert [one.revoked_at is None for one in shares()].count(True) == 0


def test_a_link_that_is_over_leads_nowhere_and_says_so() -> None:
    rate_everything(3)
    token = share(Contents(), now() - timedelta(days=8))
    assert open_report(get_store(), get_course(), token, now) is None
    assert "Over since " in words(open_part())


def test_a_link_that_cannot_be_written_is_not_called_made() -> None:
    rate_everything(3)
    app = fill(open_part(), "Marta")
    refuse_writes()
    press(app, "Make the link")
    assert says_not_saved(app)
    assert [code.value for code in app.code] == []


def test_an_opening_that_cannot_be_noted_shows_nothing() -> None:
    rate_everything(3)
    token = share(Contents())
    refuse_writes()
    with pytest.raises(StoreError):
        open_report(get_store(), get_course(), token, now)


def test_erasing_ends_every_link() -> None:
    rate_everything(3)
    token = share(Contents())
    erase_learner(get_store(), learner_of())
    assert open_report(get_store(), get_course(), token, now) is None
