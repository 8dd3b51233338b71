"""A stamp of all that both of a pair may see: when it differs, a screen has something new to show."""

from sqlalchemy import func, select

from netlearn.store.engagements import check_place
from netlearn.store.engine import Store
from netlearn.store.tables import (
    AgreementCheckRow,
    AgreementRow,
    EngagementMemberRow,
    EngagementSealRow,
    EngagementWordRow,
)


def stamp_engagement(store: Store, engagement_id: str, learner_id: str) -> tuple[object, ...]:
    """Stamp an engagement for one of its members; what nobody else may see is left out.

    Raises:
        NotFound: Not theirs.
    """
    counted = [
        select(func.count()).select_from(kind).where(kind.engagement_id == engagement_id)
        for kind in (EngagementMemberRow, EngagementSealRow, AgreementRow, AgreementCheckRow)
    ]
    shown = (EngagementWordRow.engagement_id == engagement_id) & (
        EngagementWordRow.kind.not_in(("private", "guide"))
    )
    latest = [
        select(func.max(column)).where(AgreementRow.engagement_id == engagement_id)
        for column in (AgreementRow.written_at, AgreementRow.accepted_at)
    ]
    words = [
        select(func.max(EngagementWordRow.written_at)).where(shown),
        select(func.count()).select_from(EngagementWordRow).where(shown),
    ]
    with store.read() as session:
        row, role = check_place(session, engagement_id, learner_id)
        asked = select(*(one.scalar_subquery() for one in (*counted, *latest, *words)))
        return (row.phase, row.round, row.opened, role, *session.execute(asked).one())
