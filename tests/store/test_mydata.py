import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.orm import Session

from netlearn.domain.contacts import MapContact
from netlearn.domain.rooms import Deed
from netlearn.errors import RoomRefused
from netlearn.store.assessments import open_assessment, save_rating, submit_assessment
from netlearn.store.attempts import record_attempt
from netlearn.store.cards import save_review
from netlearn.store.certificates import issue_certificate
from netlearn.store.contacts import add_contacts, change_ties
from netlearn.store.drafts import save_draft
from netlearn.store.engagement_invites import make_engagement
from netlearn.store.engine import Store
from netlearn.store.feeds import make_feed
from netlearn.store.learners import delete_learner, enrol_learner, find_learner, hash_token
from netlearn.store.lessons import save_place
from netlearn.store.mydata import belongs_to, count_rows, erase_learner, export_learner
from netlearn.store.plans import log_plan_event, save_preferences
from netlearn.store.pools import keep_draw
from netlearn.store.reflections import save_reflection
from netlearn.store.resume import make_resume_code, redeem_resume_code
from netlearn.store.room_answers import save_answers
from netlearn.store.room_making import make_room
from netlearn.store.room_seats import take_seat
from netlearn.store.room_steps import step_room
from netlearn.store.room_tries import find_room
from netlearn.store.room_words import send_comment
from netlearn.store.rooms import Wishes, load_room
from netlearn.store.shares import Contents, list_shares, log_opening, make_share
from netlearn.store.sql import put
from netlearn.store.tables import (
    AccountRow,
    AgreementCheckRow,
    AgreementRow,
    Base,
    EngagementOpeningRow,
    EngagementRatingRow,
    EngagementSealRow,
    EngagementWordRow,
    ReflectionRow,
)
from tests.store.rooms import POLL, make_plan, read_course

CANARY = "canary-sings-at-dawn"
TABLES = {table.name for table in Base.metadata.sorted_tables}
ROWS = dict.fromkeys(TABLES, 1) | {"contacts": 2}  # a tie needs two of them


def fill_everything(store: Store, token: str, now: datetime) -> str:
    """Give the device's learner a row in every table, each with the canary where there is room."""
    learner = enrol_learner(store, token, now)
    account = AccountRow(subject=f"{CANARY}@issuer-{token}", learner_id=learner, bound_at=now)
    store.write(lambda session: session.add(account))
    draft = open_assessment(
        store,
        learner,
        instrument_id="networks",
        instrument_version=1,
        form=CANARY,
        seed=1,
        shown_order=[[CANARY]],
        now=now,
    )
    save_rating(store, learner, draft.id, "O1-1", None, does_not_apply=True, reason=CANARY, now=now)
    record_attempt(store, learner, "q", "r", [CANARY], credit=1, key=CANARY, now=now)
    save_place(store, learner, CANARY, 1, now)
    save_reflection(store, learner, "lesson", "block", CANARY * 300, now=now)
    log_plan_event(store, learner, "call", "done", key=CANARY, note=CANARY, now=now)
    save_preferences(store, learner, goal=CANARY, weekly_minutes=30, work_mode="remote", now=now)
    save_draft(store, learner, CANARY, "r", [CANARY], now=now)
    keep_draw(store, learner, CANARY, "pool", [CANARY], now=now)
    save_review(store, learner, CANARY, 3, {"note": CANARY}, due_at=now, lapses=0, key=CANARY, now=now)
    issue_certificate(store, learner, name=CANARY, course_id=CANARY, mastery=1, now=now)
    make_feed(store, learner, now)
    people = [MapContact(id=name, initials=name, circles=(CANARY,)) for name in ("J.R.", "M.O.")]
    one, two = add_contacts(store, learner, people, now=now)
    change_ties(store, learner, tied=[(one, two)])
    fill_room(store, learner, now)
    fill_coaching(store, learner, now)
    submit_assessment(store, learner, draft.id, now)
    shown = Contents(notes=(CANARY,))
    make_share(store, learner, draft.id, CANARY, lasts=timedelta(days=7), contents=shown, now=now)
    log_opening(store, list_shares(store, learner)[0].id, "opened", now)
    make_resume_code(store, learner, b"secret", now)
    with pytest.raises(RoomRefused, match="No room has this code"):
        find_room(store, "AAAAAA", [token], now)
    with pytest.raises(Exception, match="does not work"):
        redeem_resume_code(store, token, "wrong", b"secret", now, address="192.0.2.7")
    return learner


def fill_coaching(store: Store, learner: str, now: datetime) -> None:
    """An engagement that the learner coaches, with an open link, an answer, a seal and an agreement."""
    made, _ = make_engagement(store, learner, name=CANARY, whom="", purpose=CANARY, now=now)
    place = {"engagement_id": made, "learner_id": learner}
    texts = {"title": CANARY, "step": CANARY, "cue": CANARY, "measure": CANARY}
    said = {"outcome": "partly", "note": CANARY, "help": False, "said_at": now, "write_key": CANARY}
    rows = (
        EngagementRatingRow(**place, round=1, item_id=CANARY, value=4, rated_at=now),
        EngagementSealRow(**place, round=1, sealed_at=now),
        EngagementWordRow(**place, kind="private", name=CANARY, text=CANARY, written_at=now),
        AgreementRow(id=made, **place, round=1, **texts, due=now.date(), written_at=now),
        AgreementCheckRow(agreement_id=made, **place, **said),
        EngagementOpeningRow(**place, what=CANARY, first_at=now, last_at=now),
    )
    for row in rows:
        store.write(partial(Session.add, instance=row))


