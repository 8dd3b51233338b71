"""Who reaches what: every screen of an engagement for everybody, wherever the pair stands."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from netlearn.content.markup import write_literally
from netlearn.domain.agreements import Wording
from netlearn.domain.coaching import INVITED_FOR
from netlearn.errors import NotFound
from netlearn.store.agreement_writing import check_agreement, write_agreement
from netlearn.store.agreements import list_agreements
from netlearn.store.devices import enrol_device
from netlearn.store.engagement_arrivals import accept_invitation, decline_invitation
from netlearn.store.engagement_invites import (
    invite_peer,
    make_engagement,
    renew_invitation,
    revoke_invitation,
)
from netlearn.store.engagement_leaving import leave_engagement
from netlearn.store.engagement_steps import step_engagement
from netlearn.store.engagement_words import save_word
from netlearn.store.engagements import load_engagement
from netlearn.store.mydata import export_learner
from netlearn.ui.calendar_feed import write_calendar
from netlearn.ui.coaching.here import read_content
from netlearn.ui.coaching.taking_along import make_minutes, make_pack
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.ui.apps import open_app, texts, words
from tests.ui.coaching import COACH, COACHEE, Couple, agree, begin, invite, open_both, open_pair, rate
from tests.ui.hostile import HOSTILE

pytestmark = pytest.mark.usefixtures("server")
PEER = "peer-peer-peer-peer-peer-peer-pe"
STRANGER = "guest-guest-guest-guest-guest-gu"
EARLIER = "earlier-earlier-earlier-earlier-"
PARTS = ("", "rating", "prepare", "views", "session", "agreements", "papers", "about", "<b>")
GONE = "There is no such coaching here"


def revoked() -> Couple:
    couple = invite()
    revoke_invitation(get_store(), couple.id, couple.coach, now())
    return couple


def declined() -> Couple:
    couple = invite()
    decline_invitation(get_store(), couple.token, now())
    return couple


def expired() -> Couple:
    return invite(ago=INVITED_FOR)


def sealed() -> Couple:
    couple = begin()
    rate(couple, couple.coachee, 4)
    rate(couple, couple.coach, 2)
    return couple


def one_sealed() -> Couple:
    couple = begin()
    rate(couple, couple.coachee, 4)
    return couple


def agreed() -> Couple:
    couple = open_both()
    agree(couple)
    step_engagement(get_store(), couple.id, couple.coach, "agree", now())
    return couple


def again() -> Couple:
    couple = agreed()
    step_engagement(get_store(), couple.id, couple.coach, "rate_again", now())
    return couple


def closed() -> Couple:
    couple = agreed()
    step_engagement(get_store(), couple.id, couple.coachee, "close", now())
    return couple


def left_by_coach() -> Couple:
    couple = agreed()
    leave_engagement(get_store(), couple.id, couple.coach)
    return couple


def left_by_coachee() -> Couple:
    couple = agreed()
    leave_engagement(get_store(), couple.id, couple.coachee)
    return couple


STATES: dict[str, Callable[[], Couple]] = {
    "invited": invite,
    "revoked": revoked,
    "declined": declined,
    "expired": expired,
    "rating": begin,
    "one-sealed": one_sealed,
    "sealed": sealed,
    "open": open_both,
    "agreed": agreed,
    "again": again,
    "closed": closed,
    "left-by-coach": left_by_coach,
    "left-by-coachee": left_by_coachee,
}
# Beside a stranger and an earlier coach, who have no place in any state: whoever left or has not come.
OUT = {
    "invited": (COACHEE,),
    "revoked": (COACHEE,),
    "declined": (COACHEE,),
    "expired": (COACHEE,),
    "left-by-coach": (COACH,),
    "left-by-coachee": (COACHEE,),
}


@pytest.mark.parametrize("state", STATES)
def test_whoever_has_no_place_sees_the_same_screen_in_every_part_and_state(state: str) -> None:
    couple = STATES[state]()
    earlier = enrol_device(get_store(), (EARLIER,), now())
    make_engagement(get_store(), earlier, name="Eve", whom="Ann", purpose="", now=now())
    plain = open_app("engagement", STRANGER)
    seen = {screen_of(plain)}
    for device in (STRANGER, EARLIER, *OUT.get(state, ())):
        for part in PARTS if device == STRANGER else PARTS[:1]:
            seen.add(screen_of(open_pair(couple, device, part)))
    for guess in ("0" * 32, "", "é", "../x", f"{couple.id}x", couple.id.upper()[:31]):
        seen.add(screen_of(open_app("engagement", STRANGER, engagement=guess)))
    assert len(seen) == 1
    assert GONE in next(iter(seen))


def screen_of(app: AppTest) -> str:
    return "\n".join((words(app), *(one.label for one in app.button)))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("device", [COACH, COACHEE], ids=["coach", "coachee"])
def test_every_state_is_drawn_for_both_and_shows_no_view_before_the_opening(state: str, device: str) -> None:
    couple = STATES[state]()
    for part in PARTS[:-1] if state in {"open", "again"} else ("", "views"):
        said = words(open_pair(couple, device, part))
        if state in {"rating", "one-sealed", "sealed", "left-by-coach", "left-by-coachee"}:
            assert "sees more of it" not in said
            assert "see 0 of 12 facets" not in said


@pytest.mark.parametrize("state", ["rating", "open"])
def test_a_peer_sees_the_own_part_and_no_view(state: str) -> None:
    couple = begin()
    token = invite_peer(get_store(), couple.id, couple.coachee, now())
    peer = enrol_device(get_store(), (PEER,), now())
    accept_invitation(get_store(), token, peer, name="Pia", now=now())
    rate(couple, peer, 4)
    rate(couple, couple.coachee, 5)
    rate(couple, couple.coach, 1)
    if state == "open":
        step_engagement(get_store(), couple.id, couple.coachee, "open", now())
    seen = {screen_of(open_pair(couple, PEER, part)) for part in PARTS}
    assert len(seen) == 1
    assert "Your part is done." in next(iter(seen))


CANARY = "canary-sings-at-dawn"


def take(couple: Couple, deed: str) -> None:
    """Go on to the next state; both have left words by the opening."""
    store = get_store()
    match deed:
        case "one-sealed":
            rate(couple, couple.coachee, 5)
        case "sealed":
            rate(couple, couple.coach, 1)
        case "open":
            step_engagement(store, couple.id, couple.coachee, "open", now())
            on = (now() + timedelta(days=20)).date()
            save_word(store, couple.id, couple.coach, "meeting", on.isoformat(), now=now())
            for who in (couple.coach, couple.coachee):
                save_word(store, couple.id, who, "shared", CANARY, now=now())
            agree(couple, CANARY)
        case "agreed":
            step_engagement(store, couple.id, couple.coach, "agree", now())
        case "again":
            step_engagement(store, couple.id, couple.coach, "rate_again", now())
        case "closed":
            step_engagement(store, couple.id, couple.coach, "close", now())
        case _:
            leave_engagement(store, couple.id, couple.coach)


WAY = ("rating", "one-sealed", "sealed", "open", "agreed", "again", "closed", "left")


@pytest.mark.parametrize("kept", [True, False], ids=["sealed", "rating"])
def test_a_peer_learns_nothing_of_the_two_anywhere_in_any_state(*, kept: bool) -> None:
    couple = begin(coach=f"Carl {CANARY}")
    token = invite_peer(get_store(), couple.id, couple.coachee, now())
    peer = enrol_device(get_store(), (PEER,), now())
    accept_invitation(get_store(), token, peer, name="Pia", now=now())
    rate(couple, peer, 4, seal=kept)
    seen: dict[str, tuple[str, ...]] = {}
    for state in WAY:
        if state != "rating":
            take(couple, state)
        calendar = write_calendar(get_store(), get_course(), peer).decode()
        taken = export_learner(get_store(), peer)
        shown = [screen_of(open_app(page, PEER)) for page in ("coaching", "plan", "home")]
        for said in (*shown, calendar, str(taken), screen_of(open_pair(couple, PEER))):
            assert CANARY not in said
        assert "VEVENT" not in calendar
        assert [set(row) for row in taken["engagements"]] == [{"id", "made_at"}]
        assert [len(taken[name]) for name in ("agreements", "engagement_words")] == [0, 0]
        for paper in (make_pack, make_minutes):
            with pytest.raises(NotFound):
                paper(couple.id, peer)
        seen[state] = tuple(shown)
    told = 7 if kept else 3  # without a seal, that the rating takes no more answers tells of the opening
    assert len(set(list(seen.values())[:told])) == 1


@pytest.mark.parametrize("state", ["rating", "one-sealed", "sealed", "left-by-coach", "left-by-coachee"])
def test_no_paper_is_written_before_the_opening_or_after_somebody_has_left(state: str) -> None:
    couple = STATES[state]()
    for who in (couple.coach, couple.coachee):
        for paper in (make_pack, make_minutes):
            with pytest.raises(NotFound):
                paper(couple.id, who)


@pytest.mark.parametrize("kind", ["used", "revoked", "renewed", "declined", "guessed", "late", "left"])
def test_every_dead_link_leads_to_the_same_screen(kind: str) -> None:
    couple = invite(ago=INVITED_FOR) if kind == "late" else invite()
    token = couple.token
    match kind:
        case "used":
            accept_invitation(get_store(), token, couple.coachee, name="Ann", now=now())
        case "revoked":
            revoke_invitation(get_store(), couple.id, couple.coach, now())
        case "renewed":
            renew_invitation(get_store(), couple.id, couple.coach, now())
        case "declined":
            decline_invitation(get_store(), token, now())
        case "guessed":
            token = "A" * 22
        case "left":
            leave_engagement(get_store(), couple.id, couple.coach)
        case _:
            assert load_engagement(get_store(), couple.id, couple.coach).pair.phase == "invited"
    app = open_app("coaching", STRANGER, invite=token)
    assert screen_of(app) == screen_of(open_app("coaching", STRANGER, invite="x"))
    assert "This invitation leads nowhere" in words(app)


def test_what_somebody_typed_is_shown_as_text_wherever_it_stands() -> None:
    offer = read_content().offers[0].id
    for text in HOSTILE:
        couple = open_both(names=(text, text))
        save_word(get_store(), couple.id, couple.coach, "shared", text, now=now())
        save_word(get_store(), couple.id, couple.coach, "offer", text, name=offer, now=now())
        due = now().date()
        wording = Wording(text, text, text, text, due)
        write_agreement(get_store(), couple.id, couple.coach, wording, now())
        for part in ("session", "agreements"):
            app = open_pair(couple, COACHEE, part)
            for one in (*app.title, *app.markdown, *app.caption, *app.subheader):
                assert_literal(str(one.value), text)
        assert texts(open_pair(couple, COACHEE, "session")) == [text]


def assert_literal(shown: str, text: str) -> None:
    """Wherever the text stands in Markdown, every sign that Markdown might read is escaped."""
    rest = shown.replace(write_literally(" ".join(text.split())), "")
    if write_literally(text) != text and text in rest:
        pytest.fail(f"{text!r} stands unescaped in {shown!r}")


def test_comments_on_an_agreement_are_text() -> None:
    couple = open_both()
    agree(couple)
    one = list_agreements(get_store(), couple.id, couple.coach)[0]
    for number, text in enumerate(HOSTILE):
        check_agreement(
            get_store(),
            couple.id,
            couple.coach,
            one.id,
            outcome="partly",
            note=text,
            asks_help=False,
            key=str(number),
            now=now(),
        )
    app = open_pair(couple, COACHEE, "agreements")
    for shown in app.markdown:
        for text in HOSTILE:
            if len(text) > 8:
                assert_literal(str(shown.value), text)
    assert sum("partly, it goes on." in str(one.value) for one in app.markdown) == len(HOSTILE)
