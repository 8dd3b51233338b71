from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netlearn.domain.coaching import INVITED_FOR
from netlearn.errors import NotFound, StepRefused, StoreError
from netlearn.store.agreement_writing import (
    accept_agreement,
    check_agreement,
    drop_agreement,
    write_agreement,
)
from netlearn.store.agreements import list_agreements, list_planned
from netlearn.store.engagement_arrivals import accept_invitation, decline_invitation, find_invitation
from netlearn.store.engagement_invites import (
    invite_peer,
    make_engagement,
    renew_invitation,
    revoke_invitation,
)
from netlearn.store.engagement_leaving import leave_engagement
from netlearn.store.engagement_lists import list_engagements
from netlearn.store.engagement_ratings import (
    clear_answer,
    load_opened,
    load_own,
    save_answers,
    seal_rating,
    unseal_rating,
    view_peer_group,
)
from netlearn.store.engagement_stamp import stamp_engagement
from netlearn.store.engagement_steps import list_openings, note_opening, step_engagement
from netlearn.store.engagement_words import Kind, find_text, list_words, save_word
from netlearn.store.engagements import load_engagement
from netlearn.store.engine import Store
from netlearn.store.learners import enrol_learner
from netlearn.store.mydata import erase_learner, export_learner
from netlearn.store.tables import EngagementInviteRow
from tests.store.pairs import ITEMS, Couple, make_pair, word
from tests.store.rooms import read_course

CANARY = "canary-sings-at-dawn"
START = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def pair(store: Store, now: datetime) -> Couple:
    return make_pair(store, now)


def invite(store: Store, now: datetime) -> tuple[str, str, str]:
    coach = enrol_learner(store, "coach", now)
    made, token = make_engagement(store, coach, name="Carl", whom="Ann", purpose="More reach", now=now)
    return coach, made, token


# --- invitations -----------------------------------------------------------------------------


def test_an_invitation_says_what_it_is_for_and_its_token_is_kept_as_a_digest(
    store: Store, now: datetime
) -> None:
    _, made, token = invite(store, now)
    found = find_invitation(store, token, now)
    assert found is not None
    assert (found.engagement_id, found.role, found.coach, found.purpose) == (
        made,
        "coachee",
        "Carl",
        "More reach",
    )
    assert found.expires_at == now + INVITED_FOR
    with store.read() as session:
        kept = session.query(EngagementInviteRow).one()
    assert (len(token), len(kept.token_hash), token in kept.token_hash) == (22, 64, False)


def test_a_link_is_good_for_one_person_and_fourteen_days(store: Store, now: datetime) -> None:
    _, made, token = invite(store, now)
    late = now + INVITED_FOR
    assert find_invitation(store, token, late) is None
    ann, bob = (enrol_learner(store, name, now) for name in ("ann", "bob"))
    with pytest.raises(NotFound):
        accept_invitation(store, token, ann, name="Ann", now=late)
    assert accept_invitation(store, token, ann, name="Ann", now=now) == made
    with pytest.raises(NotFound):
        accept_invitation(store, token, bob, name="Bob", now=now)


@pytest.mark.parametrize("guess", ["", "x", "é" * 22, "A" * 22, "../../etc/passwd", "\x00", "\ud800"])
def test_a_guess_finds_nothing(store: Store, now: datetime, guess: str) -> None:
    invite(store, now)
    assert find_invitation(store, guess, now) is None


def test_a_link_taken_back_leads_nowhere_and_a_new_one_does(store: Store, now: datetime) -> None:
    coach, made, token = invite(store, now)
    revoke_invitation(store, made, coach, now)
    assert find_invitation(store, token, now) is None
    fresh = renew_invitation(store, made, coach, now)
    assert find_invitation(store, token, now) is None
    assert find_invitation(store, fresh, now) is not None
    newer = renew_invitation(store, made, coach, now)
    assert (find_invitation(store, fresh, now), find_invitation(store, newer, now) is None) == (None, False)


