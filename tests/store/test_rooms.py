from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest

from netlearn.errors import AnswerRefused, NotFound, RoomRefused, StepRefused, TooManyTries
from netlearn.store.engine import Store
from netlearn.store.learners import enrol_learner
from netlearn.store.mydata import erase_learner
from netlearn.store.room_answers import load_answers, save_answers
from netlearn.store.room_making import change_wishes, delete_room, make_room, purge_rooms, recover_room
from netlearn.store.room_rehearsal import answer_for_all, fill_room
from netlearn.store.room_seats import (
    find_seat,
    leave_room,
    list_buddies,
    list_seats,
    remove_person,
    take_seat,
)
from netlearn.store.room_steps import ring_bell, step_room
from netlearn.store.room_tries import find_room
from netlearn.store.room_views import load_results, view_room
from netlearn.store.room_words import judge_comment, list_comments, list_shown, send_comment
from netlearn.store.rooms import Room, Wishes, list_rooms, load_room, read_room
from tests.store.rooms import POLL, ask, do, host, make_plan, open_room, read_course

COURSE = read_course()
WALL = {"kind": "wall", "id": "wall", "prompt": "Whom do you miss?"}
COMMIT = {"kind": "commit", "id": "promise", "prompt": "What will you do?"}


def answer(
    store: Store, room: Room, who: str, option: str, now: datetime, *, key: str = "1", activity: str = "mood"
) -> None:
    save_answers(store, room, who, activity, {"answer": (option,)}, course=COURSE, key=key, now=now)


def test_a_room_is_found_by_its_code_once_it_is_open(store: Store, now: datetime) -> None:
    room, _ = open_room(store, make_plan(), now)
    typed = f" {room.code[:3].lower()}-{room.code[3:]} "
    assert find_room(store, typed, ["phone"], now).id == room.id


def test_a_draft_is_not_found(store: Store, now: datetime) -> None:
    room, _ = make_room(store, host(store, now), make_plan(), Wishes(), now)
    with pytest.raises(RoomRefused, match="No room has this code"):
        find_room(store, room.code, ["phone"], now)


def test_twenty_wrong_codes_are_refused_and_five_more_are_not_even_looked_at(
    store: Store, now: datetime
) -> None:
    room, _ = open_room(store, make_plan(), now)
    outcomes = []
    for _ in range(25):
        with pytest.raises((RoomRefused, TooManyTries)) as refusal:
            find_room(store, "ACDEFG", ["guesser"], now)
        outcomes.append(refusal.type)
    assert outcomes == [RoomRefused] * 20 + [TooManyTries] * 5
    assert find_room(store, room.code, ["another phone"], now).id == room.id
    assert find_room(store, room.code, ["guesser"], now + timedelta(minutes=6)).id == room.id


def test_only_its_facilitator_runs_a_room(store: Store, other: str, now: datetime) -> None:
    room, _ = open_room(store, make_plan(), now)
    version = room.state.version
    for forbidden in (
        lambda: load_room(store, room.id, other),
        lambda: step_room(store, room.id, other, "start", version, course=COURSE, now=now),
        lambda: list_seats(store, room.id, other),
        lambda: load_results(store, room.id, other),
        lambda: list_comments(store, room.id, other, "wall"),
        lambda: judge_comment(store, room.id, other, "x", "shown"),
        lambda: remove_person(store, room.id, other, other, removed=True),
        lambda: change_wishes(store, room.id, other, Wishes(), now),
        lambda: delete_room(store, room.id, other),
    ):
        with pytest.raises(NotFound, match="no such room, or it is not yours"):
            forbidden()
    assert list_rooms(store, other) == ()


def test_the_recovery_code_brings_a_room_back_on_another_machine(
    store: Store, other: str, now: datetime
) -> None:
    room, recovery = make_room(store, host(store, now), make_plan(), Wishes(), now)
    with pytest.raises(NotFound, match="No room has this recovery code"):
        recover_room(store, other, "0" * 32, ["bob"], now)
    assert recover_room(store, other, recovery.lower().replace("-", " "), ["bob"], now).id == room.id
    assert [one.id for one in list_rooms(store, other)] == [room.id]


