import pytest
from streamlit.testing.v1 import AppTest

from netlearn.domain.two_views import list_pair_items
from netlearn.store.agreements import list_agreements
from netlearn.store.attempts import record_attempt
from netlearn.store.devices import enrol_device
from netlearn.store.engagement_arrivals import accept_invitation, find_invitation
from netlearn.store.engagement_invites import invite_peer
from netlearn.store.engagement_leaving import leave_engagement
from netlearn.store.engagement_lists import list_engagements
from netlearn.store.engagement_ratings import load_own, save_answers, seal_rating
from netlearn.store.engagement_steps import list_openings, step_engagement
from netlearn.store.engagement_words import list_words
from netlearn.store.engagements import load_engagement
from netlearn.ui.coaching.here import read_content
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.ui.apps import count_people, learner_of, open_app, press, run, says_not_saved, texts, words
from tests.ui.coaching import (
    COACH,
    COACHEE,
    agree,
    begin,
    invite,
    open_both,
    open_pair,
    rate,
)

pytestmark = pytest.mark.usefixtures("server")
PEER = "peer-peer-peer-peer-peer-peer-pe"
GONE = "There is no such coaching here"


def fill_form(app: AppTest, name: str, value: str) -> None:
    """Type into the one line whose key begins so."""
    found = [one for one in app.text_input if str(one.key).startswith(name)]
    assert len(found) == 1, [one.key for one in app.text_input]
    found[0].set_value(value)


def test_a_visitor_reads_what_coaching_is_and_nothing_is_written() -> None:
    app = open_app("coaching")
    assert [str(one.value) for one in app.title] == ["Coaching"]
    assert count_people() == 0


def test_a_coach_makes_a_link_that_is_shown_once() -> None:
    app = open_app("coaching")
    app.text_input(key="invite-name").set_value("Carl")
    app.text_input(key="invite-whom").set_value("Ann from Lisbon")
    press(app, "Make the link")
    (link,) = [str(one.value) for one in app.code]
    token = link.rpartition("invite=")[2]
    found = find_invitation(get_store(), token, now())
    assert found is not None
    assert (found.role, found.coach) == ("coachee", "Carl")
    assert found.purpose == read_content().purposes[0].title
    run(app)
    assert list(app.code) == []


def test_an_invitation_without_a_name_is_not_made() -> None:
    app = press(open_app("coaching"), "Make the link")
    assert [str(one.value) for one in app.error] == [
        "Write your name first, so that the invitation says from whom it comes."
    ]
    assert count_people() == 0


def test_an_invitation_says_who_sees_what_before_anything_is_kept() -> None:
    couple = invite()
    app = open_app("coaching", "guest-guest-guest-guest-guest-gu", invite=couple.token)
    said = words(app)
    assert "**Carl** would like to work with you" in said
    assert "You may say no without a reason" in said
    assert "Ann" not in said  # what the coach calls them is the coach's alone
    assert count_people() == 2


def test_a_guest_accepts_and_the_link_is_used_up() -> None:
    couple = invite()
    app = open_app("coaching", COACHEE, invite=couple.token)
    app.text_input(key="arrive-name").set_value("Ann")
    press(app, "Accept")
    assert [str(one.value) for one in app.title] == ["Coaching with Carl"]
    again = open_app("coaching", "guest-guest-guest-guest-guest-gu", invite=couple.token)
    assert [str(one.value) for one in again.title] == ["This invitation leads nowhere"]


def test_a_guest_declines_without_leaving_a_trace() -> None:
    couple = invite()
    app = press(
        open_app("coaching", "guest-guest-guest-guest-guest-gu", invite=couple.token), "No, thank you"
    )
    assert "You have declined." in words(app)
    assert count_people() == 2
    assert "declined" in words(open_pair(couple, COACH))


def test_a_coach_cannot_accept_the_own_link() -> None:
    couple = invite()
    app = open_app("coaching", COACH, invite=couple.token)
    app.text_input(key="arrive-name").set_value("Carl")
    press(app, "Accept")
    assert says_not_saved(app)
    assert load_engagement(get_store(), couple.id, couple.coach).pair.phase == "invited"


def test_a_link_that_was_taken_back_leads_nowhere() -> None:
    couple = invite()
    app = press(open_pair(couple, COACH), "Take the link back")
    assert "You have taken the link back" in words(app)
    guest = open_app("coaching", COACHEE, invite=couple.token)
    assert [str(one.value) for one in guest.title] == ["This invitation leads nowhere"]