def test_a_declined_invitation_stays_declined_and_names_nobody(store: Store, now: datetime) -> None:
    coach, made, token = invite(store, now)
    decline_invitation(store, token, now)
    seen = load_engagement(store, made, coach)
    assert (seen.pair.phase, seen.names) == ("declined", {"coach": "Carl"})
    with pytest.raises(StepRefused):
        renew_invitation(store, made, coach, now)


def test_nobody_accepts_the_own_link(store: Store, now: datetime) -> None:
    coach, _, token = invite(store, now)
    with pytest.raises(StepRefused, match="somebody else"):
        accept_invitation(store, token, coach, name="Carl", now=now)


@pytest.mark.parametrize("name", ["", "x" * 61])
def test_a_name_that_cannot_be_is_refused_and_the_link_stays_good(
    store: Store, now: datetime, name: str
) -> None:
    _, _, token = invite(store, now)
    ann = enrol_learner(store, "ann", now)
    with pytest.raises(StoreError):
        accept_invitation(store, token, ann, name=name, now=now)
    assert find_invitation(store, token, now) is not None


# --- sealed ratings --------------------------------------------------------------------------


def test_neither_rating_opens_before_both_are_sealed_and_the_coachee_opens(pair: Couple) -> None:
    pair.rate(pair.coachee, 4)
    pair.rate(pair.coach, 2, seal=False)
    for who in (pair.coach, pair.coachee):
        with pytest.raises(NotFound):
            load_opened(pair.store, pair.id, who, 1)
        with pytest.raises(StepRefused):
            step_engagement(pair.store, pair.id, who, "open", pair.now)
    seal_rating(pair.store, pair.id, pair.coach, pair.now, items=ITEMS)
    with pytest.raises(StepRefused):
        step_engagement(pair.store, pair.id, pair.coach, "open", pair.now)
    with pytest.raises(NotFound):
        load_opened(pair.store, pair.id, pair.coach, 1)
    step_engagement(pair.store, pair.id, pair.coachee, "open", pair.now)
    expected = (dict.fromkeys(ITEMS, 4), dict.fromkeys(ITEMS, 2))
    assert load_opened(pair.store, pair.id, pair.coach, 1) == expected
    assert load_opened(pair.store, pair.id, pair.coachee, 1) == expected


def test_a_sealed_rating_takes_no_change_until_its_seal_is_taken_back(pair: Couple) -> None:
    pair.rate(pair.coachee, 4)
    with pytest.raises(StepRefused):
        save_answers(pair.store, pair.id, pair.coachee, {ITEMS[0]: 1}, pair.now)
    with pytest.raises(StepRefused):
        clear_answer(pair.store, pair.id, pair.coachee, ITEMS[0], pair.now)
    unseal_rating(pair.store, pair.id, pair.coachee, pair.now)
    clear_answer(pair.store, pair.id, pair.coachee, ITEMS[0], pair.now)
    assert len(load_own(pair.store, pair.id, pair.coachee, 1)) == 23
    pair.rate(pair.coachee, 5)
    pair.rate(pair.coach, 5)
    with pytest.raises(StepRefused):
        unseal_rating(pair.store, pair.id, pair.coachee, pair.now)


def test_too_few_answers_are_not_sealed(pair: Couple) -> None:
    save_answers(pair.store, pair.id, pair.coach, dict.fromkeys(ITEMS[:17]), pair.now)
    with pytest.raises(StepRefused, match="17 items have an answer; 18 are needed"):
        seal_rating(pair.store, pair.id, pair.coach, pair.now, items=ITEMS)


