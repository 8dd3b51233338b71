"""Engagements: who works with whom, read from the place of one of them; whoever has none finds nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from netlearn.domain.coaching import KeptPhase, Pair, Role
from netlearn.errors import NotFound
from netlearn.store.engine import Store
from netlearn.store.tables import EngagementMemberRow, EngagementRow, EngagementSealRow

MEETING: Final = "meeting"
WHOM = "whom"  # the coach's own name for somebody who has not come yet


@dataclass(frozen=True, slots=True)
class Engagement:
    """An engagement as one of its members may know it.

    Attributes:
        id: Its id.
        me: The reader's role.
        pair: Where it stands.
        names: What coach and coachee go by, by role.
        purpose: What it is for, in the coach's words.
        sealed: Whether the reader has sealed in this round; a peer, whether in the first and only one.
        peers: How many peers have come in.
        peers_sealed: How many of them have sealed.
        peers_opened: How many had when the ratings were opened.
        accepted_at: When the coachee came in.
        opened_at: When two ratings were last opened.
        agreed_at: When a session last ended in agreement.
    """

    id: str
    me: Role
    pair: Pair
    names: Mapping[Role, str]
    purpose: str
    sealed: bool
    peers: int
    peers_sealed: int
    peers_opened: int
    accepted_at: datetime | None
    opened_at: datetime | None
    agreed_at: datetime | None

    @property
    def other(self) -> Role:
        """The other one of the two; for a peer the coachee, whom they rate."""
        return "coach" if self.me == "coachee" else "coachee"

    def name(self, role: Role) -> str:
        """What somebody goes by; the role where they are not there."""
        return self.names.get(role, f"the {role}")


def load_engagement(store: Store, engagement_id: str, learner_id: str) -> Engagement:
    """The engagement, for one of its members.

    Raises:
        NotFound: It does not exist, or the reader has no place in it: both look the same.
    """
    with store.read() as session:
        return read_engagement(session, engagement_id, learner_id)


def read_engagement(
    session: Session, engagement_id: str, learner_id: str, *, lock: bool = False
) -> Engagement:
    """Inside a transaction: the engagement, for one of its members.

    Raises:
        NotFound: It does not exist, or the reader has no place in it.
    """
    row, _ = check_place(session, engagement_id, learner_id, lock=lock)
    (seen,) = _read(session, [row], learner_id)
    return seen


def read_engagements(session: Session, learner_id: str) -> tuple[Engagement, ...]:
    """Inside a transaction: every engagement in which the learner has a place, in three queries."""
    mine = select(EngagementMemberRow.engagement_id).where(EngagementMemberRow.learner_id == learner_id)
    rows = session.scalars(select(EngagementRow).where(EngagementRow.id.in_(mine))).all()
    return _read(session, rows, learner_id) if rows else ()


def _read(session: Session, rows: Sequence[EngagementRow], learner_id: str) -> tuple[Engagement, ...]:
    ids = [row.id for row in rows]
    members: dict[str, list[EngagementMemberRow]] = defaultdict(list)
    for member in session.scalars(
        select(EngagementMemberRow).where(EngagementMemberRow.engagement_id.in_(ids))
    ):
        members[member.engagement_id].append(member)
    seals: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for seal in session.scalars(select(EngagementSealRow).where(EngagementSealRow.engagement_id.in_(ids))):
        seals[seal.engagement_id].add((seal.learner_id, seal.round))
    return tuple(_build(row, members[row.id], seals[row.id], learner_id) for row in rows)


def _build(
    row: EngagementRow,
    members: Sequence[EngagementMemberRow],
    seals: set[tuple[str, int]],
    learner_id: str,
) -> Engagement:
    two = {role_of(one.role): one for one in members if one.role != "peer"}
    sealed = [one for one in members if (one.learner_id, row.round) in seals]
    me = next(role_of(one.role) for one in members if one.learner_id == learner_id)
    return Engagement(
        id=row.id,
        me=me,
        pair=Pair(
            expires_at=row.expires_at,
            phase=cast("KeptPhase", row.phase),
            round=row.round,
            opened=row.opened,
            sealed=frozenset(role_of(one.role) for one in sealed if one.role != "peer"),
            present=frozenset(two),
        ),
        names={role: one.name for role, one in two.items()},
        purpose=two["coach"].purpose if "coach" in two else "",
        sealed=(learner_id, 1 if me == "peer" else row.round) in seals,
        peers=sum(one.role == "peer" for one in members),
        peers_sealed=sum(one.role == "peer" for one in sealed),
        peers_opened=row.peers,
        accepted_at=row.accepted_at,
        opened_at=row.opened_at,
        agreed_at=row.agreed_at,
    )


def check_place(
    session: Session, engagement_id: str, learner_id: str, *, lock: bool = False
) -> tuple[EngagementRow, Role]:
    """Inside a transaction: the engagement's row and the role that the learner has in it.

    Raises:
        NotFound: It does not exist, or the learner has no place in it.
    """
    wanted = select(EngagementRow).where(EngagementRow.id == engagement_id)
    row = session.scalar(wanted.with_for_update() if lock else wanted)
    place = session.get(EngagementMemberRow, (engagement_id, learner_id))
    if row is None or place is None:
        raise NotFound("There is no such coaching, or it is not yours.")
    return row, role_of(place.role)


def find_member(session: Session, engagement_id: str, role: Role) -> str | None:
    """Inside a transaction: the learner who is the coach, or the coachee; None when they are not there."""
    return session.scalar(
        select(EngagementMemberRow.learner_id).where(
            EngagementMemberRow.engagement_id == engagement_id, EngagementMemberRow.role == role
        )
    )


def role_of(kept: str) -> Role:
    """A role as the database keeps it."""
    roles: dict[str, Role] = {"coach": "coach", "coachee": "coachee", "peer": "peer"}
    return roles[kept]