def test_a_coachee_rates_page_by_page_and_seals() -> None:
    couple = begin()
    app = open_pair(couple, COACHEE)
    for page in range(2):
        for radio in [one for one in app.radio if str(one.key).startswith("co-")]:
            radio.set_value(4)
        run(app)
        if page == 0:
            press(app, "Continue")
    press(app, "Seal my rating")
    assert "Waiting for Carl" in words(app)
    kept = load_own(get_store(), couple.id, couple.coachee, 1)
    assert kept == {item.id: 4 for item in list_pair_items(get_course().instrument)}


def test_a_coach_reads_that_the_rating_is_attributed_before_the_first_item() -> None:
    couple = begin()
    app = open_pair(couple, COACH)
    assert "Openly attributed" in words(app)
    assert [one.key for one in app.radio if str(one.key).startswith("co-")] == []
    press(app, "I have read this. Begin")
    labels = app.radio(key=f"co-{couple.id}-1-{list_pair_items(get_course().instrument)[0].id}").options
    assert labels[-1] == "Not seen"


def test_answers_of_the_course_are_brought_one_by_one_or_all_at_once() -> None:
    couple = begin()
    first = list_pair_items(get_course().instrument)[0].id
    for_coachee = learner_of(COACHEE)
    assert for_coachee == couple.coachee
    seed_course(couple.coachee, 5)
    app = open_pair(couple, COACHEE)
    app.button(key=f"bring-{couple.id}-{first}").click()
    run(app)
    assert load_own(get_store(), couple.id, couple.coachee, 1) == {first: 5}
    assert app.radio(key=f"co-{couple.id}-1-{first}").value == 5
    press(app, "Bring all 23")
    assert set(load_own(get_store(), couple.id, couple.coachee, 1).values()) == {5}


def seed_course(learner: str, value: int) -> None:
    """Have the learner submit the course's self-assessment with one answer to everything."""
    from netlearn.domain.assessing import lay_pages
    from netlearn.store.assessments import open_assessment, save_rating, submit_assessment

    instrument = get_course().instrument
    draft = open_assessment(
        get_store(),
        learner,
        instrument_id=instrument.id,
        instrument_version=instrument.version,
        form="self",
        seed=1,
        shown_order=lay_pages(instrument, 1),
        now=now(),
    )
    for item in list_pair_items(instrument):
        save_rating(get_store(), learner, draft.id, item.id, value, now=now())
    submit_assessment(get_store(), learner, draft.id, now())


def test_a_seal_is_taken_back_until_the_other_has_sealed() -> None:
    couple = begin()
    rate(couple, couple.coachee, 4)
    app = press(open_pair(couple, COACHEE), "Take my seal back")
    assert [one.label for one in app.button if one.label == "Seal my rating"] == []
    assert "Page 1 of 2" in app.get("progress")[0].proto.text
    rate(couple, couple.coachee, 4)
    rate(couple, couple.coach, 2)
    labels = [one.label for one in run(app).button]
    assert "Take my seal back" not in labels


def test_only_the_coachee_opens_the_two_ratings() -> None:
    couple = begin()
    rate(couple, couple.coachee, 4)
    rate(couple, couple.coach, 2)
    assert "Open both ratings" not in [one.label for one in open_pair(couple, COACH).button]
    app = press(open_pair(couple, COACHEE), "Open both ratings")
    assert "Ann and Carl see 0 of 12 facets about alike; 12 are worth talking about." in words(app)
    seen = open_pair(couple, COACH)
    assert "Worth talking about" in words(seen)


def test_looking_is_noted_for_the_coachee_alone() -> None:
    couple = open_both()
    open_pair(couple, COACH)
    rows = list_openings(get_store(), couple.id, couple.coachee)
    assert [(role, what) for role, what, _, _ in rows] == [("coach", "views")]
    assert "Who looked at what, and when" in labels_of(open_pair(couple, COACHEE, "about"))
    assert "Who looked at what, and when" not in labels_of(open_pair(couple, COACH, "about"))


def labels_of(app: AppTest) -> list[str]:
    return [one.label for one in app.expander]


def test_agreement_comes_first_and_nobody_is_called_wrong() -> None:
    couple = open_both(own=5, coach=5)
    app = open_pair(couple, COACHEE, "views")
    assert next(str(one.value) for one in app.subheader) == "Shared strengths"
    said = words(app).casefold()
    for word in ("inaccurate", "wrong", "overestimate", "underestimate", "ranking"):
        assert word not in said


