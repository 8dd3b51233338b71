"""Who is who: a device's cookie leads to a learner, and an account may lead to the same one."""

from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import bindparam, delete, exists, select, update
from sqlalchemy.orm import Session

from netlearn.store.engagement_leaving import drop_left_engagements
from netlearn.store.engine import Store
from netlearn.store.scrubbing import mark_erased
from netlearn.store.sql import add_once, new_id, put
from netlearn.store.tables import (
    AccountRow,
    AssessmentRow,
    AttemptRow,
    CardRow,
    CertificateRow,
    DeviceRow,
    EngagementMemberRow,
    LearnerRow,
    NetworkMapRow,
    PlaceRow,
    PlanEventRow,
    PreferencesRow,
    QuestionDraftRow,
    RatingRow,
    ReflectionRow,
    ResumeTryRow,
    RoomHostRow,
    RoomSeatRow,
)

SEEN_EVERY = timedelta(days=1)
WORK = (
    AttemptRow,
    CardRow,
    CertificateRow,
    EngagementMemberRow,
    NetworkMapRow,
    PlaceRow,
    PlanEventRow,
    PreferencesRow,
    QuestionDraftRow,
    ReflectionRow,
    RoomHostRow,
    RoomSeatRow,
)

_STALE = (DeviceRow.token_hash == bindparam("device")) & (DeviceRow.seen_at <= bindparam("before"))
_DUE = select(DeviceRow.learner_id).where(_STALE)
_OWNER = select(DeviceRow.learner_id).where(DeviceRow.token_hash == bindparam("device"))


def hash_token(token: str) -> str:
    """What is kept of a cookie: SHA-256 in hex, enough for a token of 128 random bits or more."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def find_learner(store: Store, token: str) -> str | None:
    """The id of the learner this device acts for; None for a device never enrolled."""
    return next((learner for (learner,) in store.fetch(_OWNER, device=hash_token(token))), None)


def enrol_learner(store: Store, token: str, now: datetime) -> str:
    """The id of the learner this device acts for, made if there is none. Safe to repeat."""
    return find_learner(store, token) or store.write(lambda session: enrol(session, hash_token(token), now))


def touch_learner(store: Store, token: str, now: datetime) -> bool:
    """Note that the learner was here, at most once a day; True when a note was due and taken."""
    stale = {"device": hash_token(token), "before": now - SEEN_EVERY}
    if not (due := store.fetch(_DUE, **stale)):
        return False
    learner_id = due[0].learner_id

    def touch(session: Session) -> bool:
        session.execute(delete(ResumeTryRow).where(ResumeTryRow.tried_at <= now - SEEN_EVERY))
        session.execute(update(DeviceRow).where(_STALE).values(seen_at=now), stale)
        session.execute(update(LearnerRow).where(LearnerRow.id == learner_id).values(seen_at=now))
        return True

    return store.write(touch)


def has_work(store: Store, learner_id: str) -> bool:
    """Whether anything would be lost if this learner were erased."""
    rated = select(AssessmentRow.id).join(RatingRow, RatingRow.assessment_id == AssessmentRow.id)
    questions = [
        rated.where(AssessmentRow.learner_id == learner_id).exists(),
        *(exists().where(kind.learner_id == learner_id) for kind in WORK),
    ]
    with store.read() as session:
        return any(session.scalar(select(question)) for question in questions)


def enrol(session: Session, token_hash: str, now: datetime) -> str:
    """Inside a write: the device's learner, made if there is none."""
    if (known := _owner(session, token_hash)) is not None:
        return known
    learner_id = _new_learner(session, now)
    device = {"token_hash": token_hash, "learner_id": learner_id, "created_at": now, "seen_at": now}
    if add_once(session, DeviceRow, device):
        return learner_id
    # Another transaction enrolled the same device in the meantime; its learner stands.
    session.execute(delete(LearnerRow).where(LearnerRow.id == learner_id))
    return session.scalars(select(DeviceRow.learner_id).where(DeviceRow.token_hash == token_hash)).one()


def move_device(session: Session, token_hash: str, learner_id: str, now: datetime) -> bool:
    """Inside a write: let the device act for `learner_id` from now on.

    Returns:
        True when its former learner could not be reached any more and was erased.
    """
    former = _owner(session, token_hash)
    moved = {"learner_id": learner_id, "created_at": now, "seen_at": now}
    put(session, DeviceRow, {"token_hash": token_hash}, moved, keep={"created_at"})
    if former is None or former == learner_id or _reachable(session, former):
        return False
    delete_learner(session, former)
    return True


def delete_learner(session: Session, learner_id: str) -> None:
    """Inside a write: delete the learner and, by cascade, every row that belongs to them.

    Ask for `Store.scrub_soon` after it. Wrong resume codes stay for their hour: if they went too,
    erasing would buy ten more guesses.
    """
    gone = delete(LearnerRow).where(LearnerRow.id == learner_id).returning(LearnerRow.id)
    if session.scalar(gone) is not None:
        drop_left_engagements(session)
        mark_erased(session)


def _owner(session: Session, token_hash: str) -> str | None:
    owner: str | None = session.scalar(_OWNER, {"device": token_hash})
    return owner


def _new_learner(session: Session, now: datetime) -> str:
    learner_id = new_id()
    add_once(session, LearnerRow, {"id": learner_id, "created_at": now, "seen_at": now})
    return learner_id


def _reachable(session: Session, learner_id: str) -> bool:
    device = session.scalar(select(exists().where(DeviceRow.learner_id == learner_id)))
    account = session.scalar(select(exists().where(AccountRow.learner_id == learner_id)))
    return bool(device or account)