def test_whoever_has_seen_next_to_nothing_does_not_seal(pair: Couple) -> None:
    save_answers(pair.store, pair.id, pair.coach, dict.fromkeys(ITEMS), pair.now)
    with pytest.raises(StepRefused, match="0 items are rated; 6 are needed"):
        seal_rating(pair.store, pair.id, pair.coach, pair.now, items=ITEMS)
    elsewhere = {f"elsewhere-{number}": 3 for number in range(6)}
    save_answers(pair.store, pair.id, pair.coach, {**dict.fromkeys(ITEMS[:5], 3), **elsewhere}, pair.now)
    with pytest.raises(StepRefused, match="5 items are rated; 6 are needed"):
        seal_rating(pair.store, pair.id, pair.coach, pair.now, items=ITEMS)
    save_answers(pair.store, pair.id, pair.coach, {ITEMS[5]: 3}, pair.now)
    seal_rating(pair.store, pair.id, pair.coach, pair.now, items=ITEMS)
    assert load_engagement(pair.store, pair.id, pair.coach).sealed


def test_a_peer_has_sealed_for_good_when_the_pair_rates_again(pair: Couple) -> None:
    peer, late = pair.add_peer(0, 4), pair.add_peer(1, 4, seal=False)
    pair.open()
    pair.agree(pair.coachee)
    for deed in ("agree", "rate_again"):
        step_engagement(pair.store, pair.id, pair.coach, deed, pair.now)
    assert [load_engagement(pair.store, pair.id, one).sealed for one in (peer, late)] == [True, False]


def test_a_second_round_hides_itself_and_keeps_the_first(pair: Couple) -> None:
    pair.open(4, 2)
    pair.agree(pair.coachee)
    step_engagement(pair.store, pair.id, pair.coach, "agree", pair.now)
    step_engagement(pair.store, pair.id, pair.coach, "rate_again", pair.now)
    pair.rate(pair.coachee, 5)
    with pytest.raises(NotFound):
        load_opened(pair.store, pair.id, pair.coach, 2)
    assert load_opened(pair.store, pair.id, pair.coach, 1)[0][ITEMS[0]] == 4


# --- peers -----------------------------------------------------------------------------------


def test_peers_show_as_a_group_of_three_or_not_at_all(pair: Couple) -> None:
    instrument = read_course().instrument
    for number, value in enumerate((3, 4)):
        pair.add_peer(number, value)
    pair.add_peer(2, 5, seal=False)
    pair.open()
    assert view_peer_group(pair.store, pair.id, pair.coach, instrument) is None


def test_a_group_of_peers_is_a_mean_and_goes_when_one_of_them_goes(pair: Couple) -> None:
    instrument = read_course().instrument
    peers = [pair.add_peer(number, value) for number, value in enumerate((3, 4, 4, 5))]
    assert view_peer_group(pair.store, pair.id, pair.coach, instrument) is None
    pair.open()
    shown = view_peer_group(pair.store, pair.id, pair.coachee, instrument)
    assert shown is not None
    assert set(shown.values()) == {75}
    assert view_peer_group(pair.store, pair.id, peers[0], instrument) is None
    leave_engagement(pair.store, pair.id, peers[0])
    assert view_peer_group(pair.store, pair.id, pair.coachee, instrument) is None


def test_only_the_coachee_invites_peers_and_not_after_the_opening(pair: Couple) -> None:
    with pytest.raises(StepRefused):
        invite_peer(pair.store, pair.id, pair.coach, pair.now)
    token = invite_peer(pair.store, pair.id, pair.coachee, pair.now)
    pair.open()
    assert find_invitation(pair.store, token, pair.now) is None
    with pytest.raises(StepRefused):
        invite_peer(pair.store, pair.id, pair.coachee, pair.now)


# --- words, agreements -----------------------------------------------------------------------


def test_private_words_stay_private_and_shared_ones_wait_for_the_opening(pair: Couple) -> None:
    save_word(pair.store, pair.id, pair.coach, "private", "mine", now=pair.now)
    save_word(pair.store, pair.id, pair.coachee, "question", "q", name="q", now=pair.now)
    assert list_words(pair.store, pair.id, pair.coachee)[0].text == "q"
    assert [one.text for one in list_words(pair.store, pair.id, pair.coach)] == ["mine"]
    with pytest.raises(StepRefused):
        save_word(pair.store, pair.id, pair.coach, "shared", "early", now=pair.now)
    with pytest.raises(StepRefused):
        save_word(pair.store, pair.id, pair.coach, "map", "not mine to show", name="shape", now=pair.now)
    pair.open()
    save_word(pair.store, pair.id, pair.coach, "shared", "for both", now=pair.now)
    seen = list_words(pair.store, pair.id, pair.coachee)
    assert sorted(one.text for one in seen) == ["for both", "q"]
    assert find_text(list_words(pair.store, pair.id, pair.coach), "question", "coachee", "q") == "q"
    save_word(pair.store, pair.id, pair.coach, "shared", "", now=pair.now)
    assert find_text(list_words(pair.store, pair.id, pair.coachee), "shared", "coach") == ""