def test_notes_meant_for_both_reach_the_other_and_private_ones_do_not() -> None:
    couple = open_both()
    app = open_pair(couple, COACH, "session")
    app.text_area(key=f"shared-{couple.id}").set_value("We begin with trust")
    app.text_area(key=f"private-{couple.id}").set_value("Do not hurry")
    run(app)
    other = open_pair(couple, COACHEE, "session")
    shown = texts(other) + [str(one.value) for one in other.text_area]
    assert "We begin with trust" in shown
    assert "Do not hurry" not in shown
    assert [word.text for word in list_words(get_store(), couple.id, couple.coachee)] == [
        "We begin with trust"
    ]


def test_an_offer_reaches_the_coachee() -> None:
    couple = open_both()
    offer = read_content().offers[0]
    app = open_pair(couple, COACH, "session")
    app.text_input(key=f"offer-{couple.id}-{offer.id}").set_value("I ring Maya on Friday")
    run(app)
    assert f"- **{offer.title}:** I ring Maya on Friday" in words(open_pair(couple, COACHEE, "session"))


def test_both_leave_with_the_same_agreements() -> None:
    couple = open_both()
    app = open_pair(couple, COACHEE, "agreements")
    fill_form(app, "title-", "Meet two people from the other site")
    fill_form(app, "cue-", "If it is Tuesday at nine and I open my calendar")
    fill_form(app, "step-", "I will write three lines to Jo.")
    fill_form(app, "measure-", "we have both met them once")
    press(app, "Keep this agreement")
    coach = press(open_pair(couple, COACH, "agreements"), "Accept")
    press(coach, "These are our agreements")
    sentence = "If it is Tuesday at nine and I open my calendar, then I will write three lines to Jo."
    for device in (COACH, COACHEE):
        shown = words(open_pair(couple, device, "agreements"))
        assert sentence in shown
        assert "Agreed by both on" in shown
    assert load_engagement(get_store(), couple.id, couple.coach).pair.phase == "agreed"


def test_a_hint_on_what_was_not_rated_goes_by_who_is_silent() -> None:
    couple = begin()
    ids = [item.id for item in list_pair_items(get_course().instrument)]
    of = {item.id: facet.id for facet in get_course().instrument.facets for item in facet.items}
    own = {one: None if of[one] == "O1" else 3 for one in ids}
    for who, answers in ((couple.coachee, own), (couple.coach, dict.fromkeys(ids, 3))):
        save_answers(get_store(), couple.id, who, answers, now())
        seal_rating(get_store(), couple.id, who, now(), items=ids)
    step_engagement(get_store(), couple.id, couple.coachee, "open", now())
    said = words(open_pair(couple, COACH, "views"))
    assert "Where Ann answered too little, begin with what made it hard to answer." in said
    unseen = next(one.listen for one in read_content().patterns if one.id == "unseen")
    assert unseen not in said


def test_a_vague_agreement_is_told_what_it_lacks() -> None:
    couple = open_both()
    app = open_pair(couple, COACHEE, "agreements")
    fill_form(app, "title-", "Network more")
    fill_form(app, "cue-", "when I have time")
    fill_form(app, "step-", "try")
    fill_form(app, "measure-", "better")
    press(app, "Keep this agreement")
    assert len(app.error) == 3
    assert list_agreements(get_store(), couple.id, couple.coach) == ()


def test_a_check_in_is_seen_by_both_and_ends_an_agreement() -> None:
    couple = open_both()
    agree(couple)
    app = open_pair(couple, COACHEE, "agreements")
    one = list_agreements(get_store(), couple.id, couple.coachee)[0]
    app.radio(key=f"outcome-{one.id}-0").set_value("done")
    app.text_input(key=f"note-{one.id}-0").set_value("Lunch with *Jo*")
    app.checkbox(key=f"help-{one.id}-0").check()
    press(app, "Keep")
    shown = words(open_pair(couple, COACH, "agreements"))
    assert "done. Lunch with \\*Jo\\* Asks for help." in shown
    assert [one.live_agreements for one in list_engagements(get_store(), couple.coach, now())] == [0]


def test_a_second_round_tells_changes_in_words_that_allow_for_error() -> None:
    couple = open_both(own=2, coach=2)
    agree(couple)
    step_engagement(get_store(), couple.id, couple.coach, "agree", now())
    press(open_pair(couple, COACHEE, "agreements"), "Rate once more")
    rate(couple, couple.coachee, 5)
    rate(couple, couple.coach, 2)
    step_engagement(get_store(), couple.id, couple.coachee, "open", now())
    said = words(open_pair(couple, COACH, "agreements"))
    assert "own view: +75 points, more than measurement noise." in said
    assert "coach's view: +0 points, within measurement noise." in said


