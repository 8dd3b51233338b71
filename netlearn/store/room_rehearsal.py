"""Filling a rehearsal with simulated people, who are gone when it ends."""

from datetime import datetime
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from netlearn.content.model import Course, WallActivity
from netlearn.domain.room_answers import check_answer
from netlearn.domain.rooms import accepts_answers, count_round
from netlearn.domain.simulating import simulate_answers, simulate_comment
from netlearn.errors import RoomRefused
from netlearn.store.engine import Store
from netlearn.store.room_seats import take_seat
from netlearn.store.rooms import Room, read_room
from netlearn.store.sql import add_once, new_id, put
from netlearn.store.tables import LearnerRow, RoomAnswerRow, RoomCommentRow, RoomSeatRow

MOST_PEOPLE = 300


def fill_room(store: Store, room: Room, people: int, now: datetime) -> int:
    """Seat simulated people until there are so many; returns how many came.

    Raises:
        RoomRefused: The room is not in rehearsal, where nobody's answers hide behind theirs.
    """
    if room.state.phase != "rehearsal":
        raise RoomRefused("Only a rehearsal takes simulated people. Begin one in the control window.")
    here = len(_list_simulated(store, room.id))
    wanted = max(min(people, MOST_PEOPLE) - here, 0)
    for _ in range(wanted):
        take_seat(store, room.id, _make_person(store, now), now, simulated=True)
    return wanted


def answer_for_all(store: Store, code: str, course: Course, rng: Random, now: datetime) -> int:
    """Let simulated people who have not answered yet answer the present activity; returns how many did."""
    room = read_room(store, code)
    if room is None or room.state.phase != "rehearsal" or not accepts_answers(room.state, now):
        return 0
    step = room.plan.agenda[room.state.step]
    activity, round_ = step.activity, count_round(room.state, step)
    if activity is None:
        return 0
    path = room.state.path.get(step.id, ())
    kind = RoomCommentRow if isinstance(activity, WallActivity) else RoomAnswerRow
    silent = _list_silent(store, room.id, activity.id, kind, round_)

    def answer(session: Session) -> None:
        for learner_id in silent:
            whose = {"room_id": room.id, "learner_id": learner_id, "activity_id": activity.id}
            key = f"simulated-{activity.id}-{round_}"
            if isinstance(activity, WallActivity):
                told = {"id": new_id(), "text": simulate_comment(rng), "status": "waiting"}
                add_once(session, RoomCommentRow, {**whose, **told, "said_at": now, "write_key": key})
            for item, given in simulate_answers(activity, course, rng, path).items():
                place = {**whose, "item": item, "round": round_}
                checked = list(check_answer(activity, course, item, given, path))
                put(session, RoomAnswerRow, place, {"answer": checked, "answered_at": now, "write_key": key})

    if silent:
        store.write(answer)
    return len(silent)


def _make_person(store: Store, now: datetime) -> str:
    """A learner without a device, whom nobody can be."""
    person = {"id": new_id(), "created_at": now, "seen_at": now}
    store.write(lambda session: add_once(session, LearnerRow, person))
    return str(person["id"])


def _list_simulated(store: Store, room_id: str) -> tuple[str, ...]:
    with store.read() as session:
        mine = select(RoomSeatRow.learner_id).filter_by(room_id=room_id, simulated=True)
        return tuple(session.scalars(mine))


def _list_silent(
    store: Store,
    room_id: str,
    activity_id: str,
    kind: type[RoomAnswerRow] | type[RoomCommentRow],
    round_: int,
) -> tuple[str, ...]:
    said = select(kind.learner_id).where(kind.room_id == room_id, kind.activity_id == activity_id)
    if kind is RoomAnswerRow:
        said = said.where(RoomAnswerRow.round == round_)
    with store.read() as session:
        spoken = set(session.scalars(said))
    return tuple(who for who in _list_simulated(store, room_id) if who not in spoken)
