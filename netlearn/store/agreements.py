"""Agreements as they are read: by either of the two, and in somebody's plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from netlearn.domain.agreements import Agreement, CheckIn, Outcome, Wording
from netlearn.domain.coaching import list_deeds
from netlearn.store.engagements import check_place, read_engagement, role_of
from netlearn.store.engine import Store
from netlearn.store.tables import AgreementCheckRow, AgreementRow, EngagementMemberRow, EngagementRow


@dataclass(frozen=True, slots=True)
class Planned:
    """An agreement in somebody's plan: whose it is, and with whom it was made."""

    engagement_id: str
    agreement: Agreement
    mine: bool
    other: str


def list_agreements(store: Store, engagement_id: str, learner_id: str) -> tuple[Agreement, ...]:
    """The agreements of an engagement for either of the two, oldest first.

    Raises:
        NotFound: Not theirs.
    """
    with store.read() as session:
        _, role = check_place(session, engagement_id, learner_id)
        return () if role == "peer" else read_agreements(session, AgreementRow.engagement_id == engagement_id)


def list_planned(store: Store, learner_id: str, now: datetime) -> tuple[Planned, ...]:
    """What the learner has agreed on with anybody, as coach or coachee, and is still to do; by day."""
    mine = select(EngagementMemberRow.engagement_id).where(
        EngagementMemberRow.learner_id == learner_id, EngagementMemberRow.role != "peer"
    )
    with store.read() as session:
        ids = session.scalars(
            mine.join(EngagementRow, EngagementRow.id == EngagementMemberRow.engagement_id).where(
                EngagementRow.opened >= 1
            )
        ).all()
        planned = []
        for engagement_id in ids:
            seen = read_engagement(session, engagement_id, learner_id)
            if "check" in list_deeds(seen.pair, seen.me, now):
                planned += [
                    Planned(engagement_id, one, one.owner == seen.me, seen.name(seen.other))
                    for one in read_agreements(session, AgreementRow.engagement_id == engagement_id)
                    if one.live
                ]
    return tuple(sorted(planned, key=lambda one: (one.agreement.wording.due, one.agreement.id)))


def read_agreements(session: Session, which: ColumnElement[bool]) -> tuple[Agreement, ...]:
    """Inside a transaction: the agreements of some rows, oldest first, with what was said on them."""
    of_member = (EngagementMemberRow.engagement_id == AgreementRow.engagement_id) & (
        EngagementMemberRow.learner_id == AgreementRow.learner_id
    )
    rows = session.execute(
        select(AgreementRow, EngagementMemberRow.role)
        .join(EngagementMemberRow, of_member)
        .where(which)
        .order_by(AgreementRow.written_at, AgreementRow.id)
    ).all()
    checks = _read_checks(session, [row.id for row, _ in rows])
    return tuple(
        Agreement(
            id=row.id,
            owner=role_of(role),
            wording=Wording(row.title, row.step, row.cue, row.measure, row.due),
            round=row.round,
            written_at=row.written_at,
            accepted_at=row.accepted_at,
            checks=tuple(checks.get(row.id, ())),
        )
        for row, role in rows
    )


def _read_checks(session: Session, ids: Sequence[str]) -> dict[str, list[CheckIn]]:
    if not ids:
        return {}
    of_member = (EngagementMemberRow.engagement_id == AgreementCheckRow.engagement_id) & (
        EngagementMemberRow.learner_id == AgreementCheckRow.learner_id
    )
    rows = session.execute(
        select(AgreementCheckRow, EngagementMemberRow.role)
        .join(EngagementMemberRow, of_member)
        .where(AgreementCheckRow.agreement_id.in_(ids))
        .order_by(AgreementCheckRow.id)
    )
    found: dict[str, list[CheckIn]] = {}
    for row, role in rows:
        found.setdefault(row.agreement_id, []).append(
            CheckIn(role_of(role), cast("Outcome", row.outcome), row.note, row.help, row.said_at)
        )
    return found
