from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from netlearn.domain.coaching import (
    INVITED_FOR,
    PAIR,
    Deed,
    Pair,
    Party,
    Phase,
    find_phase,
    list_deeds,
    shows_round,
    take_deed,
)
from netlearn.errors import StepRefused

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
INVITED = Pair(expires_at=NOW + INVITED_FOR)
PARTIES: tuple[Party, ...] = ("guest", "coach", "coachee", "peer")


def go(pair: Pair, *deeds: tuple[Party, Deed], kept: int = 1) -> Pair:
    for party, deed in deeds:
        pair = take_deed(pair, party, deed, NOW, kept=kept)
    return pair


RATING = go(INVITED, ("guest", "accept"))
SEALED = go(RATING, ("coach", "seal"), ("coachee", "seal"))
OPEN = go(SEALED, ("coachee", "open"))
AGREED = go(OPEN, ("coach", "agree"))


@pytest.mark.parametrize(
    ("pair", "phase"),
    [
        (INVITED, "invited"),
        (replace(INVITED, expires_at=NOW), "expired"),
        (go(INVITED, ("guest", "decline")), "declined"),
        (go(INVITED, ("coach", "revoke")), "revoked"),
        (go(INVITED, ("coach", "revoke"), ("coach", "renew")), "invited"),
        (RATING, "rating"),
        (go(RATING, ("coach", "seal")), "rating"),
        (SEALED, "sealed"),
        (OPEN, "open"),
        (AGREED, "agreed"),
        (go(AGREED, ("coachee", "rate_again")), "rating"),
        (go(AGREED, ("coachee", "close")), "closed"),
        (go(AGREED, ("coachee", "withdraw")), "withdrawn"),
        (go(INVITED, ("coach", "withdraw")), "withdrawn"),
    ],
)
def test_a_pair_goes_from_phase_to_phase(pair: Pair, phase: Phase) -> None:
    assert find_phase(pair, NOW) == phase


def test_an_invitation_ends_by_itself() -> None:
    assert list_deeds(INVITED, "guest", NOW + INVITED_FOR) == frozenset()
    with pytest.raises(StepRefused):
        take_deed(INVITED, "guest", "accept", NOW + INVITED_FOR)


@pytest.mark.parametrize(
    ("pair", "party", "deeds"),
    [
        (INVITED, "guest", {"accept", "decline"}),
        (INVITED, "coach", {"revoke", "withdraw"}),
        (replace(INVITED, expires_at=NOW), "coach", {"renew", "withdraw"}),
        (RATING, "guest", set()),
        (RATING, "coach", {"rate", "seal", "prepare", "close", "withdraw"}),
        (RATING, "coachee", {"rate", "seal", "prepare", "close", "withdraw", "invite_peer"}),
        (RATING, "peer", {"rate", "seal", "withdraw"}),
        (SEALED, "coach", {"prepare", "close", "withdraw"}),
        (SEALED, "coachee", {"open", "prepare", "close", "withdraw"}),
        (OPEN, "coach", {"agree", "write", "check", "prepare", "close", "withdraw"}),
        (OPEN, "peer", {"withdraw"}),
        (AGREED, "coachee", {"rate_again", "write", "check", "prepare", "close", "withdraw"}),
        (go(AGREED, ("coach", "close")), "coachee", {"withdraw"}),
        (go(AGREED, ("coach", "withdraw")), "coachee", {"withdraw"}),
    ],
)
def test_everybody_has_their_own_deeds(pair: Pair, party: Party, deeds: set[Deed]) -> None:
    assert list_deeds(pair, party, NOW, kept=1) == deeds


def test_a_session_does_not_end_in_agreement_without_one() -> None:
    assert "agree" not in list_deeds(OPEN, "coach", NOW, kept=0)


def test_a_seal_is_taken_back_only_before_the_other_has_sealed() -> None:
    one = go(RATING, ("coachee", "seal"))
    assert go(one, ("coachee", "unseal")).sealed == frozenset()
    with pytest.raises(StepRefused):
        go(SEALED, ("coachee", "unseal"))


def test_a_new_round_keeps_the_old_one_shown_and_hides_itself() -> None:
    again = go(AGREED, ("coach", "rate_again"), ("coach", "seal"), ("coachee", "seal"))
    assert (shows_round(again, 1), shows_round(again, 2)) == (True, False)
    assert shows_round(go(again, ("coachee", "open")), 2)


class Coaching(RuleBasedStateMachine):
    """Any order of deeds by anybody at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.pair = INVITED
        self.now = NOW
        self.ever_sealed: dict[int, set[str]] = {}
        self.gone: set[str] = set()

    @rule(days=st.integers(0, 20))
    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(party=st.sampled_from(PARTIES), kept=st.integers(0, 3), data=st.data())
    def act(self, party: Party, kept: int, data: st.DataObject) -> None:
        if party in self.gone or (party in PAIR and party not in self.pair.present):
            return
        deeds = sorted(list_deeds(self.pair, party, self.now, kept=kept))
        if not deeds:
            return
        deed = data.draw(st.sampled_from(deeds))
        before = self.pair
        self.pair = take_deed(before, party, deed, self.now, kept=kept)
        if deed == "seal" and party != "peer":
            self.ever_sealed.setdefault(before.round, set()).add(party)
        if deed == "withdraw":
            self.gone.add(party)
        assert self.pair.opened >= before.opened
        if self.pair.opened > before.opened:
            assert party == "coachee"
            assert before.sealed == PAIR

    @invariant()
    def nothing_shows_that_one_of_the_two_has_not_sealed(self) -> None:
        for number in range(1, self.pair.round + 2):
            if shows_round(self.pair, number):
                assert self.ever_sealed[number] == PAIR

    @invariant()
    def nothing_shows_once_one_of_the_two_has_gone(self) -> None:
        if self.gone & PAIR:
            assert not shows_round(self.pair, 1)

    @precondition(lambda self: bool(self.gone & PAIR))
    @invariant()
    def whoever_stays_behind_can_only_go_too(self) -> None:
        for party in self.pair.present:
            assert list_deeds(self.pair, party, self.now) == {"withdraw"}


TestCoaching = Coaching.TestCase
TestCoaching.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