def test_whoever_leaves_is_gone_for_both_at_once() -> None:
    couple = open_both()
    app = open_pair(couple, COACHEE, "about")
    app.checkbox(key=f"sure-{couple.id}").check()
    press(run(app), "Leave")
    assert "You have left" in words(app)
    seen = open_pair(couple, COACH)
    assert "This coaching has ended" in words(seen)
    assert [str(one.value) for one in open_pair(couple, COACHEE).title] == [GONE]


def test_a_stranger_and_a_later_coach_find_nothing() -> None:
    couple = open_both()
    stranger = "guest-guest-guest-guest-guest-gu"
    assert [str(one.value) for one in open_pair(couple, stranger).title] == [GONE]
    assert [str(one.value) for one in open_app("engagement", COACH, engagement="0" * 32).title] == [GONE]
    assert [str(one.value) for one in open_app("engagement", COACH).title] == [GONE]


def test_a_list_holds_names_and_days_and_no_figure() -> None:
    couple = open_both()
    agree(couple)
    app = open_app("coaching", COACH)
    said = words(app)
    assert "**Ann** · you coach" in said
    assert "1 agreement to do" in said
    assert "points" not in said


def test_a_full_hand_of_agreements_takes_no_fourth() -> None:
    couple = open_both()
    for number in range(3):
        agree(couple, f"Meet person number {number}")
    app = open_pair(couple, COACH, "agreements")
    assert "3 agreements are enough." in words(app)
    assert [one.label for one in app.button if one.label == "Keep this agreement"] == []


def test_a_reworded_agreement_waits_for_a_new_yes() -> None:
    couple = open_both()
    agree(couple)
    app = open_pair(couple, COACHEE, "agreements")
    one = list_agreements(get_store(), couple.id, couple.coachee)[0]
    app.text_input(key=f"title-{one.id}").set_value("Meet three people")
    press(app, "Keep the new wording")
    again = list_agreements(get_store(), couple.id, couple.coachee)[0]
    assert (again.wording.title, again.accepted_at, again.id) == ("Meet three people", None, one.id)


@pytest.mark.parametrize("device", [COACH, COACHEE])
@pytest.mark.parametrize("part", ["views", "session", "agreements", "papers", "about"])
def test_every_part_is_drawn_for_both(device: str, part: str) -> None:
    couple = open_both()
    agree(couple)
    open_pair(couple, device, part)


def test_a_coachee_asks_colleagues_by_a_link_each() -> None:
    couple = begin()
    app = press(open_pair(couple, COACHEE, "about"), "Make a link for one colleague")
    token = str(app.code[0].value).rpartition("invite=")[2]
    guest = open_app("coaching", PEER, invite=token)
    assert "**Ann** is being coached by **Carl**" in words(guest)
    assert list(guest.text_input) == []  # no name is asked for that nobody is shown
    press(guest, "Accept")
    assert [str(one.value) for one in guest.title] == ["A rating for Ann"]
    press(guest, "I have read this. Begin")
    assert len([one for one in guest.radio if str(one.key).startswith("co-")]) == 12
    assert "1 peer has come in, 0 sealed." in words(open_pair(couple, COACHEE, "about"))
    assert "Make a link for one colleague" not in [
        one.label for one in open_pair(couple, COACH, "about").button
    ]


def test_a_peer_whom_the_opening_overtook_is_told_so_and_a_sealed_one_thanked() -> None:
    couple = begin()
    devices = [f"peer-{number}-peer-peer-peer-peer-peer" for number in range(2)]
    for device, seal in zip(devices, (True, False), strict=True):
        token = invite_peer(get_store(), couple.id, couple.coachee, now())
        peer = enrol_device(get_store(), (device,), now())
        accept_invitation(get_store(), token, peer, name="", now=now())
        rate(couple, peer, 3, seal=seal)
    rate(couple, couple.coachee, 4)
    rate(couple, couple.coach, 2)
    step_engagement(get_store(), couple.id, couple.coachee, "open", now())
    first, second = (words(open_pair(couple, device)) for device in devices)
    assert ("Your part is done." in first, "your answers are in no figure" in first) == (True, False)
    assert ("Your part is done." in second, "your answers are in no figure" in second) == (False, True)


