"""Accounts: a sign-in leads to a learner of its own, whatever the browser it comes from leads to."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, select
from sqlalchemy.orm import Session

from netlearn.errors import StoreError
from netlearn.store.devices import known_devices
from netlearn.store.engine import Store
from netlearn.store.sql import add_once, new_id
from netlearn.store.tables import AccountRow, DeviceRow, LearnerRow

_OWNER = select(AccountRow.learner_id).where(AccountRow.subject == bindparam("subject"))


def find_account(store: Store, subject: str) -> str | None:
    """The learner that the sign-in `subject` leads to; None for one never seen."""
    return next((learner for (learner,) in store.fetch(_OWNER, subject=subject)), None)


def open_account(store: Store, subject: str, now: datetime, *, bring: Collection[str] = ()) -> str:
    """The learner that the sign-in `subject` leads to, made if there is none. Safe to repeat.

    Args:
        store: the database.
        subject: who signed in, unique over all providers.
        now: the present moment.
        bring: keys of a browser whose work becomes that of a new account. They lead to nobody afterwards, so
            that whoever comes to the browser after a sign-out does not find it. Left alone when the account
            is not new, or when the work belongs to another account.
    """

    def work(session: Session) -> str:
        if (known := _owner(session, subject)) is not None:
            return known
        free = _find_free(session, bring)
        learner_id = free or new_id()
        if free is None:
            add_once(session, LearnerRow, {"id": learner_id, "created_at": now, "seen_at": now})
        row = {"subject": subject, "learner_id": learner_id, "bound_at": now}
        if not add_once(session, AccountRow, row):
            # Possible on PostgreSQL only, where writers do not take turns; the exception rolls back.
            raise StoreError("Nothing was saved: two tabs signed in at once; try again.")
        hashes = [one.token_hash for one in known_devices(session, bring) if one.learner_id == free]
        session.execute(delete(DeviceRow).where(DeviceRow.token_hash.in_(hashes)))
        return learner_id

    known = find_account(store, subject)
    return known if known is not None else store.write(work)


def _owner(session: Session, subject: str) -> str | None:
    owner: str | None = session.scalar(_OWNER, {"subject": subject})
    return owner


def _find_free(session: Session, tokens: Collection[str]) -> str | None:
    """The learner of these keys, unless an account leads there already."""
    for learner, _, _ in known_devices(session, tokens):
        if not session.scalar(select(exists().where(AccountRow.learner_id == learner))):
            return learner
    return None
