"""The list of somebody's engagements: with whom, when they next meet, and what is still to do. No ranking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from netlearn.domain.coaching import KEPT, LIVE, Phase, Role, find_phase, list_deeds
from netlearn.store.agreements import group_agreements
from netlearn.store.engagements import MEETING, WHOM, Engagement, read_engagements
from netlearn.store.engine import Store
from netlearn.store.tables import EngagementWordRow


@dataclass(frozen=True, slots=True)
class Listed:
    """An engagement in a list: with whom, where it stands, when they next meet, and what is still to do.

    `meeting` is today or later; `meeting_set_at` is when it was chosen.
    """

    id: str
    me: Role
    other: str
    phase: Phase
    sealed: bool
    meeting: date | None
    meeting_set_at: datetime | None
    live_agreements: int


def list_engagements(store: Store, learner_id: str, now: datetime) -> tuple[Listed, ...]:
    """The learner's engagements, the next meeting first; without one, by name.

    A peer is told of their own part alone: nothing of when the two meet, what they agreed on, or whether
    they have opened their ratings.
    """
    with store.read() as session:
        found = read_engagements(session, learner_id)
        ids = [one.id for one in found if one.me != "peer"]
        meetings, agreements, whom = (
            _read_meetings(session, ids),
            group_agreements(session, ids),
            _read_whom(session, ids),
        )
    listed = []
    for one in found:
        phase = _find_own_phase(one, now)
        on, set_at = meetings.get(one.id, (None, None))
        ahead = phase in LIVE and on is not None and on >= now.date()
        listed.append(
            Listed(
                id=one.id,
                me=one.me,
                other=one.names.get(one.other) or (whom.get(one.id, "") if one.me == "coach" else ""),
                phase=phase,
                sealed=one.sealed,
                meeting=on if ahead else None,
                meeting_set_at=set_at if ahead else None,
                live_agreements=sum(word.live for word in agreements.get(one.id, ())) if phase in KEPT else 0,
            )
        )
    return tuple(sorted(listed, key=lambda one: (one.meeting or date.max, one.other.casefold(), one.id)))


def _find_own_phase(one: Engagement, now: datetime) -> Phase:
    """The phase; for a peer that of their own rating, which does not tell whether the two have moved on."""
    phase = find_phase(one.pair, now)
    if one.me != "peer" or phase == "withdrawn":
        return phase
    return "rating" if one.sealed or "rate" in list_deeds(one.pair, "peer", now) else "closed"


def _read_meetings(session: Session, ids: Sequence[str]) -> dict[str, tuple[date, datetime]]:
    rows = session.execute(
        select(EngagementWordRow.engagement_id, EngagementWordRow.text, EngagementWordRow.written_at)
        .where(EngagementWordRow.kind == MEETING, EngagementWordRow.engagement_id.in_(ids))
        .order_by(EngagementWordRow.written_at)
    )
    return {name: (date.fromisoformat(text), at) for name, text, at in rows if text}


def _read_whom(session: Session, ids: Sequence[str]) -> dict[str, str]:
    rows = session.execute(
        select(EngagementWordRow.engagement_id, EngagementWordRow.text).where(
            EngagementWordRow.kind == "private",
            EngagementWordRow.name == WHOM,
            EngagementWordRow.engagement_id.in_(ids),
        )
    )
    return dict(rows.all())