def test_an_agreement_is_written_by_its_owner_and_accepted_by_the_other(pair: Couple) -> None:
    pair.open()
    made = write_agreement(pair.store, pair.id, pair.coachee, word(pair.now), pair.now)
    (read,) = list_agreements(pair.store, pair.id, pair.coach)
    with pytest.raises(StepRefused):
        accept_agreement(pair.store, pair.id, pair.coachee, read, pair.now)
    with pytest.raises(NotFound):
        write_agreement(pair.store, pair.id, pair.coach, word(pair.now), pair.now, replaces=read)
    with pytest.raises(NotFound):
        drop_agreement(pair.store, pair.id, pair.coach, made, pair.now)
    later = pair.now + timedelta(minutes=1)
    write_agreement(pair.store, pair.id, pair.coachee, word(pair.now, "Meet three"), later, replaces=read)
    with pytest.raises(StepRefused, match="another tab"):
        write_agreement(pair.store, pair.id, pair.coachee, word(pair.now, "Meet four"), later, replaces=read)
    with pytest.raises(StepRefused, match="reworded meanwhile"):
        accept_agreement(pair.store, pair.id, pair.coach, read, later)
    (read,) = list_agreements(pair.store, pair.id, pair.coach)
    accept_agreement(pair.store, pair.id, pair.coach, read, later)
    for who, mine in ((pair.coach, False), (pair.coachee, True)):
        (planned,) = list_planned(pair.store, who, later)
        assert (planned.agreement.wording.title, planned.mine) == ("Meet three", mine)


def test_three_are_open_at_most(pair: Couple) -> None:
    pair.open()
    for number in range(3):
        write_agreement(pair.store, pair.id, pair.coachee, word(pair.now, f"Meet {number}"), pair.now)
    with pytest.raises(StepRefused, match="Three agreements are open"):
        write_agreement(pair.store, pair.id, pair.coach, word(pair.now), pair.now)


def test_a_check_in_counts_once_and_ends_it_when_its_owner_says_done(pair: Couple) -> None:
    pair.open()
    one = pair.agree(pair.coachee)

    def check(who: str, key: str) -> None:
        check_agreement(
            pair.store,
            pair.id,
            who,
            one.id,
            outcome="done",
            note="met",
            asks_help=False,
            key=key,
            now=pair.now,
        )

    check(pair.coach, "1")
    check(pair.coach, "1")
    assert len(list_planned(pair.store, pair.coachee, pair.now)) == 1
    check(pair.coachee, "1")
    assert list_planned(pair.store, pair.coachee, pair.now) == ()
    (kept,) = list_agreements(pair.store, pair.id, pair.coach)
    assert [(said.by, said.outcome) for said in kept.checks] == [("coach", "done"), ("coachee", "done")]
    assert [seen.live_agreements for seen in list_engagements(pair.store, pair.coach, pair.now)] == [0]


def test_nothing_is_agreed_without_an_agreement(pair: Couple) -> None:
    pair.open()
    with pytest.raises(StepRefused):
        step_engagement(pair.store, pair.id, pair.coach, "agree", pair.now)


def test_looks_are_noted_first_and_last(pair: Couple) -> None:
    pair.open()
    later = [pair.now, pair.now + timedelta(minutes=5), pair.now + timedelta(hours=3)]
    for at in later:
        note_opening(pair.store, pair.id, pair.coach, "views", at)
    assert list_openings(pair.store, pair.id, pair.coachee) == (("coach", "views", later[0], later[2]),)
    assert list_openings(pair.store, pair.id, pair.coach) == ()