def test_two_facilitators_who_press_together_move_the_room_once(store: Store, now: datetime) -> None:
    room, _ = open_room(store, make_plan(POLL), now)
    room = do(store, room, "start", now)

    def press(_: int) -> bool:
        try:
            step_room(store, room.id, host(store, now), "next", room.state.version, course=COURSE, now=now)
        except StepRefused:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        moved = list(pool.map(press, range(6)))
    assert sorted(moved) == [False] * 5 + [True]
    assert load_room(store, room.id, host(store, now)).state.step == 1


def test_wishes_are_locked_once_the_room_was_opened(store: Store, now: datetime) -> None:
    room, _ = make_room(store, host(store, now), make_plan(), Wishes(), now)
    low = Wishes(floor=3)
    assert change_wishes(store, room.id, host(store, now), low, now).wishes == low
    do(store, room, "open_lobby", now)
    with pytest.raises(StepRefused, match="fixed once a room was opened"):
        change_wishes(store, room.id, host(store, now), Wishes(), now)


def test_a_seat_is_the_same_after_a_reload_and_in_two_tabs(store: Store, now: datetime) -> None:
    room, _ = open_room(store, make_plan(), now)
    guest = enrol_learner(store, "phone", now)
    with ThreadPoolExecutor(4) as pool:
        seats = set(pool.map(lambda _: take_seat(store, room.id, guest, now), range(8)))
    assert len(seats) == 1


def test_nobody_new_comes_into_a_locked_room_but_who_has_a_seat_does(store: Store, now: datetime) -> None:
    room, (guest,) = open_room(store, make_plan(), now, people=1)
    do(store, room, "lock", now)
    with pytest.raises(RoomRefused, match="takes nobody in"):
        take_seat(store, room.id, enrol_learner(store, "late", now), now)
    assert take_seat(store, room.id, guest, now).learner_id == guest


def test_a_room_without_late_join_takes_nobody_after_the_start(store: Store, now: datetime) -> None:
    room, _ = open_room(store, make_plan(), now, wishes=Wishes(late_join=False))
    do(store, room, "start", now)
    with pytest.raises(RoomRefused, match="takes nobody in"):
        take_seat(store, room.id, enrol_learner(store, "late", now), now)


def test_somebody_asked_out_cannot_answer_until_let_in_again(store: Store, now: datetime) -> None:
    room, (guest,) = open_room(store, make_plan(), now, people=1)
    room = ask(store, room, now)
    remove_person(store, room.id, host(store, now), guest, removed=True)
    with pytest.raises(RoomRefused, match="no seat"):
        answer(store, room, guest, "fine", now)
    remove_person(store, room.id, host(store, now), guest, removed=False)
    answer(store, room, guest, "fine", now)
    assert load_answers(store, room.id, guest, "mood") == {"answer": (("fine",), now)}


def test_an_answer_sent_three_times_is_there_once_and_later_ones_replace_it(
    store: Store, now: datetime
) -> None:
    room, (guest,) = open_room(store, make_plan(), now, people=1)
    room = ask(store, room, now)
    for _ in range(3):
        answer(store, room, guest, "fine", now, key="1")
    answer(store, room, guest, "odd", now, key="2")
    view = view_room(store, room.id)
    assert view is not None
    assert (view.answered, view.seats) == (1, 1)
    assert load_answers(store, room.id, guest, "mood")["answer"][0] == ("odd",)


def test_an_answer_within_the_grace_counts_and_a_later_one_is_refused(store: Store, now: datetime) -> None:
    room, (guest,) = open_room(store, make_plan(POLL, timer=30), now, people=1)
    room = ask(store, room, now)
    answer(store, room, guest, "fine", now + timedelta(seconds=32), key="1")
    with pytest.raises(RoomRefused, match="closed now"):
        answer(store, room, guest, "odd", now + timedelta(seconds=32.1), key="2")
    assert load_answers(store, room.id, guest, "mood")["answer"][0] == ("fine",)


