"""Two at once on one invitation, and links that nobody used."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from netlearn.domain.coaching import INVITED_FOR
from netlearn.errors import NotFound, StepRefused
from netlearn.store.engagement_arrivals import accept_invitation, decline_invitation, find_invitation
from netlearn.store.engagement_invites import MOST_PEERS, count_peer_links, invite_peer, revoke_peer_links
from netlearn.store.engagements import check_place, load_engagement
from netlearn.store.engine import Store, open_store
from netlearn.store.learners import enrol_learner
from netlearn.store.tables import EngagementInviteRow
from tests.store.pairs import Couple, make_pair


@pytest.fixture
def pair(store: Store, now: datetime) -> Couple:
    return make_pair(store, now)


Answer = Callable[[Store, str, str, datetime], object]
ANSWERS: dict[str, Answer] = {
    "accept": lambda store, token, who, now: accept_invitation(store, token, who, name="Pia", now=now),
    "decline": lambda store, token, _, now: decline_invitation(store, token, now),
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_a_link_used_up_while_one_waits_for_the_pair_leads_nowhere(
    url: str, now: datetime, answer: Answer
) -> None:
    here = open_store(url)
    there = here if url.startswith("sqlite") else open_store(url)  # two servers share no SQLite file
    pair = make_pair(here, now)
    token = invite_peer(here, pair.id, pair.coachee, now)
    guest = enrol_learner(here, "guest", now)
    holds, waits = Event(), Event()

    def use_up(session: Session) -> None:
        check_place(session, pair.id, pair.coach, lock=True)
        holds.set()
        waits.wait(1.0)  # the other has read the link by then and waits for the pair
        session.execute(delete(EngagementInviteRow))

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(here.write, use_up)
        assert holds.wait(10)
        second = pool.submit(answer, there, token, guest, now)
        first.result(20)
        with pytest.raises(NotFound, match="leads nowhere"):
            second.result(20)
    assert load_engagement(here, pair.id, pair.coachee).peers == 0
    for store in {here, there}:
        store.close()


def test_links_that_nobody_used_are_taken_back_and_peers_who_came_stay(pair: Couple) -> None:
    pair.add_peer(0, 4)
    tokens = [invite_peer(pair.store, pair.id, pair.coachee, pair.now) for _ in range(2)]
    assert count_peer_links(pair.store, pair.id, pair.coachee, pair.now) == 2
    assert count_peer_links(pair.store, pair.id, pair.coach, pair.now) == 0
    with pytest.raises(StepRefused):
        revoke_peer_links(pair.store, pair.id, pair.coach)
    with pytest.raises(NotFound):
        revoke_peer_links(pair.store, pair.id, "guess")
    revoke_peer_links(pair.store, pair.id, pair.coachee)
    assert [find_invitation(pair.store, token, pair.now) for token in tokens] == [None, None]
    assert count_peer_links(pair.store, pair.id, pair.coachee, pair.now) == 0
    assert load_engagement(pair.store, pair.id, pair.coachee).peers == 1


def test_links_that_have_expired_make_room_for_others(pair: Couple) -> None:
    for _ in range(MOST_PEERS):
        invite_peer(pair.store, pair.id, pair.coachee, pair.now)
    with pytest.raises(StepRefused, match="are enough"):
        invite_peer(pair.store, pair.id, pair.coachee, pair.now + timedelta(days=1))
    later = pair.now + INVITED_FOR
    assert count_peer_links(pair.store, pair.id, pair.coachee, later) == 0
    assert (
        find_invitation(pair.store, invite_peer(pair.store, pair.id, pair.coachee, later), later) is not None
    )