def test_a_stamp_changes_with_what_both_may_see_and_with_nothing_else(pair: Couple) -> None:
    pair.open()
    before = stamp_engagement(pair.store, pair.id, pair.coachee)
    save_word(pair.store, pair.id, pair.coach, "private", "mine", now=pair.now)
    assert stamp_engagement(pair.store, pair.id, pair.coachee) == before
    save_word(pair.store, pair.id, pair.coach, "shared", "ours", now=pair.now)
    assert stamp_engagement(pair.store, pair.id, pair.coachee) != before


# --- who finds what --------------------------------------------------------------------------


Look = Callable[[Couple, str], object]
LOOKS: dict[str, Look] = {
    "load": lambda pair, who: load_engagement(pair.store, pair.id, who),
    "own": lambda pair, who: load_own(pair.store, pair.id, who, 1),
    "opened": lambda pair, who: load_opened(pair.store, pair.id, who, 1),
    "peers": lambda pair, who: view_peer_group(pair.store, pair.id, who, read_course().instrument),
    "words": lambda pair, who: list_words(pair.store, pair.id, who),
    "agreements": lambda pair, who: list_agreements(pair.store, pair.id, who),
    "openings": lambda pair, who: list_openings(pair.store, pair.id, who),
    "stamp": lambda pair, who: stamp_engagement(pair.store, pair.id, who),
    "save": lambda pair, who: save_answers(pair.store, pair.id, who, {ITEMS[0]: 1}, pair.now),
    "clear": lambda pair, who: clear_answer(pair.store, pair.id, who, ITEMS[0], pair.now),
    "seal": lambda pair, who: seal_rating(pair.store, pair.id, who, pair.now, items=ITEMS),
    "unseal": lambda pair, who: unseal_rating(pair.store, pair.id, who, pair.now),
    "open": lambda pair, who: step_engagement(pair.store, pair.id, who, "open", pair.now),
    "close": lambda pair, who: step_engagement(pair.store, pair.id, who, "close", pair.now),
    "note": lambda pair, who: note_opening(pair.store, pair.id, who, "views", pair.now),
    "word": lambda pair, who: save_word(pair.store, pair.id, who, "shared", "x", now=pair.now),
    "write": lambda pair, who: write_agreement(pair.store, pair.id, who, word(pair.now), pair.now),
    "renew": lambda pair, who: renew_invitation(pair.store, pair.id, who, pair.now),
    "revoke": lambda pair, who: revoke_invitation(pair.store, pair.id, who, pair.now),
    "invite": lambda pair, who: invite_peer(pair.store, pair.id, who, pair.now),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_whoever_has_no_place_finds_the_same_nothing(pair: Couple, look: Look) -> None:
    pair.open()
    leaver = pair.add_gone()
    words = set()
    strangers = [enrol_learner(pair.store, "stranger", pair.now), "", "guess", leaver]
    for who in strangers:
        with pytest.raises(NotFound) as caught:
            look(pair, who)
        words.add(str(caught.value))
    missing = Couple(pair.store, pair.now, "0" * 32, pair.coach, pair.coachee)
    for who in (pair.coach, pair.coachee):
        with pytest.raises(NotFound) as caught:
            look(missing, who)
        words.add(str(caught.value))
    assert words == {"There is no such coaching, or it is not yours."}


def test_a_later_coach_sees_nothing_of_an_earlier_one(pair: Couple) -> None:
    pair.open()
    save_word(pair.store, pair.id, pair.coachee, "shared", CANARY, now=pair.now)
    pair.agree(pair.coachee, CANARY)
    later = enrol_learner(pair.store, "later coach", pair.now)
    made, token = make_engagement(pair.store, later, name="Dora", whom="", purpose="", now=pair.now)
    accept_invitation(pair.store, token, pair.coachee, name="Ann", now=pair.now)
    assert CANARY not in str(export_learner(pair.store, later))
    assert list_words(pair.store, made, later) == ()
    assert list_agreements(pair.store, made, later) == ()
    assert [one.other for one in list_engagements(pair.store, later, pair.now)] == ["Ann"]


@pytest.mark.parametrize("kind", ["shared", "private", "guide", "offer", "meeting", "question", "map"])
def test_a_peer_reads_no_word_but_the_own(pair: Couple, kind: Kind) -> None:
    peer = pair.add_peer(0, 4)
    pair.open()
    save_word(pair.store, pair.id, pair.coachee, kind, "2026-04-01", now=pair.now)
    assert list_words(pair.store, pair.id, peer) == ()
    assert list_agreements(pair.store, pair.id, peer) == ()
    with pytest.raises(NotFound):
        load_opened(pair.store, pair.id, peer, 1)


# --- leaving and erasing ---------------------------------------------------------------------


def fill(pair: Couple, who: str) -> None:
    """A canary wherever this one of the two can leave words, and a value of one's own."""
    kinds: tuple[Kind, ...] = ("shared", "private", "offer") if who == pair.coach else ("shared", "private")
    for kind in kinds:
        save_word(pair.store, pair.id, who, kind, CANARY, name=CANARY, now=pair.now)
    one = pair.agree(who, CANARY)
    check_agreement(
        pair.store,
        pair.id,
        who,
        one.id,
        outcome="partly",
        note=CANARY,
        asks_help=True,
        key=CANARY,
        now=pair.now,
    )


def leave_all(store: Store, learner: str) -> bool:
    """End every engagement of the learner; say whether no byte is left in the file."""
    for one in list_engagements(store, learner, START):
        leave_engagement(store, one.id, learner)
    return store.scrub()


@pytest.mark.parametrize("role", ["coach", "coachee"])
@pytest.mark.parametrize(
    "go", [lambda store, who: erase_learner(store, who).scrubbed, leave_all], ids=["erased", "left"]
)
def test_whoever_leaves_takes_every_value_along_and_the_other_keeps_theirs(
    sqlite_store: Store, now: datetime, go: Callable[[Store, str], bool], role: str
) -> None:
    names = {"coach": "Carl", "coachee": "Ann"} | {role: CANARY}
    pair = make_pair(sqlite_store, now, coach=names["coach"], coachee=names["coachee"]).open(5, 1)
    gone, left = (pair.coach, pair.coachee) if role == "coach" else (pair.coachee, pair.coach)
    save_word(pair.store, pair.id, left, "private", "stays", now=now)
    fill(pair, gone)
    folder = Path(str(sqlite_store.path)).parent
    assert bytes_with(folder, CANARY)
    assert go(sqlite_store, gone)
    assert not bytes_with(folder, CANARY)
    if go is not leave_all:  # who leaves a coaching is still a learner
        assert not bytes_with(folder, gone)
    kept = export_learner(sqlite_store, left)
    assert CANARY not in str(kept)
    assert {row["value"] for row in kept["engagement_ratings"]} == {1 if role == "coachee" else 5}
    assert [one.text for one in list_words(pair.store, pair.id, left)] == ["stays"]
    with pytest.raises(NotFound):
        load_opened(pair.store, pair.id, left, 1)
    assert [one.phase for one in list_engagements(pair.store, left, now)] == ["withdrawn"]
    leave_engagement(pair.store, pair.id, left)
    assert list_engagements(pair.store, left, now) == ()


def test_an_engagement_goes_with_the_last_of_the_two_and_its_peers_with_it(pair: Couple) -> None:
    peer = pair.add_peer(0, 4)
    pair.open()
    for who in (pair.coach, pair.coachee):
        leave_engagement(pair.store, pair.id, who)
    leave_engagement(pair.store, pair.id, pair.coachee)
    assert export_learner(pair.store, peer)["engagements"] == []
    assert export_learner(pair.store, peer)["engagement_ratings"] == []


def bytes_with(folder: Path, words: str) -> bool:
    return any(words.encode() in path.read_bytes() for path in folder.iterdir())
