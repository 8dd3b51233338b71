"""The keys of one browser: mostly one, but two tabs that open at once on a first visit bring one each."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Row, bindparam, delete, select
from sqlalchemy.orm import Session

from netlearn.store.engine import Store
from netlearn.store.learners import enrol, hash_token
from netlearn.store.sql import add_once
from netlearn.store.tables import DeviceRow

_KNOWN = (
    select(DeviceRow.learner_id, DeviceRow.token_hash, DeviceRow.seen_at)
    .where(DeviceRow.token_hash.in_(bindparam("hashes", expanding=True)))
    .order_by(DeviceRow.created_at, DeviceRow.token_hash)
)


def find_device(store: Store, tokens: Collection[str]) -> str | None:
    """The learner that a browser with these keys acts for; None when none was ever enrolled."""
    known = store.fetch(_KNOWN, hashes=[hash_token(token) for token in tokens])
    return next((row.learner_id for row in known), None)


def enrol_device(store: Store, tokens: Collection[str], now: datetime) -> str:
    """The learner that a browser with these keys acts for, made if there is none. Safe to repeat.

    A new learner is reached by every key, for another tab may send only one of them.
    """

    def work(session: Session) -> str:
        known = known_devices(session, tokens)
        hashes = sorted(hash_token(token) for token in tokens)
        learner_id = known[0].learner_id if known else enrol(session, hashes[0], now)
        for token_hash in hashes:
            row = {"token_hash": token_hash, "learner_id": learner_id, "created_at": now, "seen_at": now}
            add_once(session, DeviceRow, row)
        return learner_id

    known = find_device(store, tokens)
    return known if known is not None else store.write(work)


def settle_device(store: Store, tokens: Sequence[str]) -> str:
    """The one key of a browser that counts from now on; the others lead to nobody any more."""
    if len(tokens) == 1:
        return tokens[0]

    def work(session: Session) -> str:
        known = known_devices(session, tokens)
        if not known:
            return tokens[0]
        same = [row.token_hash for row in known[1:] if row.learner_id == known[0].learner_id]
        session.execute(delete(DeviceRow).where(DeviceRow.token_hash.in_(same)))
        return next(token for token in tokens if hash_token(token) == known[0].token_hash)

    return store.write(work)


def known_devices(session: Session, tokens: Collection[str]) -> Sequence[Row[str, str, datetime]]:
    """Inside a transaction: learner, hash and last day of the keys that are enrolled, first come first."""
    return session.execute(_KNOWN, {"hashes": [hash_token(token) for token in tokens]}).all()