def test_what_is_needed_to_seal_is_said_before_it() -> None:
    couple = begin()
    rate(couple, couple.coach, None, seal=False)
    app = press(open_pair(couple, COACH), "Continue")
    assert (
        "18 answers are enough to seal; Not seen counts as one, and at least 6 have to be points of the "
        "scale. So far: 24 answers, 0 of them points of the scale."
    ) in words(app)
    assert "Seal my rating" not in [one.label for one in app.button]


def test_an_answer_left_open_and_one_that_does_not_apply_are_told_apart() -> None:
    couple = begin()
    items = [item.id for item in list_pair_items(get_course().instrument)]
    for who, last in ((couple.coachee, items[:22]), (couple.coach, items[:23])):
        save_answers(get_store(), couple.id, who, dict.fromkeys(last, 3), now())
    save_answers(get_store(), couple.id, couple.coachee, {items[22]: None}, now())
    save_answers(get_store(), couple.id, couple.coach, {items[21]: None}, now())
    for who in (couple.coachee, couple.coach):
        seal_rating(get_store(), couple.id, who, now(), items=items)
    step_engagement(get_store(), couple.id, couple.coachee, "open", now())
    said = words(open_pair(couple, COACH, "views"))
    assert said.count("Ann: **Sometimes** · Carl: **Not seen**") == 1
    assert said.count("Ann: **Does not apply** · Carl: **Sometimes**") == 1
    assert said.count("Ann: **left open** · Carl: **left open**") == 1


def test_peers_are_a_table_of_means_or_a_sentence_that_they_are_too_few() -> None:
    couple = begin()
    for number in range(3):
        token = invite_peer(get_store(), couple.id, couple.coachee, now())
        peer = enrol_device(get_store(), (f"peer-{number}-peer-peer-peer-peer-peer",), now())
        accept_invitation(get_store(), token, peer, name="P", now=now())
        rate(couple, peer, 3)
    rate(couple, couple.coachee, 4)
    rate(couple, couple.coach, 2)
    step_engagement(get_store(), couple.id, couple.coachee, "open", now())
    app = open_pair(couple, COACH, "views")
    assert "3 peers rated the same items." in words(app)
    assert set(app.table[0].value["Mean"]) == {"50"}
    leave_engagement(get_store(), couple.id, peer)
    assert "There are too few of them for a group" in words(open_pair(couple, COACH, "views"))


def test_what_the_coachee_ticks_reaches_the_coach_and_nothing_else_does() -> None:
    couple = open_both()
    question = next(one for one in get_course().questions.values() if one.kind == "single")
    record_attempt(
        get_store(),
        couple.coachee,
        question.id,
        question.revision,
        ["x"],
        credit=0,
        confidence=3,
        key="sure",
        now=now(),
    )
    assert "Sure, and mistaken" not in words(open_pair(couple, COACH, "session"))
    app = open_pair(couple, COACHEE, "session")
    app.checkbox(key=f"show-{couple.id}-question-{question.id}").check()
    run(app)
    assert "Sure, and mistaken" in words(open_pair(couple, COACH, "session"))
    app.checkbox(key=f"show-{couple.id}-question-{question.id}").uncheck()
    run(app)
    assert "Sure, and mistaken" not in words(open_pair(couple, COACH, "session"))


def test_a_lesson_for_coaches_is_read_in_one_go_and_counts_nowhere() -> None:
    lesson = next(iter(get_course().coach_lessons.values()))
    app = open_app("coaching", lesson=lesson.id)
    assert [str(one.value) for one in app.title] == [lesson.title]
    assert lesson.id not in get_course().lessons
    assert [str(one.value) for one in open_app("coaching", lesson="nowhere").title] == [
        "This lesson is not here"
    ]


def test_the_second_tap_of_a_double_one_is_let_fall() -> None:
    couple = begin()
    rate(couple, couple.coachee, 4)
    app = open_pair(couple, COACHEE)
    app.session_state["pressed-unseal"] = now()
    press(app, "Take my seal back")
    assert list(app.error) == []
    assert "Waiting for Carl" in words(app)


def test_what_is_being_written_stays_when_the_other_writes_too() -> None:
    couple = open_both()
    app = open_pair(couple, COACH, "agreements")
    before = [one.id for one in app.text_input if str(one.key).startswith("title-new")]
    agree(couple)
    run(app)  # the browser keeps what was typed as long as the line stays the same one
    assert [one.id for one in app.text_input if str(one.key).startswith("title-new")] == before
