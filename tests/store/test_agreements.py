"""Agreements over time: what a closed pair keeps, and what is done stays done."""

from datetime import datetime, timedelta

import pytest

from netlearn.domain.agreements import Outcome
from netlearn.errors import StepRefused
from netlearn.store.agreement_writing import check_agreement, write_agreement
from netlearn.store.agreements import list_agreements, list_planned
from netlearn.store.engagement_leaving import leave_engagement
from netlearn.store.engagement_lists import list_engagements
from netlearn.store.engagement_steps import step_engagement
from netlearn.store.engagement_words import Kind, find_text, list_words, save_word
from netlearn.store.engine import Store
from tests.store.pairs import Couple, make_pair, word


@pytest.fixture
def pair(store: Store, now: datetime) -> Couple:
    return make_pair(store, now).open()


def check(pair: Couple, who: str, agreement: str, outcome: Outcome, key: str) -> None:
    check_agreement(
        pair.store, pair.id, who, agreement, outcome=outcome, note="", asks_help=False, key=key, now=pair.now
    )


def test_a_closed_pair_keeps_what_it_agreed_on_in_both_plans(pair: Couple) -> None:
    pair.agree(pair.coachee)
    two = (pair.coach, pair.coachee)
    assert [one.open for who in two for one in list_planned(pair.store, who, pair.now)] == [True, True]
    step_engagement(pair.store, pair.id, pair.coach, "close", pair.now)
    assert [one.open for who in two for one in list_planned(pair.store, who, pair.now)] == [False, False]
    assert [one.live_agreements for who in two for one in list_engagements(pair.store, who, pair.now)] == [
        1,
        1,
    ]
    leave_engagement(pair.store, pair.id, pair.coach)
    assert list_planned(pair.store, pair.coachee, pair.now) == ()
    assert [one.live_agreements for one in list_engagements(pair.store, pair.coachee, pair.now)] == [0]


def test_what_is_done_stays_done_and_makes_room_for_no_more_than_three(pair: Couple) -> None:
    first, *_ = [pair.agree(pair.coachee, f"Meet person {number}") for number in range(3)]
    check(pair, pair.coachee, first.id, "done", "1")
    write_agreement(pair.store, pair.id, pair.coach, word(pair.now), pair.now)
    for who in (pair.coachee, pair.coach):
        with pytest.raises(StepRefused, match="done meanwhile"):
            check(pair, who, first.id, "not", "from a tab of before")
    check(pair, pair.coachee, first.id, "done", "1")  # the same one twice is no second one
    agreements = list_agreements(pair.store, pair.id, pair.coach)
    assert [one.id for one in agreements if one.done] == [first.id]
    listed = list_engagements(pair.store, pair.coach, pair.now)
    assert [one.live_agreements for one in listed] == [sum(one.live for one in agreements)]


KINDS: tuple[Kind, ...] = ("shared", "private")


@pytest.mark.parametrize("kept", KINDS)
def test_notes_are_written_over_those_that_were_read_and_over_no_others(pair: Couple, kept: Kind) -> None:
    later = pair.now + timedelta(minutes=1)
    save_word(pair.store, pair.id, pair.coach, kept, "one", now=pair.now, read=None)
    with pytest.raises(StepRefused, match="another tab"):
        save_word(pair.store, pair.id, pair.coach, kept, "two", now=later, read=None)
    save_word(pair.store, pair.id, pair.coach, kept, "one", now=pair.now, read=None)
    save_word(pair.store, pair.id, pair.coach, kept, "three", now=later, read=pair.now)
    with pytest.raises(StepRefused, match="another tab"):
        save_word(pair.store, pair.id, pair.coach, kept, "", now=later, read=pair.now)
    assert find_text(list_words(pair.store, pair.id, pair.coach), kept, "coach") == "three"
