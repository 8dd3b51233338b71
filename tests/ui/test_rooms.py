from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from netlearn.content.model import SortActivity
from netlearn.domain.room_forms import pick_items
from netlearn.domain.rooms import Deed
from netlearn.errors import RoomRefused
from netlearn.store.devices import enrol_device
from netlearn.store.room_answers import load_answers, save_answers
from netlearn.store.room_making import delete_room, make_room
from netlearn.store.room_seats import find_seat, take_seat
from netlearn.store.room_steps import step_room
from netlearn.store.room_views import view_room
from netlearn.store.rooms import Room, Wishes, list_rooms, load_room, read_room
from netlearn.store.tables import RoomTryRow
from netlearn.ui import saving
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.rooms import limits, purging
from netlearn.ui.rooms.live import forget_views
from netlearn.ui.session import now
from tests.store.rooms import POLL, make_plan
from tests.ui.apps import OTHER, TOKEN, open_app, press, run, says_not_saved, words

pytestmark = pytest.mark.usefixtures("server", "no_double_taps")


@pytest.fixture
def no_double_taps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Presses come one upon the other here, and each is meant."""
    monkeypatch.setattr(saving, "DOUBLE_TAP", timedelta())


def make(*activities: dict[str, object]) -> Room:
    """A room in its lobby, run by the usual device."""
    host = enrol_device(get_store(), (TOKEN,), now())
    room, _ = make_room(get_store(), host, make_plan(*activities or (POLL,)), Wishes(), now())
    return do(room, "open_lobby")


def do(room: Room, *deeds: Deed) -> Room:
    host = enrol_device(get_store(), (TOKEN,), now())
    for deed in deeds:
        seen = load_room(get_store(), room.id, host)
        room = step_room(get_store(), room.id, host, deed, seen.state.version, course=get_course(), now=now())
    forget_views()
    return room


def come_in(room: Room) -> AppTest:
    return press(open_app("room", OTHER, code=room.code), "Come in")


def test_a_guest_reads_what_is_kept_before_anything_is(server: Path) -> None:
    room = make()
    app = open_app("room", OTHER, code=room.code)
    assert "from 5 people upwards" in words(app)
    assert (server.exists(), view_seats(room)) == (True, 0)
    press(app, "Come in")
    assert view_seats(room) == 1


def view_seats(room: Room) -> int:
    view = view_room(get_store(), room.id)
    assert view is not None
    return view.seats


def test_a_wrong_code_says_so_and_asks_again() -> None:
    app = open_app("room", OTHER, code="ACDEFG")
    assert [str(one.value) for one in app.warning] == [
        "No room has this code. Look at the screen in the room once more."
    ]
    assert [one.label for one in app.text_input] == ["Code of the room"]


def test_an_answer_is_saved_when_it_is_chosen_and_stands_after_a_reload() -> None:
    room = make()
    app = come_in(room)
    do(room, "start", "next", "open")
    run(app)
    app.radio(key="room-mood-answer").set_value("odd")
    run(app)
    guest = enrol_device(get_store(), (OTHER,), now())
    assert load_answers(get_store(), room.id, guest, "mood")["answer"][0] == ("odd",)
    again = open_app("room", OTHER, code=room.code)
    assert again.radio(key="room-mood-answer").value == "odd"
    assert "Saved at" in words(again)


def test_a_late_guest_lands_in_the_present_activity() -> None:
    room = make()
    do(room, "start", "next", "open")
    app = come_in(room)
    assert app.radio(key="room-mood-answer").value is None


def test_the_group_result_shows_once_it_is_revealed() -> None:
    room = make()
    app = come_in(room)
    do(room, "start", "next", "open", "close")
    assert "Closed. The result comes" in words(run(app))
    do(room, "reveal")
    assert "0 answered" in words(run(app))


def test_leaving_erases_the_seat() -> None:
    room = make()
    app = press(come_in(room), "Erase my part now")
    assert [str(one.value) for one in app.success] == ["Your part of the workshop is erased."]
    assert find_seat(get_store(), room.id, enrol_device(get_store(), (OTHER,), now())) is None


def test_phones_of_a_deleted_room_do_not_look_like_guessers() -> None:
    room = make()
    app = come_in(room)
    delete_room(get_store(), room.id, enrol_device(get_store(), (TOKEN,), now()))
    forget_views()
    run(app)
    assert [str(one.value) for one in app.warning] == [
        "This workshop was deleted, with all that was answered in it."
    ]
    with get_store().read() as session:
        assert session.scalars(select(func.count()).select_from(RoomTryRow)).one() == 0


def test_a_form_that_comes_too_late_says_that_it_was_not_saved() -> None:
    room = make({"kind": "commit", "id": "promise", "prompt": "When?"})
    app = come_in(room)
    do(room, "start", "next", "open")
    run(app)
    app.text_input(key="when-promise").set_value("it is Monday")
    app.text_input(key="then-promise").set_value("I call Ann")
    host = enrol_device(get_store(), (TOKEN,), now())
    seen = load_room(get_store(), room.id, host)  # not through `do`: the phone has not heard of it yet
    step_room(get_store(), room.id, host, "close", seen.state.version, course=get_course(), now=now())
    next(one for one in app.button if one.label == "Keep my promise").click()
    run(app)
    assert load_answers(get_store(), room.id, enrol_device(get_store(), (OTHER,), now()), "promise") == {}
    assert says_not_saved(app)


def test_a_facilitator_makes_a_room_and_moves_it() -> None:
    app = press(open_app("workshops"), "Make the room")
    assert [len(str(one.value)) for one in app.code] == [39]  # 32 hex digits in eight groups
    press(app, "Open the room")
    press(app, "Start")
    press(app, "Open for answers")
    assert "0 in the room · 0 answered" in words(app)


def test_a_stranger_gets_no_control_window() -> None:
    room = make()
    app = open_app("run", OTHER, room=room.id)
    assert "There is no such room, or it is not yours to run." in words(app)
    assert [one.label for one in app.button] == ["My workshops"]


def test_a_window_that_saw_an_older_room_moves_nothing() -> None:
    room = make()
    one, other = open_app("run", room=room.id), open_app("run", room=room.id)
    press(one, "Start")
    press(other, "Lock the door")
    assert "moved on meanwhile" in str(other.error[0].value)
    kept = read_room(get_store(), room.code)
    assert kept is not None
    assert (kept.state.phase, kept.state.locked) == ("running", False)


def test_the_stage_shows_the_code_and_has_no_controls() -> None:
    room = make()
    app = open_app("stage", OTHER, code=room.code)
    assert f"{room.code[:3]} {room.code[3:]}" in words(app)
    assert [one.label for one in app.button] == []


def test_the_stage_tells_how_many_answered_and_no_more_while_it_is_open() -> None:
    room = make()
    guest = enrol_device(get_store(), (OTHER,), now())
    take_seat(get_store(), room.id, guest, now())
    do(room, "start", "next", "open")
    app = open_app("stage", TOKEN, code=room.code)
    assert "How does networking feel?" in words(app)
    assert [one.label for one in app.button] == []


def test_answers_are_taken_along_into_the_course() -> None:
    room = make({"kind": "assessment", "id": "rate", "prompt": "How often?", "form": 12})
    app = come_in(room)
    do(room, "start", "next", "open")
    run(app)
    for place in range(len(app.radio)):
        app.radio[place].set_value("4")
    run(app)
    do(room, "close", "wrap_up", "end")
    press(run(app), "Take my answers into the course")
    assert [str(one.value) for one in app.success] == ["They are in your self-assessment now."]
    assert "12 of 52 items are rated" in words(open_app("home", OTHER))


@pytest.mark.parametrize(
    "activity",
    [
        {"kind": "line", "id": "a", "prompt": "Where?", "low": "Low", "high": "High"},
        {"kind": "wall", "id": "a", "prompt": "Whom?"},
        {"kind": "commit", "id": "a", "prompt": "When?"},
        {"kind": "feedback", "id": "a", "prompt": "How?"},
        {"kind": "scenario", "id": "a", "prompt": "What?", "scenario": "scenario-borrowed-name"},
        {"kind": "quiz", "id": "a", "prompt": "Which?", "questions": ["start-read-the-sheet"]},
        {
            "kind": "sort",
            "id": "a",
            "prompt": "Where?",
            "cards": [{"id": f"c{n}", "text": f"Card {n}", "network": "personal"} for n in range(3)],
        },
    ],
    ids=lambda activity: str(activity["kind"]),
)
def test_every_activity_is_drawn_in_every_stage(activity: dict[str, object]) -> None:
    room = make(activity)
    phone = come_in(room)
    window, stage = open_app("run", room=room.id), open_app("stage", TOKEN, code=room.code)
    for deeds in (("start",), ("next",), ("read",), ("open",), ("close",), ("reveal",)):
        do(room, *deeds)
        for app in (phone, window, stage):
            run(app)


def test_the_second_tap_of_a_double_one_does_not_press_the_next_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saving, "DOUBLE_TAP", timedelta(minutes=5))  # however slow the machine is
    room = make()
    window = press(open_app("run", room=room.id), "Start")
    press(window, "Next step")
    kept = read_room(get_store(), room.code)
    assert kept is not None
    assert (kept.state.phase, kept.state.step) == ("running", 0)


def test_a_second_tab_has_the_same_seat_and_the_same_answers() -> None:
    room = make()
    first = come_in(room)
    do(room, "start", "next", "open")
    run(first)
    second = open_app("room", OTHER, code=room.code)
    second.radio(key="room-mood-answer").set_value("odd")
    run(second)
    assert (view_seats(room), run(first).radio(key="room-mood-answer").value) == (1, "odd")


def test_a_second_round_takes_answers_again_and_a_locked_door_nobody_new() -> None:
    room = make()
    app = come_in(room)
    do(room, "start", "next", "open", "close")
    window = press(open_app("run", room=room.id), "Open once more")
    assert run(app).radio(key="room-mood-answer").value is None
    press(window, "Lock the door")
    late = press(open_app("room", "cleo-cleo-cleo-cleo-cleo-cleo-cl", code=room.code), "Come in")
    assert says_not_saved(late)
    assert view_seats(room) == 1
    press(window, "Unlock the door")
    press(late, "Come in")
    assert view_seats(room) == 2


def test_the_recovery_code_opens_the_control_window_on_another_machine() -> None:
    recovery = str(press(open_app("workshops"), "Make the room").code[0].value)
    app = open_app("workshops", OTHER)
    app.text_input(key="recovery-code").set_value(f" {recovery.lower()} ")
    press(app, "Bring it back")
    assert [one.label for one in app.button][:2] == ["Open the room", "Rehearse"]


def test_a_wrong_recovery_code_says_so() -> None:
    app = open_app("workshops", OTHER)
    app.text_input(key="recovery-code").set_value("0000-1111")
    press(app, "Bring it back")
    assert "No room has this recovery code." in str(app.error[0].value)


def test_a_room_is_composed_of_steps_of_all_plans_and_of_ones_own() -> None:
    app = open_app("workshops")
    app.multiselect(key="steps-sixty-minutes").set_value(
        ["sixty-minutes/arrive", "half-day/" + get_course().workshops["half-day"].agenda[1].id]
    )
    app.text_input(key="add-poll").set_value("Shall we?")
    app.text_area(key="add-options").set_value("Yes\nNo")
    app.text_area(key="add-cards").set_value("O The planner\np: A friend\nS. Somebody on the board")
    app.text_input(key="title-sixty-minutes").set_value("Ours")
    press(app, "Make the room")
    host = enrol_device(get_store(), (TOKEN,), now())
    (room,) = list_rooms(get_store(), host)
    kinds = [step.activity.kind if step.activity else "" for step in room.plan.agenda]
    assert (room.title, kinds[0], kinds[1:3]) == ("Ours", "line", ["poll", "sort"])
    assert room.plan.minutes == sum(step.minutes for step in room.plan.agenda)
    cards = room.plan.agenda[2].activity
    assert isinstance(cards, SortActivity)
    assert [(card.text, card.network) for card in cards.cards] == [
        ("The planner", "operational"),
        ("A friend", "personal"),
        ("Somebody on the board", "strategic"),
    ]


@pytest.mark.parametrize(
    ("key", "value", "words_"),
    [
        ("steps-sixty-minutes", [], "two steps or more"),
        ("steps-sixty-minutes", ["sixty-minutes/arrive"], "two steps or more"),
        ("add-poll", "Without answers?", "two to eight answers"),
        ("add-cards", "O Only one card", "three to twelve lines"),
        ("add-cards", "One\nTwo\nThree", "beginning with O, P or S"),
    ],
)
def test_an_agenda_that_cannot_be_is_refused_in_words(key: str, value: object, words_: str) -> None:
    app = open_app("workshops")
    fields = [*app.multiselect, *app.text_input, *app.text_area]
    next(one for one in fields if one.key == key).set_value(value)
    press(app, "Make the room")
    assert words_ in str(app.error[0].value)
    assert list_rooms(get_store(), enrol_device(get_store(), (TOKEN,), now())) == ()


def test_answers_that_come_too_quickly_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SUBMITS", (0.0, 1.0))
    limits.forget_limits()
    room = make()
    app = come_in(room)
    do(room, "start", "next", "open")
    run(app)
    for option in ("odd", "bad"):
        app.radio(key="room-mood-answer").set_value(option)
        run(app)
    assert "too quickly" in str(app.error[0].value)
    guest = enrol_device(get_store(), (OTHER,), now())
    assert load_answers(get_store(), room.id, guest, "mood")["answer"][0] == ("odd",)


def test_documents_are_drawn_up_six_a_minute() -> None:
    limits.forget_limits()
    assert [limits.export_one("ann", lambda: "done") for _ in range(6)] == ["done"] * 6
    with pytest.raises(RoomRefused, match="Too many documents"):
        limits.export_one("ann", lambda: "done")
    assert limits.export_one("bob", lambda: "done") == "done"


def test_a_first_plan_and_ones_own_answers_stand_on_the_last_screen() -> None:
    room = make({"kind": "assessment", "id": "rate", "prompt": "How often?", "form": 12})
    app = come_in(room)
    do(room, "start", "next", "open")
    run(app)
    for place in range(len(app.radio)):
        app.radio[place].set_value("4" if place % 3 else "2")
    run(app)
    do(room, "close", "wrap_up", "end")
    shown = words(run(app))
    assert "A first plan of your own" in shown
    assert "unless the facilitator deletes the workshop or their own data before" in shown
    assert [one.label for one in app.expander] == ["What I answered"]
    assert str(app.expander[0].text[0].value).count("Often.") > 0


def test_rooms_are_purged_on_their_day_though_nobody_comes_by(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = make()
    late = room.purge_at
    monkeypatch.setattr(purging, "now", lambda: late)
    stop = purging.start_purging(every=60)
    deadline = monotonic() + 20
    while read_room(get_store(), room.code) is not None and monotonic() < deadline:
        sleep(0.05)
    stop.set()
    assert read_room(get_store(), room.code) is None


def test_then_and_now_stand_together_when_the_room_meets_again() -> None:
    rate = {"kind": "assessment", "id": "rate", "prompt": "How often?", "form": 12}
    host = enrol_device(get_store(), (TOKEN,), now())
    guests = [enrol_device(get_store(), (f"guest-{number:026d}",), now()) for number in range(6)]
    rooms: list[Room] = []
    for value in ("2", "4"):
        before = rooms[-1].id if rooms else ""
        room, _ = make_room(get_store(), host, make_plan(rate), Wishes(), now(), earlier=before)
        do(room, "open_lobby")
        for guest in guests:
            take_seat(get_store(), room.id, guest, now())
        room = do(room, "start", "next", "open")
        items = [item.id for item in pick_items(get_course().instrument, 12)]
        for guest in guests:
            given = dict.fromkeys(items, (value,))
            save_answers(get_store(), room, guest, "rate", given, course=get_course(), key=value, now=now())
        rooms.append(do(room, "close", "reveal"))
    for app in (open_app("stage", TOKEN, code=rooms[1].code), open_app("run", room=rooms[1].id)):
        assert "**Then and now.**" in words(app)
        assert "Operational network] 25, now 75" in words(app)
    assert "Then and now" not in words(open_app("stage", TOKEN, code=rooms[0].code))


def test_a_facilitator_is_told_that_erasing_themselves_erases_their_rooms() -> None:
    make()
    told = "The workshops that you made go with it, for everybody in them."
    assert told in words(open_app("my-data"))
    come_in(make())
    assert told not in words(open_app("my-data", OTHER))
