"""Calendar feeds: one secret address a learner, kept as a digest, that can be taken back."""

import secrets
from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete, select

from netlearn.store.engine import Store
from netlearn.store.sql import put
from netlearn.store.tables import CalendarFeedRow

TOKEN_BYTES = 16  # 128 bits: nobody finds a plan by guessing


def make_feed(store: Store, learner_id: str, now: datetime) -> str:
    """Make a new address for the learner's plan; an earlier one leads nowhere from now on.

    Returns:
        The token, 22 signs that are safe in an address. It is not kept in readable form.

    Raises:
        StoreError: no such learner, or the database refused.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    values = {"token_hash": _digest(token), "made_at": now}
    store.write(lambda session: put(session, CalendarFeedRow, {"learner_id": learner_id}, values))
    return token


def revoke_feed(store: Store, learner_id: str) -> None:
    """Take the address back; nothing happens when there is none.

    Raises:
        StoreError: the database refused.
    """
    mine = delete(CalendarFeedRow).where(CalendarFeedRow.learner_id == learner_id)
    store.write(lambda session: session.execute(mine))


def find_feed(store: Store, token: str) -> str | None:
    """Whose plan this token leads to; None when it leads nowhere.

    Raises:
        StoreUnreadable: the database does not answer.
    """
    same = CalendarFeedRow.token_hash == _digest(token)
    with store.read() as session:
        return session.scalar(select(CalendarFeedRow.learner_id).where(same))


def feed_made_at(store: Store, learner_id: str) -> datetime | None:
    """When the learner's address was made; None when there is none."""
    mine = CalendarFeedRow.learner_id == learner_id
    with store.read() as session:
        return session.scalar(select(CalendarFeedRow.made_at).where(mine))


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
