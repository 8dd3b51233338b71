"""Publishing: what a step settles for good of an activity's answers, frozen when it is closed."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from netlearn.content.model import AssessmentActivity, CommitActivity, Course
from netlearn.domain.buddies import pair_buddies
from netlearn.domain.group_results import GroupResult, renew, summarise
from netlearn.domain.meeting_again import Past, recall
from netlearn.domain.room_answers import BUDDY, count_changed, keep_latest
from netlearn.domain.room_forms import read_ratings, score_form
from netlearn.domain.rooms import count_round
from netlearn.store.room_answers import read_rows
from netlearn.store.room_codec import read_result, write_result
from netlearn.store.room_seats import keep_pairs
from netlearn.store.rooms import Room, to_room
from netlearn.store.sql import put
from netlearn.store.tables import RoomResultRow, RoomRow


def publish(session: Session, room: Room, course: Course, now: datetime) -> None:
    """Inside a write: freeze what may be shown of the present activity."""
    step = room.plan.agenda[room.state.step]
    activity = step.activity
    if activity is None:
        return
    path = room.state.path.get(step.id, ())
    rows = read_rows(session, room.id, activity.id)
    latest = keep_latest(rows)
    place = {"room_id": room.id, "activity_id": activity.id}
    kept = session.scalar(select(RoomResultRow).filter_by(**place))
    fresh = summarise(activity, course, latest, room.wishes.floor, path)
    if isinstance(activity, AssessmentActivity):
        fresh = replace(fresh, past=_recall(session, room, activity, latest.keys()))
    before = read_result(kept.result) if kept else None
    known = keep_latest([row for row in rows if kept and row[2] <= kept.round])
    shown = renew(before, fresh, count_changed(known, latest), room.wishes.floor)
    if shown is not before:
        values = {
            "result": write_result(shown),
            "round": count_round(room.state, step),
            "published_at": now,
        }
        put(session, RoomResultRow, place, values)
    if isinstance(activity, CommitActivity):
        _pair(session, room, course, {who for who, given in latest.items() if given.get(BUDDY) == ("yes",)})


def _recall(
    session: Session, room: Room, activity: AssessmentActivity, answered: Collection[str]
) -> Past | None:
    """The result of the same form in the room where the group met before; None when there is none."""
    row = session.get(RoomRow, room.state.earlier) if room.state.earlier else None
    if row is None:
        return None
    earlier = to_room(row)
    same = [
        one.id
        for one in earlier.plan.activities
        if isinstance(one, AssessmentActivity) and one.form == activity.form
    ]
    published = session.scalars(
        select(RoomResultRow).where(RoomResultRow.room_id == row.id, RoomResultRow.activity_id.in_(same))
    ).first()
    if published is None:
        return None
    then: GroupResult = read_result(published.result)
    rows = read_rows(session, row.id, published.activity_id)
    before = {who for who, _, round_, _ in rows if round_ <= published.round}
    # Who has erased their part since is in the figures, but known no more.
    before |= {f"erased {number}" for number in range(then.n - len(before))}
    floor = max(room.wishes.floor, earlier.wishes.floor)
    return recall(then.spreads, published.published_at.date(), before, answered, floor)


def _pair(session: Session, room: Room, course: Course, wanting: set[str]) -> None:
    """Pair those who asked for a buddy by what they rated earlier in this room."""
    scores: dict[str, dict[str, float | None]] = {who: {} for who in wanting}
    for activity in room.plan.activities:
        if isinstance(activity, AssessmentActivity):
            rated = keep_latest(read_rows(session, room.id, activity.id))
            for who in wanting & rated.keys():
                scores[who] = score_form(course.instrument, activity.form, read_ratings(rated[who]))
    groups = pair_buddies(scores)
    keep_pairs(session, room.id, {who: number for number, group in enumerate(groups) for who in group})
