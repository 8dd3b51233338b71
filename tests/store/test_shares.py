from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from netlearn.errors import NotFound, ShareRefused, StoreError
from netlearn.store.assessments import open_assessment, submit_assessment
from netlearn.store.engine import Store
from netlearn.store.mydata import erase_learner
from netlearn.store.shares import (
    KEPT,
    MOST_OPEN,
    SHOWN,
    Contents,
    Kind,
    Openings,
    Share,
    find_share,
    list_openings,
    list_shares,
    log_opening,
    make_share,
    revoke_share,
)
from netlearn.store.tables import ShareOpeningRow, ShareRow

WEEK = timedelta(days=7)
PARTS = Contents(plan=True, notes=("three-networks/who",))


def make_result(store: Store, learner: str, now: datetime, *, submitted: bool = True) -> str:
    draft = open_assessment(
        store,
        learner,
        instrument_id="networks",
        instrument_version=1,
        form="self",
        seed=1,
        shown_order=[["O1-1"]],
        now=now,
    )
    return submit_assessment(store, learner, draft.id, now).id if submitted else draft.id


def share_result(store: Store, learner: str, now: datetime, label: str = "Marta", *, result: str = "") -> str:
    chosen = result or make_result(store, learner, now)
    return make_share(store, learner, chosen, label, lasts=WEEK, contents=PARTS, now=now)


def found(store: Store, token: str, now: datetime) -> Share:
    share = find_share(store, token, now)
    assert share is not None
    return share


def test_a_link_leads_to_its_result_and_what_was_chosen(store: Store, learner: str, now: datetime) -> None:
    result = make_result(store, learner, now)
    share = found(store, share_result(store, learner, now, "  Marta,\n my mentor ", result=result), now)
    assert share == Share(
        id=share.id,
        learner_id=learner,
        assessment_id=result,
        label="Marta, my mentor",
        contents=PARTS,
        made_at=now,
        expires_at=now + WEEK,
        revoked_at=None,
    )
    assert list_shares(store, learner) == (share,)


def test_a_token_has_128_bits_and_is_kept_as_a_digest(store: Store, learner: str, now: datetime) -> None:
    token = share_result(store, learner, now)
    assert len(token) == 22
    with store.read() as session:
        digest = session.scalars(select(ShareRow.token_hash)).one()
    assert len(digest) == 64
    assert token not in digest


def test_a_link_leads_on_to_its_last_moment_and_no_further(store: Store, learner: str, now: datetime) -> None:
    token = share_result(store, learner, now)
    share, end = found(store, token, now), now + WEEK
    last = end - timedelta(microseconds=1)
    assert [share.is_open(at) for at in (last, end)] == [True, False]
    assert [find_share(store, token, at) for at in (last, end)] == [share, None]
    assert [log_opening(store, share.id, "opened", at) for at in (last, end)] == [True, False]
    assert list_openings(store, [share])[share.id].count == 1


def test_a_link_taken_back_leads_nowhere_and_the_first_time_stands(
    store: Store, learner: str, now: datetime
) -> None:
    token = share_result(store, learner, now)
    share, later = found(store, token, now), now + timedelta(hours=1)
    revoke_share(store, learner, share.id, now)
    revoke_share(store, learner, share.id, later)
    assert find_share(store, token, now) is None
    assert not log_opening(store, share.id, "opened", now)
    (ended,) = list_shares(store, learner)
    assert (ended.revoked_at, ended.is_open(now)) == (now, False)
    assert list_openings(store, [ended]) == {}


@pytest.mark.parametrize("token", ["", "x", "a" * 5000, "\ud800", "' OR 1=1 --"])
def test_an_unknown_token_leads_nowhere(store: Store, learner: str, now: datetime, token: str) -> None:
    share_result(store, learner, now)
    assert find_share(store, token, now) is None


def test_nobody_shares_or_takes_back_what_is_somebody_elses(
    store: Store, learner: str, other: str, now: datetime
) -> None:
    token = share_result(store, learner, now)
    share = found(store, token, now)
    with pytest.raises(NotFound):
        share_result(store, other, now, result=share.assessment_id)
    with pytest.raises(NotFound):
        revoke_share(store, other, share.id, now)
    assert (find_share(store, token, now), list_shares(store, other)) == (share, ())


def test_a_draft_cannot_be_shared(store: Store, learner: str, now: datetime) -> None:
    draft = make_result(store, learner, now, submitted=False)
    with pytest.raises(NotFound):
        share_result(store, learner, now, result=draft)


@pytest.mark.parametrize(("label", "lasts"), [("", WEEK), (" \n", WEEK), ("x" * 81, WEEK), ("x", -WEEK)])
def test_a_label_or_an_end_that_cannot_be_is_refused(
    store: Store, learner: str, now: datetime, label: str, lasts: timedelta
) -> None:
    result = make_result(store, learner, now)
    with pytest.raises(StoreError):
        make_share(store, learner, result, label, lasts=lasts, contents=Contents(), now=now)
    assert list_shares(store, learner) == ()


def test_links_are_bounded_and_one_taken_back_makes_room(store: Store, learner: str, now: datetime) -> None:
    result = make_result(store, learner, now)
    for _ in range(MOST_OPEN):
        share_result(store, learner, now, result=result)
    with pytest.raises(ShareRefused, match="20 links are open already"):
        share_result(store, learner, now, result=result)
    revoke_share(store, learner, list_shares(store, learner)[0].id, now)
    share_result(store, learner, now, result=result)
    assert len(list_shares(store, learner)) == MOST_OPEN + 1


def test_openings_are_counted_and_the_newest_are_told(store: Store, learner: str, now: datetime) -> None:
    first, second = (found(store, share_result(store, learner, now, name), now) for name in ("A", "B"))
    moments = [now + timedelta(minutes=minute) for minute in range(SHOWN + 2)]
    for moment in moments:
        log_opening(store, first.id, "opened", moment)
    log_opening(store, first.id, "checked", moments[-1])
    newest: list[tuple[datetime, Kind]] = [(moments[-1], "checked")]
    newest += [(moment, "opened") for moment in reversed(moments)]
    openings = list_openings(store, [first, second])
    assert openings == {first.id: Openings(len(moments), tuple(newest[:SHOWN]))}
    assert list_openings(store, []) == {}


def test_links_that_ended_long_ago_are_forgotten_with_their_openings(
    store: Store, learner: str, other: str, now: datetime
) -> None:
    result = make_result(store, learner, now)
    for holder, label in ((learner, "over"), (other, "theirs"), (learner, "taken back")):
        own = result if holder == learner else make_result(store, other, now)
        log_opening(
            store, found(store, share_result(store, holder, now, label, result=own), now).id, "opened", now
        )
    taken = next(one for one in list_shares(store, learner) if one.label == "taken back")
    revoke_share(store, learner, taken.id, now)
    for later, left in ((now + KEPT, ["over", "new"]), (now + WEEK + KEPT, ["new", "new"])):
        share_result(store, learner, later, "new", result=result)
        assert [one.label for one in list_shares(store, learner)][::-1] == left
    assert [one.label for one in list_shares(store, other)] == ["theirs"]
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(ShareOpeningRow)) == 1


def test_an_erased_learner_shows_nothing(store: Store, learner: str, now: datetime) -> None:
    token = share_result(store, learner, now)
    share = found(store, token, now)
    erase_learner(store, learner)
    assert find_share(store, token, now) is None
    assert not log_opening(store, share.id, "opened", now)
