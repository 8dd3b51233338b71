"""Answers in a room: written when they are given, each once, only while the activity takes them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from netlearn.content.model import Activity, Course
from netlearn.domain.room_answers import check_answer
from netlearn.domain.rooms import RoomState, accepts_answers, count_round
from netlearn.errors import RoomRefused
from netlearn.store.engine import Store
from netlearn.store.room_codec import read_state
from netlearn.store.rooms import Room
from netlearn.store.sql import put
from netlearn.store.tables import RoomAnswerRow, RoomRow, RoomSeatRow

_OWN = (
    select(RoomAnswerRow.item, RoomAnswerRow.answer, RoomAnswerRow.answered_at)
    .where(
        RoomAnswerRow.room_id == bindparam("room"),
        RoomAnswerRow.learner_id == bindparam("learner"),
        RoomAnswerRow.activity_id == bindparam("activity"),
    )
    .order_by(RoomAnswerRow.round)
)
# Shared, so that on PostgreSQL no answer slips in behind a close, yet answers do not wait for each other.
_STATE = (
    select(RoomRow.state, RoomRow.version).where(RoomRow.id == bindparam("room")).with_for_update(read=True)
)
_REMOVED = select(RoomSeatRow.removed).where(
    RoomSeatRow.room_id == bindparam("room"), RoomSeatRow.learner_id == bindparam("learner")
)
CLOSED = "This is closed now, so your last answer was not taken. What was saved before stands."


def save_answers(
    store: Store,
    room: Room,
    learner_id: str,
    activity_id: str,
    answers: Mapping[str, Sequence[str]],
    *,
    course: Course,
    key: str,
    now: datetime,
) -> None:
    """Write the answers to one item or more, all or none, in place of earlier ones of this round.

    The same `key` counts once: what is sent again after it was acknowledged changes nothing.

    Args:
        store: An open database.
        room: The room as the sender last saw it; its state is read again here.
        learner_id: Who answers.
        activity_id: What was on their screen.
        answers: By item.
        course: For the questions of a quiz.
        key: Names this sending.
        now: When it came in.

    Raises:
        AnswerRefused: The activity has no such item or answer.
        RoomRefused: The activity is not open any more, or they have no seat.
        StoreError: The database refused; nothing was saved.
    """

    def save(session: Session) -> None:
        state, activity = check_open(session, room, learner_id, activity_id, now)
        step = room.plan.agenda[state.step]
        path = state.path.get(step.id, ())
        for item, answer in answers.items():
            checked = check_answer(activity, course, item, answer, path)
            place = {
                "room_id": room.id,
                "learner_id": learner_id,
                "activity_id": activity_id,
                "item": item,
                "round": count_round(state, step),
            }
            if session.scalar(select(RoomAnswerRow.write_key).filter_by(**place)) != key:
                values = {"answer": list(checked), "answered_at": now, "write_key": key}
                put(session, RoomAnswerRow, place, values)

    store.write(save)


def check_open(
    session: Session, room: Room, learner_id: str, activity_id: str, now: datetime
) -> tuple[RoomState, Activity]:
    """Inside a write: the room's present state, in which this activity takes what this person sends.

    Raises:
        RoomRefused: It does not, or they have no seat.
    """
    kept = session.execute(_STATE, {"room": room.id}).one_or_none()
    removed = session.scalar(_REMOVED, {"room": room.id, "learner": learner_id})
    if kept is None or removed is not False:
        raise RoomRefused("You have no seat in this room.")
    state = read_state(kept.state, kept.version)
    activity = room.plan.agenda[state.step].activity
    if activity is None or activity.id != activity_id or not accepts_answers(state, now):
        raise RoomRefused(CLOSED)
    return state, activity


def load_answers(
    store: Store, room_id: str, learner_id: str, activity_id: str
) -> dict[str, tuple[tuple[str, ...], datetime]]:
    """What somebody answered last, with its time, by item."""
    rows = store.fetch(_OWN, room=room_id, learner=learner_id, activity=activity_id)
    return {item: (tuple(answer), answered_at) for item, answer, answered_at in rows}


def read_rows(
    session: Session, room_id: str, activity_id: str
) -> list[tuple[str, str, int, tuple[str, ...]]]:
    """Inside a transaction: person, item, round and answer of everybody who is in the room."""
    rows = session.execute(
        select(RoomAnswerRow.learner_id, RoomAnswerRow.item, RoomAnswerRow.round, RoomAnswerRow.answer)
        .join(
            RoomSeatRow,
            (RoomSeatRow.room_id == RoomAnswerRow.room_id)
            & (RoomSeatRow.learner_id == RoomAnswerRow.learner_id),
        )
        .where(
            RoomAnswerRow.room_id == room_id,
            RoomAnswerRow.activity_id == activity_id,
            RoomSeatRow.removed.is_(False),
        )
    )
    return [(one.learner_id, one.item, one.round, tuple(one.answer)) for one in rows]


def count_answered(session: Session, room_id: str, activity_id: str, round_: int) -> int:
    """Inside a transaction: how many people have answered anything in this round."""
    here = (
        (RoomAnswerRow.room_id == room_id)
        & (RoomAnswerRow.activity_id == activity_id)
        & (RoomAnswerRow.round == round_)
    )
    return session.scalars(select(func.count(RoomAnswerRow.learner_id.distinct())).where(here)).one()