def test_the_bell_closes_an_activity_once(store: Store, now: datetime) -> None:
    room, _ = open_room(store, make_plan(POLL, timer=30), now)
    room = ask(store, room, now)
    late = now + timedelta(seconds=33)
    ring_bell(store, room, course=COURSE, now=now + timedelta(seconds=31))
    for _ in range(2):
        ring_bell(store, room, course=COURSE, now=late)
    after = load_room(store, room.id, host(store, now))
    assert (after.state.stage, after.state.version) == ("closed", room.state.version + 1)


def test_answers_to_what_is_not_asked_are_refused(store: Store, now: datetime) -> None:
    room, (guest,) = open_room(store, make_plan(), now, people=1)
    room = ask(store, room, now)
    with pytest.raises(AnswerRefused, match="Choose one"):
        answer(store, room, guest, "hacked", now)
    with pytest.raises(RoomRefused, match="closed now"):
        answer(store, room, guest, "fine", now, activity="elsewhere")


def test_figures_show_only_when_revealed_and_only_from_five(store: Store, now: datetime) -> None:
    room, guests = open_room(store, make_plan(), now, people=14)
    room = ask(store, room, now)
    for number, guest in enumerate(guests):
        answer(store, room, guest, "fine" if number < 8 else "odd", now)
    do(store, room, "close", now)
    closed = view_room(store, room.id)
    do(store, room, "reveal", now)
    revealed = view_room(store, room.id)
    assert closed is not None
    assert revealed is not None
    assert (closed.answered, closed.result) == (14, None)
    assert revealed.result is not None
    cells = revealed.result.tallies[0].cells
    assert [(cell.ids, cell.count) for cell in cells] == [(("fine",), 8), (("odd",), 6), (("bad",), 0)]


def test_four_answers_stay_four_answers_without_a_figure(store: Store, now: datetime) -> None:
    room, guests = open_room(store, make_plan(), now, people=4)
    room = ask(store, room, now)
    for number, guest in enumerate(guests):
        answer(store, room, guest, "fine" if number < 2 else "odd", now)
    do(store, room, "close", now)
    assert load_results(store, room.id, host(store, now))["mood"].cells == ()


def test_one_more_answer_in_a_second_round_changes_no_published_figure(store: Store, now: datetime) -> None:
    room, guests = open_room(store, make_plan(), now, people=13)
    room = ask(store, room, now)
    for number, guest in enumerate(guests[:12]):
        answer(store, room, guest, "fine" if number < 6 else "odd", now)
    do(store, room, "close", now)
    first = load_results(store, room.id, host(store, now))
    do(store, room, "reopen", now)
    answer(store, room, guests[12], "odd", now)
    do(store, room, "close", now)
    assert load_results(store, room.id, host(store, now)) == first


def test_comments_wait_for_eight_people_and_for_the_facilitator(store: Store, now: datetime) -> None:
    room, guests = open_room(store, make_plan(WALL), now, people=8)
    facilitator = host(store, now)
    room = ask(store, room, now)
    for number, guest in enumerate(guests[:7]):
        send_comment(store, room, guest, "wall", f"Text {number}", key="1", now=now)
    assert list_comments(store, room.id, facilitator, "wall") == ()
    assert send_comment(store, room, guests[7], "wall", " Text\n7 ", key="1", now=now)
    assert not send_comment(store, room, guests[7], "wall", "Text 7", key="1", now=now)
    waiting = list_comments(store, room.id, facilitator, "wall")
    assert sorted(one.text for one in waiting) == [f"Text {number}" for number in range(8)]
    assert list_shown(store, room.id, "wall") == ()
    judge_comment(store, room.id, facilitator, waiting[0].id, "shown")
    assert list_shown(store, room.id, "wall") == (waiting[0].text,)