def fill_room(store: Store, learner: str, now: datetime) -> None:
    """A workshop that the learner runs and sits in, with an answer, a text and a figure."""
    wall = {"kind": "wall", "id": "wall", "prompt": CANARY}
    course = read_course()
    room, _ = make_room(store, learner, make_plan(POLL, wall), Wishes(naming="name"), now)

    def do(*deeds: Deed) -> None:
        for deed in deeds:
            seen = load_room(store, room.id, learner)
            step_room(store, room.id, learner, deed, seen.state.version, course=course, now=now)

    do("open_lobby")
    take_seat(store, room.id, learner, now, name=CANARY)
    do("start", "next", "open")
    save_answers(store, room, learner, "mood", {"answer": ("fine",)}, course=course, key=CANARY, now=now)
    do("close", "next", "open")
    send_comment(store, room, learner, "wall", CANARY, key="1", now=now)


def test_everything_is_counted(store: Store, learner: str, now: datetime) -> None:
    fill_everything(store, "ann's laptop", now)
    assert count_rows(store, learner) == ROWS


def test_the_export_holds_every_table_as_plain_json(store: Store, learner: str, now: datetime) -> None:
    fill_everything(store, "ann's laptop", now)
    export = export_learner(store, learner)
    assert json.loads(json.dumps(export)) == export
    assert {name: len(rows) for name, rows in export.items()} == ROWS
    assert export["attempts"][0] | {"id": 1} == {
        "id": 1,
        "learner_id": learner,
        "question_id": "q",
        "question_revision": "r",
        "chosen": [CANARY],
        "credit": 1.0,
        "confidence": None,
        "hints": 0,
        "attempted_at": "2026-03-02T09:30:00+00:00",
    }


def test_the_export_holds_no_digest(store: Store, learner: str, now: datetime) -> None:
    fill_everything(store, "ann's laptop", now)
    columns = {column for rows in export_learner(store, learner).values() for row in rows for column in row}
    assert {column for column in columns if column.endswith(("hash", "key"))} == set()
    assert hash_token("ann's laptop") not in json.dumps(export_learner(store, learner))


def test_a_stranger_gets_an_empty_export(store: Store, learner: str, now: datetime) -> None:
    fill_everything(store, "ann's laptop", now)
    assert learner != "nobody"
    assert export_learner(store, "nobody") == {name: [] for name in TABLES}


def test_erasing_leaves_no_row_and_touches_nobody_else(
    store: Store, learner: str, other: str, now: datetime
) -> None:
    fill_everything(store, "ann's laptop", now)
    fill_everything(store, "bob's phone", now)
    before = export_learner(store, other)
    erase_learner(store, learner)
    erase_learner(store, learner)
    assert count_rows(store, learner) == dict.fromkeys(TABLES, 0)
    assert find_learner(store, "ann's laptop") is None
    assert export_learner(store, other) == before


def test_erasing_leaves_no_row_in_the_whole_database_but_a_wrong_code(
    store: Store, learner: str, now: datetime
) -> None:
    fill_everything(store, "ann's laptop", now)
    assert erase_learner(store, learner).rows == sum(ROWS.values())
    with store.read() as session:
        left = {
            table.name: len(session.execute(table.select()).all()) for table in Base.metadata.sorted_tables
        }
    assert left == dict.fromkeys(TABLES, 0) | {"resume_tries": 1, "room_tries": 1}


def test_erasing_leaves_no_byte_in_any_file(sqlite_store: Store, now: datetime) -> None:
    learner = fill_everything(sqlite_store, "token", now)
    folder = Path(str(sqlite_store.path)).parent
    assert bytes_with(folder, CANARY) != set()
    assert erase_learner(sqlite_store, learner).scrubbed
    assert bytes_with(folder, CANARY) == set()
    assert bytes_with(folder, learner) == set()


def test_erasing_leaves_no_copy_behind_where_pages_were_split(sqlite_store: Store, now: datetime) -> None:
    rng = Random(1)
    learners = [enrol_learner(sqlite_store, f"token {number}", now) for number in range(40)]

    def write_many(session: Session) -> None:
        for _ in range(4000):
            number = rng.randrange(40)
            key = {
                "learner_id": learners[number],
                "lesson_id": f"lesson-{rng.randrange(5)}",
                "block_id": f"block-{rng.randrange(40)}",
            }
            words = f"{CANARY}-{number:02d}-" + "x" * rng.randrange(5, 900)
            put(session, ReflectionRow, key, {"text": words, "written_at": now})

    def erase_half(session: Session) -> None:
        for learner in learners[:20]:
            delete_learner(session, learner)

    sqlite_store.write(write_many)
    sqlite_store.write(erase_half)
    assert sqlite_store.scrub()
    folder = Path(str(sqlite_store.path)).parent
    found = [bool(bytes_with(folder, f"{CANARY}-{number:02d}-")) for number in range(40)]
    assert found == [False] * 20 + [True] * 20


def test_scrubbing_waits_its_turn_and_says_when_a_reader_is_in_the_way(sqlite_store: Store) -> None:
    sqlite_store.write(
        lambda session: session.connection().exec_driver_sql("PRAGMA busy_timeout = 50").close()
    )
    with sqlite_store.read() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM learners")
        assert not sqlite_store.scrub()
    assert sqlite_store.scrub()


def test_a_table_that_does_not_say_whose_its_rows_are_is_refused() -> None:
    with pytest.raises(LookupError, match="whose are the rows of halls"):
        belongs_to(Table("halls", MetaData(), Column("id", Integer)), "ann")


def bytes_with(folder: Path, words: str) -> set[str]:
    def names() -> Iterator[str]:
        for path in folder.iterdir():
            if words.encode() in path.read_bytes():
                yield path.name

    return set(names())
