"""The list of somebody's engagements: with whom, when they next meet, and what is still to do. No ranking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from netlearn.domain.coaching import Phase, Role, find_phase
from netlearn.store.engagements import MEETING, WHOM, read_engagement
from netlearn.store.engine import Store
from netlearn.store.tables import AgreementCheckRow, AgreementRow, EngagementMemberRow, EngagementWordRow


@dataclass(frozen=True, slots=True)
class Listed:
    """An engagement in a list: with whom, where it stands, when they next meet, and what is still to do."""

    id: str
    me: Role
    other: str
    phase: Phase
    sealed: bool
    meeting: date | None
    live_agreements: int


def list_engagements(store: Store, learner_id: str, now: datetime) -> tuple[Listed, ...]:
    """The learner's engagements, the next meeting first; without one, by name."""
    mine = select(EngagementMemberRow.engagement_id).where(EngagementMemberRow.learner_id == learner_id)
    with store.read() as session:
        ids = session.scalars(mine).all()
        if not ids:
            return ()
        meetings, live, whom = (
            _read_meetings(session, ids),
            _count_live(session, ids),
            _read_whom(session, ids),
        )
        listed = []
        for one in (read_engagement(session, name, learner_id) for name in ids):
            other = one.names.get(one.other) or (whom.get(one.id, "") if one.me == "coach" else "")
            listed.append(
                Listed(
                    id=one.id,
                    me=one.me,
                    other=other,
                    phase=find_phase(one.pair, now),
                    sealed=one.me in one.pair.sealed,
                    meeting=meetings.get(one.id),
                    live_agreements=live.get(one.id, 0),
                )
            )
    return tuple(sorted(listed, key=lambda one: (one.meeting or date.max, one.other.casefold(), one.id)))


def _read_meetings(session: Session, ids: Sequence[str]) -> dict[str, date]:
    rows = session.execute(
        select(EngagementWordRow.engagement_id, EngagementWordRow.text)
        .where(EngagementWordRow.kind == MEETING, EngagementWordRow.engagement_id.in_(ids))
        .order_by(EngagementWordRow.written_at)
    )
    return {name: date.fromisoformat(text) for name, text in rows if text}


def _read_whom(session: Session, ids: Sequence[str]) -> dict[str, str]:
    rows = session.execute(
        select(EngagementWordRow.engagement_id, EngagementWordRow.text).where(
            EngagementWordRow.kind == "private",
            EngagementWordRow.name == WHOM,
            EngagementWordRow.engagement_id.in_(ids),
        )
    )
    return dict(rows.all())


def _count_live(session: Session, ids: Sequence[str]) -> dict[str, int]:
    done = select(AgreementCheckRow.agreement_id).where(
        AgreementCheckRow.outcome == "done", AgreementCheckRow.learner_id == AgreementRow.learner_id
    )
    rows = session.execute(
        select(AgreementRow.engagement_id, func.count())
        .where(
            AgreementRow.engagement_id.in_(ids),
            AgreementRow.accepted_at.is_not(None),
            AgreementRow.id.not_in(done),
        )
        .group_by(AgreementRow.engagement_id)
    )
    return dict(rows.all())