def test_buddies_are_those_who_asked(store: Store, now: datetime) -> None:
    room, guests = open_room(store, make_plan(COMMIT), now, people=5)
    room = ask(store, room, now)
    for number, guest in enumerate(guests):
        given = {"answer": ("it is Monday", "I call Ann"), "buddy": ("yes" if number < 4 else "no",)}
        save_answers(store, room, guest, "promise", given, course=COURSE, key="1", now=now)
    do(store, room, "close", now)
    seats = [find_seat(store, room.id, guest) for guest in guests]
    assert [len(list_buddies(store, seat)) for seat in seats if seat] == [1, 1, 1, 1, 0]


def test_a_rehearsal_leaves_nothing_behind(store: Store, now: datetime) -> None:
    room, _ = make_room(store, host(store, now), make_plan(), Wishes(), now)
    room = do(store, room, "rehearse", now)
    assert fill_room(store, room, 12, now) == 12
    do(store, room, "next", now)
    do(store, room, "open", now)
    assert answer_for_all(store, room.code, COURSE, Random(1), now) == 12
    assert answer_for_all(store, room.code, COURSE, Random(1), now) == 0
    do(store, room, "close", now)
    assert load_results(store, room.id, host(store, now))["mood"].n == 12
    after = do(store, room, "end_rehearsal", now)
    assert (after.state.phase, load_results(store, room.id, host(store, now))) == ("draft", {})
    assert list_seats(store, room.id, host(store, now)) == ()


def test_a_real_room_takes_no_simulated_people(store: Store, now: datetime) -> None:
    room, _ = open_room(store, make_plan(), now)
    with pytest.raises(RoomRefused, match="Only a rehearsal"):
        fill_room(store, room, 3, now)
    with pytest.raises(RoomRefused, match="Only a rehearsal"):
        take_seat(store, room.id, host(store, now), now, simulated=True)


def test_leaving_erases_all_that_somebody_said(store: Store, now: datetime) -> None:
    room, (guest,) = open_room(store, make_plan(), now, people=1)
    room = ask(store, room, now)
    answer(store, room, guest, "fine", now)
    leave_room(store, room.id, guest)
    assert find_seat(store, room.id, guest) is None
    assert load_answers(store, room.id, guest, "mood") == {}


def test_an_archived_room_keeps_figures_and_no_answer(store: Store, now: datetime) -> None:
    room, guests = open_room(store, make_plan(), now, people=10)
    room = ask(store, room, now)
    for number, guest in enumerate(guests):
        answer(store, room, guest, "fine" if number < 5 else "odd", now)
    do(store, room, "end", now)
    do(store, room, "archive", now)
    assert load_answers(store, room.id, guests[0], "mood") == {}
    assert load_results(store, room.id, host(store, now))["mood"].n == 10


def test_a_room_is_purged_on_its_day(store: Store, now: datetime) -> None:
    room, _ = open_room(store, make_plan(), now, wishes=Wishes(keep_days=7))
    do(store, room, "start", now)
    ended = do(store, room, "end", now)
    assert ended.purge_at == now + timedelta(days=7)
    assert purge_rooms(store, now + timedelta(days=6, hours=23)) == 0
    assert purge_rooms(store, now + timedelta(days=7)) == 1
    assert read_room(store, room.code) is None


def test_erasing_a_facilitator_erases_their_rooms(store: Store, now: datetime) -> None:
    room, _ = open_room(store, make_plan(), now, people=2)
    erase_learner(store, host(store, now))
    assert read_room(store, room.code) is None


def test_the_thirty_first_room_within_an_hour_is_refused(store: Store, now: datetime) -> None:
    for _ in range(30):
        make_room(store, host(store, now), make_plan(), Wishes(), now)
    with pytest.raises(RoomRefused, match="Too many rooms"):
        make_room(store, host(store, now), make_plan(), Wishes(), now)
    later = now + timedelta(hours=1, seconds=1)
    room, _ = make_room(store, host(store, now), make_plan(), replace(Wishes(), floor=3), later)
    assert room.wishes.floor == 3
