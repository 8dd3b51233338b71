"""Moving a room: one step by compare-and-set, and with it what the step settles for good."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from netlearn.content.model import Course
from netlearn.domain.rooms import Deed, RoomState, decide_path, is_over, take_step
from netlearn.errors import StepRefused
from netlearn.store.engine import Store
from netlearn.store.room_codec import read_state, write_state
from netlearn.store.room_publishing import publish
from netlearn.store.rooms import Room, check_host, to_room
from netlearn.store.scrubbing import mark_erased
from netlearn.store.tables import (
    LearnerRow,
    RoomAnswerRow,
    RoomCommentRow,
    RoomResultRow,
    RoomRow,
    RoomSeatRow,
)

Change = Callable[[Room], RoomState]


def step_room(
    store: Store, room_id: str, host_id: str, deed: Deed, version: int, *, course: Course, now: datetime
) -> Room:
    """Do a facilitator's deed if the room still stands at `version`.

    Raises:
        NotFound: Not theirs to run.
        StepRefused: Somebody else moved the room first, or the deed does not fit.
    """

    def change(room: Room) -> RoomState:
        return take_step(room.state, deed, room.plan.agenda, now)

    def work(session: Session) -> Room:
        row = check_host(session, room_id, host_id, lock=True)
        room = to_room(row)
        moved = _move(session, row, change, version)
        if deed in {"close", "end"} and room.state.stage == "open":
            publish(session, moved, course, now)
        if deed == "end_rehearsal":
            _clear(session, room_id)
        if deed == "end":
            row.ended_at, row.purge_at = now, now + timedelta(days=moved.wishes.keep_days)
        if deed == "archive":
            session.execute(delete(RoomSeatRow).where(RoomSeatRow.room_id == room_id))
            mark_erased(session)
        session.flush()
        return to_room(row)

    room = store.write(work)
    if deed in {"end_rehearsal", "archive"}:
        store.scrub_soon()
    return room


def ring_bell(store: Store, room: Room, *, course: Course, now: datetime) -> None:
    """Close an activity whose time is up; whoever notices first does it, and it is done once.

    Raises:
        StoreError: The database refused.
    """
    if not is_over(room.state, now):
        return

    def work(session: Session) -> None:
        row = session.scalar(select(RoomRow).where(RoomRow.id == room.id).with_for_update())
        if row is None or not is_over(read_state(row.state, row.version), now):
            return
        moved = _move(
            session, row, lambda seen: take_step(seen.state, "close", seen.plan.agenda, now), row.version
        )
        publish(session, moved, course, now)

    store.write(work)


def decide_scene(store: Store, room_id: str, host_id: str, choice: str, version: int) -> Room:
    """Take a choice of a scenario for the room, if it still stands at `version`.

    Raises:
        NotFound: Not theirs to run.
        StepRefused: Somebody else moved the room first, or the vote is not closed.
    """

    def work(session: Session) -> Room:
        row = check_host(session, room_id, host_id, lock=True)
        return _move(
            session,
            row,
            lambda seen: decide_path(seen.state, seen.plan.agenda[seen.state.step].id, choice),
            version,
        )

    return store.write(work)


def _move(session: Session, row: RoomRow, change: Change, version: int) -> Room:
    room = to_room(row)
    if row.version != version:
        raise StepRefused("The room has moved on meanwhile. Look where it stands, then go on.")
    state = change(room)
    row.state, row.version = write_state(state), state.version
    session.flush()
    return replace(room, state=state)


def _clear(session: Session, room_id: str) -> None:
    """After a rehearsal: nobody simulated stays, and no answer, text or figure."""
    simulated = select(RoomSeatRow.learner_id).where(
        RoomSeatRow.room_id == room_id, RoomSeatRow.simulated.is_(True)
    )
    session.execute(delete(LearnerRow).where(LearnerRow.id.in_(simulated)))
    for kind in (RoomAnswerRow, RoomCommentRow, RoomResultRow):
        session.execute(delete(kind).where(kind.room_id == room_id))
    mark_erased(session)
