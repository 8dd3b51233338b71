"""Agreements as they are read: by either of the two, and in somebody's plan."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from netlearn.domain.agreements import Agreement, CheckIn, Outcome, Wording
from netlearn.domain.coaching import KEPT, find_phase, list_deeds
from netlearn.store.engagements import check_place, read_engagements, role_of
from netlearn.store.engine import Store
from netlearn.store.tables import AgreementCheckRow, AgreementRow, EngagementMemberRow


@dataclass(frozen=True, slots=True)
class Planned:
    """An agreement in somebody's plan: whose it is, with whom it was made, and if it is still checked."""

    engagement_id: str
    agreement: Agreement
    mine: bool
    other: str
    open: bool


def list_agreements(store: Store, engagement_id: str, learner_id: str) -> tuple[Agreement, ...]:
    """The agreements of an engagement for either of the two, oldest first.

    Raises:
        NotFound: Not theirs.
    """
    with store.read() as session:
        _, role = check_place(session, engagement_id, learner_id)
        return () if role == "peer" else read_agreements(session, AgreementRow.engagement_id == engagement_id)


def list_planned(store: Store, learner_id: str, now: datetime) -> tuple[Planned, ...]:
    """What the learner has agreed on with anybody, as coach or coachee, and is still to do, by day.

    A closed pair keeps what it agreed on; one that somebody has left does not.
    """
    with store.read() as session:
        seen = {
            one.id: one
            for one in read_engagements(session, learner_id)
            if one.me != "peer" and find_phase(one.pair, now) in KEPT
        }
        grouped = group_agreements(session, seen)
    planned = [
        Planned(
            name,
            one,
            mine=one.owner == seen[name].me,
            other=seen[name].name(seen[name].other),
            open="check" in list_deeds(seen[name].pair, seen[name].me, now),
        )
        for name, agreements in grouped.items()
        for one in agreements
        if one.live
    ]
    return tuple(sorted(planned, key=lambda one: (one.agreement.wording.due, one.agreement.id)))


def group_agreements(session: Session, ids: Collection[str]) -> dict[str, list[Agreement]]:
    """Inside a transaction: the agreements of some engagements, oldest first, by the engagement's id."""
    grouped: dict[str, list[Agreement]] = {}
    if ids:
        for engagement_id, one in _read(session, AgreementRow.engagement_id.in_(ids)):
            grouped.setdefault(engagement_id, []).append(one)
    return grouped


def read_agreements(session: Session, which: ColumnElement[bool]) -> tuple[Agreement, ...]:
    """Inside a transaction: the agreements of some rows, oldest first, with what was said on them."""
    return tuple(one for _, one in _read(session, which))


def _read(session: Session, which: ColumnElement[bool]) -> list[tuple[str, Agreement]]:
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
    return [
        (
            row.engagement_id,
            Agreement(
                id=row.id,
                owner=role_of(role),
                wording=Wording(row.title, row.step, row.cue, row.measure, row.due),
                round=row.round,
                written_at=row.written_at,
                accepted_at=row.accepted_at,
                checks=tuple(checks.get(row.id, ())),
            ),
        )
        for row, role in rows
    ]


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
