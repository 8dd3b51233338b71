"""What reaches beyond one meeting: a group that meets again, the recovery code, and the day of deletion."""

from datetime import datetime, timedelta

import pytest

from netlearn.errors import NotFound, RoomRefused, TooManyTries
from netlearn.store.assessments import list_assessments, open_assessment, save_rating
from netlearn.store.engine import Store
from netlearn.store.mydata import erase_learner
from netlearn.store.room_answers import save_answers
from netlearn.store.room_copies import load_copy
from netlearn.store.room_making import make_room, purge_rooms, recover_room
from netlearn.store.room_seats import leave_room, take_seat
from netlearn.store.room_tries import find_room
from netlearn.store.room_views import load_results
from netlearn.store.room_words import send_comment
from netlearn.store.rooms import Room, Wishes, load_room, read_room
from tests.store.rooms import ask, do, host, make_plan, open_room, read_course

COURSE = read_course()
RATE = {"kind": "assessment", "id": "rate", "prompt": "How often?", "form": 12}
WALL = {"kind": "wall", "id": "wall", "prompt": "Whom?"}
ITEMS = [facet.items[0].id for facet in COURSE.instrument.facets]


def rate(store: Store, room: Room, who: str, value: str, now: datetime) -> None:
    save_answers(store, room, who, "rate", dict.fromkeys(ITEMS, (value,)), course=COURSE, key=value, now=now)


def meet(store: Store, now: datetime, earlier: Room | None = None, *, people: list[str], value: str) -> Room:
    """A room in which these people have rated themselves."""
    facilitator = host(store, now)
    before = earlier.id if earlier else ""
    room, _ = make_room(store, facilitator, make_plan(RATE), Wishes(keep_days=200), now, earlier=before)
    do(store, room, "open_lobby", now)
    for person in people:
        take_seat(store, room.id, person, now)
    room = ask(store, room, now)
    for person in people:
        rate(store, room, person, value, now)
    do(store, room, "close", now)
    return do(store, room, "end", now)


def find_guests(store: Store, now: datetime, number: int) -> list[str]:
    _, guests = open_room(store, make_plan(), now, people=number)
    return guests


def test_a_group_that_meets_again_sees_then_and_now(store: Store, now: datetime) -> None:
    guests = find_guests(store, now, 6)
    first = meet(store, now, people=guests, value="2")
    later = now + timedelta(days=90)
    second = meet(store, later, first, people=guests, value="4")
    result = load_results(store, second.id, host(store, now))["rate"]
    assert result.past is not None
    assert (result.past.day, result.past.n) == (now.date(), 6)
    assert {name: result.past.middles[name] for name in ("operational", "strategic")} == {
        "operational": 25,
        "strategic": 25,
    }
    assert load_results(store, first.id, host(store, now))["rate"].past is None


def test_somebody_who_came_anew_or_erased_their_part_keeps_then_and_now_apart(
    store: Store, now: datetime
) -> None:
    guests = find_guests(store, now, 7)
    first = meet(store, now, people=guests[:6], value="2")
    second = meet(store, now, first, people=guests, value="4")
    leave_room(store, first.id, guests[0])
    third = meet(store, now, first, people=guests[1:6], value="4")
    for room in (second, third):
        past = load_results(store, room.id, host(store, now))["rate"].past
        assert past is not None
        assert past.middles == {}


def test_nobody_compares_with_a_room_of_somebody_else(store: Store, other: str, now: datetime) -> None:
    first, _ = open_room(store, make_plan(RATE), now)
    with pytest.raises(NotFound):
        make_room(store, other, make_plan(RATE), Wishes(), now, earlier=first.id)


def test_a_rehearsal_keeps_what_the_room_is_compared_with(store: Store, now: datetime) -> None:
    first, _ = open_room(store, make_plan(RATE), now)
    room, _ = make_room(store, host(store, now), make_plan(RATE), Wishes(), now, earlier=first.id)
    do(store, room, "rehearse", now)
    do(store, room, "end_rehearsal", now)
    assert load_room(store, room.id, host(store, now)).state.earlier == first.id


def test_wrong_recovery_codes_count_as_wrong_codes(store: Store, other: str, now: datetime) -> None:
    room, recovery = make_room(store, host(store, now), make_plan(), Wishes(), now)
    outcomes = []
    for _ in range(25):
        with pytest.raises((NotFound, TooManyTries)) as refusal:
            recover_room(store, other, "0" * 32, ["guesser"], now)
        outcomes.append(refusal.type)
    assert outcomes == [NotFound] * 20 + [TooManyTries] * 5
    with pytest.raises(TooManyTries):
        recover_room(store, other, recovery, ["guesser"], now)
    assert recover_room(store, other, recovery, ["another laptop"], now).id == room.id


def test_three_hundred_wrong_codes_of_all_browsers_close_the_door_for_five_minutes(
    store: Store, now: datetime
) -> None:
    room, _ = open_room(store, make_plan(), now)
    for number in range(300):
        with pytest.raises(RoomRefused):
            find_room(store, "ACDEFG", [f"browser {number}"], now)
    with pytest.raises(TooManyTries):
        find_room(store, room.code, ["honest"], now)
    assert find_room(store, room.code, ["honest"], now + timedelta(minutes=5, seconds=1)).id == room.id


def test_a_room_whose_day_has_come_is_not_found_even_before_it_is_purged(store: Store, now: datetime) -> None:
    room, recovery = make_room(store, host(store, now), make_plan(), Wishes(keep_days=1), now)
    do(store, room, "open_lobby", now)
    late = room.purge_at
    with pytest.raises(RoomRefused):
        find_room(store, room.code, ["phone"], late)
    with pytest.raises(NotFound):
        recover_room(store, host(store, now), recovery, ["laptop"], late)
    assert purge_rooms(store, late) == 1


def test_a_copy_holds_all_that_somebody_said_and_nothing_of_others(store: Store, now: datetime) -> None:
    room, (ann, bob) = open_room(store, make_plan(WALL), now, people=2)
    room = ask(store, room, now)
    for who, text in ((ann, "From Ann"), (bob, "From Bob")):
        send_comment(store, room, who, "wall", text, key="1", now=now)
    assert load_copy(store, room.id, ann) == ({}, {"wall": ["From Ann"]})


def test_when_a_facilitator_is_erased_the_room_goes_and_what_was_taken_along_stays(
    store: Store, now: datetime
) -> None:
    guests = find_guests(store, now, 1)
    room = meet(store, now, people=guests, value="4")
    draft = open_assessment(
        store,
        guests[0],
        instrument_id="x",
        instrument_version=1,
        form="self",
        seed=1,
        shown_order=((ITEMS[0],),),
        now=now,
    )
    save_rating(store, guests[0], draft.id, ITEMS[0], 4, does_not_apply=False, now=now)
    erase_learner(store, host(store, now))
    assert read_room(store, room.code) is None
    assert load_copy(store, room.id, guests[0]) == ({}, {})
    (kept,) = list_assessments(store, guests[0])
    assert {item: rating.value for item, rating in kept.ratings.items()} == {ITEMS[0]: 4}
