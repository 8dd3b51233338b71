"""Reports shared by link: who may see which one until when, and every opening of it."""

import secrets
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, case, delete, func, or_, select, update
from sqlalchemy.orm import Session

from netlearn.errors import NotFound, ShareRefused
from netlearn.store.engine import Store
from netlearn.store.learners import hash_token
from netlearn.store.sql import add_once, new_id
from netlearn.store.tables import AssessmentRow, ShareOpeningRow, ShareRow

TOKEN_BYTES = 16  # 128 bits: nobody finds a report by guessing
MOST_OPEN = 20  # links of one learner that lead somewhere at the same time
KEPT = timedelta(days=90)  # how long an ended link stays on its learner's list
SHOWN = 10  # openings of a link that are listed one by one

Kind = Literal["opened", "checked"]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a link shows of a result beside the profile itself.

    Attributes:
        plan: The plan as it stands when the link is opened.
        changes: What changed since the result before.
        notes: Reflections as "lesson id/block id".
    """

    plan: bool = False
    changes: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """A link. It leads somewhere until `expires_at`, or until `revoked_at` where that is set."""

    id: str
    learner_id: str
    assessment_id: str
    label: str
    contents: Contents
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None

    def is_open(self, now: datetime) -> bool:
        """Whether it still leads somewhere."""
        return self.revoked_at is None and now < self.expires_at


@dataclass(frozen=True, slots=True)
class Openings:
    """How often a link was opened, and the newest moments it was opened or checked at, newest first."""

    count: int = 0
    newest: tuple[tuple[datetime, Kind], ...] = ()


def make_share(
    store: Store,
    learner_id: str,
    assessment_id: str,
    label: str,
    *,
    lasts: timedelta,
    contents: Contents,
    now: datetime,
) -> str:
    """Make a link to the report on a submitted result. Links that ended long ago are forgotten meanwhile.

    Args:
        store: An open database.
        learner_id: Whose report it is.
        assessment_id: Which result.
        label: For whom the link is, 1 to 80 characters.
        lasts: How long it leads somewhere.
        contents: What it shows beside the profile.
        now: The present moment.

    Returns:
        The token, 22 signs that are safe in an address. It is not kept in readable form.

    Raises:
        NotFound: The learner has no such submitted assessment.
        ShareRefused: 20 links are open already.
        StoreError: A label or length that is not allowed, or the database refused.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = {
        "id": new_id(),
        "learner_id": learner_id,
        "assessment_id": assessment_id,
        "token_hash": hash_token(token),
        "label": " ".join(label.split()),
        "plan": contents.plan,
        "changes": contents.changes,
        "notes": list(contents.notes),
        "made_at": now,
        "expires_at": now + lasts,
    }
    mine = ShareRow.learner_id == learner_id
    old = or_(ShareRow.expires_at <= now - KEPT, ShareRow.revoked_at <= now - KEPT)
    result = select(AssessmentRow.id).where(
        AssessmentRow.id == assessment_id,
        AssessmentRow.learner_id == learner_id,
        AssessmentRow.submitted_at.is_not(None),
    )

    def make(session: Session) -> None:
        if session.scalar(result) is None:
            raise NotFound("There is no such result.")
        session.execute(delete(ShareRow).where(mine & old))
        count = select(func.count()).select_from(ShareRow).where(mine & _leads_on(now))
        if session.scalars(count).one() >= MOST_OPEN:
            raise ShareRefused(f"{MOST_OPEN} links are open already. Take one back first.")
        add_once(session, ShareRow, row)

    store.write(make)
    return token


def list_shares(store: Store, learner_id: str) -> tuple[Share, ...]:
    """The learner's links, newest first, those that ended in the last 90 days among them."""
    mine = select(ShareRow).where(ShareRow.learner_id == learner_id)
    with store.read() as session:
        rows = session.scalars(mine.order_by(ShareRow.made_at.desc(), ShareRow.id))
        return tuple(_read(row) for row in rows)


def list_openings(store: Store, shares: Collection[Share]) -> dict[str, Openings]:
    """When these links were opened, by their id; those never asked for are left out."""
    if not shares:
        return {}
    row = ShareOpeningRow
    ranked = (
        select(
            row.share_id,
            row.opened_at,
            row.kind,
            func.sum(case((row.kind == "opened", 1), else_=0)).over(partition_by=row.share_id).label("count"),
            func.row_number()
            .over(partition_by=row.share_id, order_by=(row.opened_at.desc(), row.id.desc()))
            .label("place"),
        )
        .where(row.share_id.in_([share.id for share in shares]))
        .subquery()
    )
    moments: dict[str, list[tuple[datetime, Kind]]] = defaultdict(list)
    counts: dict[str, int] = {}
    with store.read() as session:
        newest = select(ranked).where(ranked.c.place <= SHOWN).order_by(ranked.c.share_id, ranked.c.place)
        for share_id, opened_at, kind, count, _ in session.execute(newest):
            moments[share_id].append((opened_at, kind))
            counts[share_id] = count
    return {share_id: Openings(counts[share_id], tuple(found)) for share_id, found in moments.items()}


def revoke_share(store: Store, learner_id: str, share_id: str, now: datetime) -> None:
    """Take a link back: from the next request on it leads nowhere. The first time stands.

    Raises:
        NotFound: The learner has no such link.
        StoreError: The database refused; the link still leads where it led.
    """
    mine = (ShareRow.id == share_id) & (ShareRow.learner_id == learner_id)

    def revoke(session: Session) -> None:
        if session.scalar(select(ShareRow.id).where(mine)) is None:
            raise NotFound("There is no such link.")
        session.execute(update(ShareRow).where(mine, ShareRow.revoked_at.is_(None)).values(revoked_at=now))

    store.write(revoke)


def find_share(store: Store, token: str, now: datetime) -> Share | None:
    """The link with this token; None when it is unknown, over or taken back.

    Raises:
        StoreUnreadable: The database does not answer.
    """
    with store.read() as session:
        row = session.scalar(select(ShareRow).where(ShareRow.token_hash == hash_token(token), _leads_on(now)))
        return None if row is None else _read(row)


def log_opening(store: Store, share_id: str, kind: Kind, now: datetime) -> bool:
    """Note that a link was opened, unless it has ended meanwhile.

    Returns:
        Whether it still leads somewhere; if not, nothing was noted and nothing may be shown.

    Raises:
        StoreError: The database refused; nothing may be shown.
    """
    # Locked, so that on PostgreSQL nobody takes it back between the look and the note.
    live = select(ShareRow.id).where(ShareRow.id == share_id, _leads_on(now)).with_for_update()

    def note(session: Session) -> bool:
        if session.scalar(live) is None:
            return False
        return add_once(session, ShareOpeningRow, {"share_id": share_id, "kind": kind, "opened_at": now})

    return store.write(note)


def _leads_on(now: datetime) -> ColumnElement[bool]:
    return ShareRow.revoked_at.is_(None) & (ShareRow.expires_at > now)


def _read(row: ShareRow) -> Share:
    return Share(
        id=row.id,
        learner_id=row.learner_id,
        assessment_id=row.assessment_id,
        label=row.label,
        contents=Contents(row.plan, row.changes, tuple(row.notes)),
        made_at=row.made_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
    )
