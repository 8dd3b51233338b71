"""What a list of engagements tells whom, and what it costs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from netlearn.store.agreements import list_planned
from netlearn.store.engagement_arrivals import accept_invitation
from netlearn.store.engagement_invites import make_engagement
from netlearn.store.engagement_leaving import leave_engagement
from netlearn.store.engagement_lists import Listed, list_engagements
from netlearn.store.engagement_steps import step_engagement
from netlearn.store.engagement_words import save_word
from netlearn.store.engine import Store
from netlearn.store.mydata import export_learner
from tests.store.pairs import Couple, make_pair


@pytest.fixture
def pair(store: Store, now: datetime) -> Couple:
    return make_pair(store, now)


def meet(pair: Couple, who: str, days: int, *, at: datetime | None = None) -> None:
    on = (pair.now + timedelta(days=days)).date()
    save_word(pair.store, pair.id, who, "meeting", on.isoformat(), now=at or pair.now)


def only(pair: Couple, who: str, now: datetime | None = None) -> Listed:
    (one,) = list_engagements(pair.store, who, now or pair.now)
    return one


def test_a_peer_is_told_of_the_own_part_alone(pair: Couple) -> None:
    sealed, open_still = pair.add_peer(0, 4), pair.add_peer(1, 4, seal=False)
    mine = Listed(
        pair.id, "peer", "Ann", "rating", sealed=True, meeting=None, meeting_set_at=None, live_agreements=0
    )
    assert only(pair, sealed) == mine
    assert (only(pair, open_still).phase, only(pair, open_still).sealed) == ("rating", False)
    pair.open()
    meet(pair, pair.coach, 10)
    pair.agree(pair.coachee)
    step_engagement(pair.store, pair.id, pair.coach, "agree", pair.now)
    assert only(pair, sealed) == mine
    assert only(pair, open_still).phase == "closed"
    step_engagement(pair.store, pair.id, pair.coach, "rate_again", pair.now)
    assert only(pair, sealed) == mine
    leave_engagement(pair.store, pair.id, pair.coach)
    assert only(pair, sealed).phase == "withdrawn"


def test_a_peer_takes_away_no_business_of_the_two(pair: Couple) -> None:
    peer = pair.add_peer(0, 4)
    pair.open()
    assert export_learner(pair.store, peer)["engagements"] == [
        {"id": pair.id, "made_at": pair.now.isoformat()}
    ]
    (row,) = export_learner(pair.store, pair.coach)["engagements"]
    assert (row["phase"], row["opened_at"]) == ("open", pair.now.isoformat())


def test_a_day_that_has_passed_is_no_next_meeting(pair: Couple) -> None:
    pair.open()
    meet(pair, pair.coach, 1)
    assert only(pair, pair.coachee).meeting == (pair.now + timedelta(days=1)).date()
    assert only(pair, pair.coachee).meeting_set_at == pair.now
    assert only(pair, pair.coachee, pair.now + timedelta(days=1)).meeting is not None
    later = only(pair, pair.coachee, pair.now + timedelta(days=2))
    assert (later.meeting, later.meeting_set_at) == (None, None)


@pytest.mark.parametrize("first", ["coach", "coachee"])
def test_the_last_who_sets_or_clears_the_day_decides(pair: Couple, first: str) -> None:
    one, two = (pair.coach, pair.coachee) if first == "coach" else (pair.coachee, pair.coach)
    meet(pair, one, 5)
    meet(pair, two, 3)
    assert only(pair, one).meeting == (pair.now + timedelta(days=3)).date()
    save_word(pair.store, pair.id, one, "meeting", "", now=pair.now)
    assert (only(pair, one).meeting, only(pair, two).meeting) == (None, None)


def count_queries(look: Callable[[], object]) -> int:
    """How many statements somebody's look sends."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        look()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return sum(one.lstrip().upper().startswith("SELECT") for one in sent)


def test_a_coach_of_many_is_read_in_as_few_queries_as_a_coach_of_one(
    sqlite_store: Store, now: datetime
) -> None:
    coach = ""
    counts = []
    for number in range(6):
        pair = make_pair(
            sqlite_store, now, coachee=f"Ann {number}", devices="" if not number else f"{number}"
        )
        coach = coach or pair.coach
        if number:
            pair = join(pair, coach)
        pair.open().agree(coach)
        counts.append(
            (
                count_queries(partial(list_engagements, sqlite_store, coach, now)),
                count_queries(partial(list_planned, sqlite_store, coach, now)),
            )
        )
    assert len(list_planned(sqlite_store, coach, now)) == 6
    assert set(counts) == {counts[0]}
    assert counts[0] <= (7, 5)


def join(pair: Couple, coach: str) -> Couple:
    """Another pair of the same coach's, in place of one with a coach of its own."""
    made, token = make_engagement(pair.store, coach, name="Carl", whom="", purpose="", now=pair.now)
    accept_invitation(pair.store, token, pair.coachee, name="Ann", now=pair.now)
    return Couple(pair.store, pair.now, made, coach, pair.coachee)
