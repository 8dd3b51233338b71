"""Making a room, finding it again on another machine, and being rid of it in time."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from netlearn.content.model import Workshop
from netlearn.domain.room_codes import make_code
from netlearn.domain.rooms import RoomState
from netlearn.errors import NotFound, RoomRefused, StepRefused
from netlearn.store.engine import Store
from netlearn.store.room_codec import read_state, write_state
from netlearn.store.room_tries import check_tries, note_try
from netlearn.store.rooms import Room, Wishes, check_host, to_room
from netlearn.store.scrubbing import mark_erased
from netlearn.store.sql import add_once, new_id
from netlearn.store.tables import RoomHostRow, RoomRow

OPEN_DAYS = 30  # a room that nobody ends is kept no longer than this beyond its own days
ROOMS_AN_HOUR = 30  # of one facilitator
ROOMS_IN_ALL = 120  # of everybody, an hour
SYSTEM_RANDOM = secrets.SystemRandom()


def make_room(
    store: Store, learner_id: str, plan: Workshop, wishes: Wishes, now: datetime, *, earlier: str = ""
) -> tuple[Room, str]:
    """Make a room; `earlier` is the room of theirs in which this group met before.

    Returns:
        The room, and the recovery code, which is shown now or never.

    Raises:
        RoomRefused: Too many rooms within an hour.
        NotFound: The earlier room is not theirs to run.
        StoreError: The database refused.
    """
    recovery = secrets.token_hex(16).upper()

    def make(session: Session) -> Room:
        lately = RoomRow.made_at > now - timedelta(hours=1)
        mine, all_ = session.execute(
            select(func.count().filter(RoomRow.learner_id == learner_id), func.count())
            .select_from(RoomRow)
            .where(lately)
        ).one()
        if mine >= ROOMS_AN_HOUR or all_ >= ROOMS_IN_ALL:
            raise RoomRefused("Too many rooms were made within the hour. Please try again later.")
        if earlier:
            check_host(session, earlier, learner_id)
        row = {
            "id": new_id(),
            "learner_id": learner_id,
            "recovery_hash": hash_recovery(recovery),
            "title": plan.title[:200],
            "plan": plan.model_dump(mode="json"),
            "state": write_state(RoomState(earlier=earlier)),
            "version": 0,
            "floor": wishes.floor,
            "naming": wishes.naming,
            "late_join": wishes.late_join,
            "keep_days": wishes.keep_days,
            "made_at": now,
            "purge_at": now + timedelta(days=OPEN_DAYS + wishes.keep_days),
        }
        while not add_once(session, RoomRow, {**row, "code": make_code(SYSTEM_RANDOM)}):
            continue  # the code is taken
        add_once(session, RoomHostRow, {"room_id": row["id"], "learner_id": learner_id, "since": now})
        return to_room(session.scalars(select(RoomRow).where(RoomRow.id == row["id"])).one())

    return store.write(make), "-".join(recovery[place : place + 4] for place in range(0, 32, 4))


def recover_room(store: Store, learner_id: str, recovery: str, tokens: Sequence[str], now: datetime) -> Room:
    """Make this browser a facilitator of the room that a recovery code belongs to.

    A wrong one counts as a wrong code of a room, by the `tokens` of the browser and in all.

    Raises:
        NotFound: No room has this recovery code.
        TooManyTries: Too many wrong codes within five minutes.
    """
    check_tries(store, tokens, now)

    def recover(session: Session) -> Room | None:
        wanted = (RoomRow.recovery_hash == hash_recovery(recovery)) & (RoomRow.purge_at > now)
        row = session.scalar(select(RoomRow).where(wanted))
        if row is None:
            return None
        add_once(session, RoomHostRow, {"room_id": row.id, "learner_id": learner_id, "since": now})
        return to_room(row)

    if room := store.write(recover):
        return room
    note_try(store, tokens, now)
    raise NotFound("No room has this recovery code.")


def change_wishes(store: Store, room_id: str, learner_id: str, wishes: Wishes, now: datetime) -> Room:
    """Change what is chosen before opening.

    Raises:
        NotFound: Not theirs to run.
        StepRefused: The room was opened; then its promises to the people in it stand.
    """

    def change(session: Session) -> Room:
        row = check_host(session, room_id, learner_id, lock=True)
        if read_state(row.state, row.version).phase != "draft":
            raise StepRefused("These are fixed once a room was opened.")
        row.floor, row.naming = wishes.floor, wishes.naming
        row.late_join, row.keep_days = wishes.late_join, wishes.keep_days
        row.purge_at = now + timedelta(days=OPEN_DAYS + wishes.keep_days)
        session.flush()
        return to_room(row)

    return store.write(change)


def delete_room(store: Store, room_id: str, learner_id: str) -> None:
    """Delete a room with all that belongs to it.

    Raises:
        NotFound: Not theirs to run.
    """

    def drop(session: Session) -> None:
        check_host(session, room_id, learner_id)
        session.execute(delete(RoomRow).where(RoomRow.id == room_id))
        mark_erased(session)

    store.write(drop)
    store.scrub_soon()


def purge_rooms(store: Store, now: datetime) -> int:
    """Delete the rooms whose time has come; returns how many."""
    due = RoomRow.purge_at <= now
    with store.read() as session:
        if not session.scalar(select(exists().where(due))):
            return 0

    def purge(session: Session) -> int:
        gone = session.scalars(delete(RoomRow).where(due).returning(RoomRow.id)).all()
        if gone:
            mark_erased(session)
        return len(gone)

    count = store.write(purge)
    store.scrub_soon()
    return count


def hash_recovery(code: str) -> str:
    """What is kept of a recovery code; case, spaces and hyphens do not matter."""
    signs = "".join(sign for sign in code.upper() if sign.isalnum())
    return sha256(signs.encode("utf-8", "replace")).hexdigest()
