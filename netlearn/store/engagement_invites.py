"""Invitations: links of 128 random bits, kept as digests, good for one person and 14 days."""

import secrets
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from netlearn.domain.coaching import INVITED_FOR, Role, find_phase, take_deed
from netlearn.errors import StepRefused
from netlearn.store.engagements import WHOM, check_place, read_engagement
from netlearn.store.engine import Store
from netlearn.store.learners import hash_token
from netlearn.store.sql import new_id, put
from netlearn.store.tables import (
    EngagementInviteRow,
    EngagementMemberRow,
    EngagementRow,
    EngagementWordRow,
)

TOKEN_BYTES = 16
MOST_ENGAGEMENTS = 200  # as a coach
MOST_PEERS = 12


def make_engagement(
    store: Store, coach_id: str, *, name: str, whom: str, purpose: str, now: datetime
) -> tuple[str, str]:
    """Make an engagement and an invitation to it.

    Args:
        store: An open database.
        coach_id: Who coaches.
        name: What the coach goes by in it.
        whom: What the coach calls the other until they come in; nobody else sees it.
        purpose: What it is for.
        now: The present moment.

    Returns:
        The engagement's id and the token of the invitation, which is kept as a digest only.

    Raises:
        StepRefused: Too many engagements.
        StoreError: A name or purpose that is empty or too long, or the database refused.
    """
    engagement_id, token = new_id(), secrets.token_urlsafe(TOKEN_BYTES)

    def make(session: Session) -> None:
        coached = (EngagementMemberRow.learner_id == coach_id) & (EngagementMemberRow.role == "coach")
        if _count(session, coached) >= MOST_ENGAGEMENTS:
            raise StepRefused(f"{MOST_ENGAGEMENTS} engagements are the most that one coach can have here.")
        session.add(
            EngagementRow(
                id=engagement_id,
                phase="invited",
                round=1,
                opened=0,
                peers=0,
                expires_at=now + INVITED_FOR,
                made_at=now,
            )
        )
        session.flush()
        session.add(
            EngagementMemberRow(
                engagement_id=engagement_id,
                learner_id=coach_id,
                role="coach",
                name=name.strip(),
                purpose=purpose.strip(),
                joined_at=now,
            )
        )
        session.flush()
        if whom:
            key = {"engagement_id": engagement_id, "learner_id": coach_id, "kind": "private", "name": WHOM}
            put(session, EngagementWordRow, key, {"text": whom, "written_at": now})
        _add_invite(session, token, (engagement_id, coach_id), "coachee", now)

    store.write(make)
    return engagement_id, token


def renew_invitation(store: Store, engagement_id: str, coach_id: str, now: datetime) -> str:
    """Make a new link in place of one that was lost, taken back or is too old; gives its token.

    Raises:
        NotFound: Not theirs.
        StepRefused: The invitation was answered.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)

    def renew(session: Session) -> None:
        seen = read_engagement(session, engagement_id, coach_id, lock=True)
        pair = seen.pair
        if find_phase(pair, now) == "invited":
            pair = take_deed(pair, seen.me, "revoke", now)
        pair = take_deed(pair, seen.me, "renew", now)
        row = session.get_one(EngagementRow, engagement_id)
        row.phase, row.expires_at = pair.phase, pair.expires_at
        _drop_invites(session, engagement_id, "coachee")
        _add_invite(session, token, (engagement_id, coach_id), "coachee", now)

    store.write(renew)
    return token


def revoke_invitation(store: Store, engagement_id: str, coach_id: str, now: datetime) -> None:
    """Take the coachee's link back: it leads nowhere from now on.

    Raises:
        NotFound: Not theirs.
        StepRefused: The invitation was answered.
    """

    def revoke(session: Session) -> None:
        seen = read_engagement(session, engagement_id, coach_id, lock=True)
        session.get_one(EngagementRow, engagement_id).phase = take_deed(
            seen.pair, seen.me, "revoke", now
        ).phase
        _drop_invites(session, engagement_id, "coachee")

    store.write(revoke)


def invite_peer(store: Store, engagement_id: str, learner_id: str, now: datetime) -> str:
    """Make a link for one peer of the coachee's; gives its token.

    Raises:
        NotFound: Not theirs.
        StepRefused: Not the coachee, too late, or too many.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)

    def invite(session: Session) -> None:
        seen = read_engagement(session, engagement_id, learner_id, lock=True)
        take_deed(seen.pair, seen.me, "invite_peer", now)
        if seen.peers + _count_links(session, engagement_id, now) >= MOST_PEERS:
            raise StepRefused(f"{MOST_PEERS} links and peers are enough.")
        _add_invite(session, token, (engagement_id, learner_id), "peer", now)

    store.write(invite)
    return token


def count_peer_links(store: Store, engagement_id: str, learner_id: str, now: datetime) -> int:
    """How many links to peers somebody could still come in by; 0 for everybody but the coachee.

    Raises:
        NotFound: Not theirs.
    """
    with store.read() as session:
        _, role = check_place(session, engagement_id, learner_id)
        return _count_links(session, engagement_id, now) if role == "coachee" else 0


def revoke_peer_links(store: Store, engagement_id: str, learner_id: str) -> None:
    """Take back every link to a peer that nobody has used; peers who have come in stay.

    Raises:
        NotFound: Not theirs.
        StepRefused: Not the coachee.
    """

    def revoke(session: Session) -> None:
        _, role = check_place(session, engagement_id, learner_id, lock=True)
        if role != "coachee":
            raise StepRefused("Who asked for these ratings takes the links back.")
        _drop_invites(session, engagement_id, "peer")

    store.write(revoke)


def _add_invite(session: Session, token: str, place: tuple[str, str], role: Role, now: datetime) -> None:
    """Keep a link; `place` is the engagement and the learner who invites."""
    session.add(
        EngagementInviteRow(
            token_hash=hash_token(token),
            engagement_id=place[0],
            learner_id=place[1],
            role=role,
            made_at=now,
            expires_at=now + INVITED_FOR,
        )
    )


def _drop_invites(session: Session, engagement_id: str, role: Role) -> None:
    which = (EngagementInviteRow.engagement_id == engagement_id) & (EngagementInviteRow.role == role)
    session.execute(delete(EngagementInviteRow).where(which))


def _count_links(session: Session, engagement_id: str, now: datetime) -> int:
    waiting = (
        (EngagementInviteRow.engagement_id == engagement_id)
        & (EngagementInviteRow.role == "peer")
        & (EngagementInviteRow.expires_at > now)
    )
    return session.scalars(select(func.count()).select_from(EngagementInviteRow).where(waiting)).one()


def _count(session: Session, which: ColumnElement[bool]) -> int:
    return session.scalars(select(func.count()).select_from(EngagementMemberRow).where(which)).one()
