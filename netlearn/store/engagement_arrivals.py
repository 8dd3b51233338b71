"""Coming in: an invitation read, accepted or declined by whoever holds its link."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from netlearn.domain.coaching import Deed, Party, Role, list_deeds, take_deed
from netlearn.errors import NotFound, StepRefused
from netlearn.store.engagements import Engagement, read_engagement, role_of
from netlearn.store.engine import Store
from netlearn.store.learners import hash_token
from netlearn.store.tables import EngagementInviteRow, EngagementMemberRow, EngagementRow

GONE = "This invitation leads nowhere: it was used, was taken back or has expired. Ask for a new one."

PEER = "peer"  # what every peer goes by


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an open invitation says before it is answered."""

    engagement_id: str
    role: Role
    coach: str
    coachee: str
    purpose: str
    expires_at: datetime


def find_invitation(store: Store, token: str, now: datetime) -> Invitation | None:
    """What an open invitation says; None for one that is unknown, used, taken back or too old, all alike."""
    with store.read() as session:
        found = _find(session, token, now)
        if found is None:
            return None
        row, seen = found
        return Invitation(
            engagement_id=row.engagement_id,
            role=role_of(row.role),
            coach=seen.name("coach"),
            coachee=seen.name("coachee"),
            purpose=seen.purpose,
            expires_at=row.expires_at,
        )


def accept_invitation(store: Store, token: str, learner_id: str, *, name: str, now: datetime) -> str:
    """Take the place that an invitation offers; gives the engagement's id. The link is used up by that.

    A coachee goes by the name given; of a peer no name is kept, because nobody is shown one.

    Raises:
        NotFound: The link leads nowhere.
        StepRefused: The learner has a place in it already.
        StoreError: A name that is empty or too long, or the database refused.
    """

    def accept(session: Session) -> str:
        found = _find(session, token, now, lock=True)
        if found is None:
            raise NotFound(GONE)
        row, seen = found
        if session.get(EngagementMemberRow, (row.engagement_id, learner_id)) is not None:
            raise StepRefused("You have a place in this coaching already: the link is for somebody else.")
        engagement_id, role = row.engagement_id, role_of(row.role)
        session.delete(row)
        if role == "coachee":
            kept = session.get_one(EngagementRow, engagement_id)
            kept.phase, kept.accepted_at = take_deed(seen.pair, "guest", "accept", now).phase, now
        session.add(
            EngagementMemberRow(
                engagement_id=engagement_id,
                learner_id=learner_id,
                role=role,
                name=PEER if role == "peer" else name.strip(),
                purpose="",
                joined_at=now,
            )
        )
        return engagement_id

    return store.write(accept)


def decline_invitation(store: Store, token: str, now: datetime) -> None:
    """Say no. The link is used up; nothing else follows, and nothing is kept about who said it.

    Raises:
        NotFound: The link leads nowhere.
    """

    def decline(session: Session) -> None:
        found = _find(session, token, now, lock=True)
        if found is None:
            raise NotFound(GONE)
        row, seen = found
        if row.role == "coachee":
            kept = session.get_one(EngagementRow, row.engagement_id)
            kept.phase = take_deed(seen.pair, "guest", "decline", now).phase
        session.delete(row)

    store.write(decline)


def _find(
    session: Session, token: str, now: datetime, *, lock: bool = False
) -> tuple[EngagementInviteRow, Engagement] | None:
    row = session.get(EngagementInviteRow, hash_token(token))
    if row is not None and lock:
        # Whoever answers or replaces a link holds the pair; what they did meanwhile is read only now.
        session.execute(
            select(EngagementRow.id).where(EngagementRow.id == row.engagement_id).with_for_update()
        )
        row = session.get(EngagementInviteRow, row.token_hash, populate_existing=True)
    if row is None or row.expires_at <= now:
        return None
    seen = read_engagement(session, row.engagement_id, row.learner_id)
    asks: tuple[Party, Deed] = ("guest", "accept") if row.role == "coachee" else (seen.me, "invite_peer")
    return (row, seen) if asks[1] in list_deeds(seen.pair, asks[0], now) else None
