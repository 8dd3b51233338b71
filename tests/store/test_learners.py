from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from sqlalchemy import text

from netlearn.store.assessments import open_assessment, save_rating
from netlearn.store.cards import save_review
from netlearn.store.certificates import issue_certificate
from netlearn.store.drafts import save_draft
from netlearn.store.engine import Store
from netlearn.store.learners import (
    enrol_learner,
    find_learner,
    has_work,
    hash_token,
    touch_learner,
)
from netlearn.store.lessons import list_places, save_place
from netlearn.store.mydata import count_rows
from netlearn.store.pools import keep_draw


def count_learners(store: Store) -> object:
    with store.read() as session:
        return session.scalar(text("SELECT count(*) FROM learners"))


def test_an_unknown_device_has_no_learner(store: Store) -> None:
    assert find_learner(store, "never seen") is None


def test_enrolling_twice_gives_one_learner(store: Store, now: datetime) -> None:
    first = enrol_learner(store, "token", now)
    assert enrol_learner(store, "token", now) == first
    assert find_learner(store, "token") == first
    assert count_learners(store) == 1


def test_enrolling_from_many_tabs_at_once_gives_one_learner(store: Store, now: datetime) -> None:
    with ThreadPoolExecutor(8) as pool:
        learners = set(pool.map(lambda _: enrol_learner(store, "token", now), range(24)))
    assert learners == {find_learner(store, "token")}
    assert count_learners(store) == 1


def test_learner_ids_say_nothing_about_the_token(store: Store, now: datetime) -> None:
    learner = enrol_learner(store, "token", now)
    assert len(learner) == 32
    assert int(learner, 16) >= 0
    assert learner not in {hash_token("token"), "token"}


def test_tokens_are_kept_as_digests_only(store: Store, now: datetime) -> None:
    enrol_learner(store, "token", now)
    with store.read() as session:
        assert session.scalar(text("SELECT token_hash FROM devices")) == hash_token("token")
    assert hash_token("token") == "3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0"


def test_a_token_of_any_signs_is_just_unknown(store: Store) -> None:
    assert [find_learner(store, token) for token in ("", "\ud800", "\x00", "'; --", "x" * 100_000)] == [
        None
    ] * 5


def test_a_visit_is_noted_once_a_day(store: Store, learner: str, now: datetime) -> None:
    hours = [1, 23, 24, 25, 49]
    noted = [touch_learner(store, "ann's laptop", now + timedelta(hours=hour)) for hour in hours]
    assert noted == [False, False, True, False, True]
    with store.read() as session:
        assert session.scalar(text("SELECT count(*) FROM learners WHERE seen_at > created_at")) == 1
    assert not touch_learner(store, "never seen", now)
    assert find_learner(store, "ann's laptop") == learner


def test_a_draft_without_a_rating_is_no_work(store: Store, learner: str, now: datetime) -> None:
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
    assert not has_work(store, learner)
    save_rating(store, learner, draft.id, "O1-1", 3, now=now)
    assert has_work(store, learner)


def test_drafts_cards_and_certificates_are_work_and_a_draw_is_not(store: Store, now: datetime) -> None:
    drafted, reviewed, certified, drawn = (enrol_learner(store, f"device {n}", now) for n in range(4))
    save_draft(store, drafted, "essay", "r", ["Because"], now=now)
    save_review(store, reviewed, "tie", 3, {}, due_at=now, lapses=0, key="1", now=now)
    issue_certificate(store, certified, name="Ann", course_id="networks", mastery=1, now=now)
    keep_draw(store, drawn, "lesson", "pool", ["q"], now=now)
    assert [has_work(store, who) for who in (drafted, reviewed, certified, drawn)] == [True] * 3 + [False]


def test_nobody_has_nothing(store: Store, learner: str, now: datetime) -> None:
    save_place(store, learner, "lesson", 0, now)
    assert not has_work(store, "")
    assert (list_places(store, ""), sum(count_rows(store, "").values())) == ({}, 0)


def test_a_visited_lesson_is_work(store: Store, learner: str, other: str, now: datetime) -> None:
    save_place(store, learner, "lesson", 0, now)
    assert (has_work(store, learner), has_work(store, other)) == (True, False)
