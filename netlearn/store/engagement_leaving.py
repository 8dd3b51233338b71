"""Leaving an engagement: one's place goes, and with it, by cascade, everything entered from it."""

from sqlalchemy import delete, exists
from sqlalchemy.orm import Session

from netlearn.store.engine import Store
from netlearn.store.scrubbing import mark_erased
from netlearn.store.tables import EngagementMemberRow, EngagementRow


def leave_engagement(store: Store, engagement_id: str, learner_id: str) -> None:
    """Erase a member's place with all they entered; the pair ends for the others at once. Safe to repeat.

    Raises:
        StoreError: the database refused.
    """

    def leave(session: Session) -> None:
        mine = (EngagementMemberRow.engagement_id == engagement_id) & (
            EngagementMemberRow.learner_id == learner_id
        )
        session.execute(delete(EngagementMemberRow).where(mine))
        drop_left_engagements(session)
        mark_erased(session)

    store.write(leave)
    store.scrub_soon()


def drop_left_engagements(session: Session) -> None:
    """Inside a write: delete the engagements that coach and coachee have both left."""
    of_pair = exists().where(
        EngagementMemberRow.engagement_id == EngagementRow.id, EngagementMemberRow.role != "peer"
    )
    session.execute(delete(EngagementRow).where(~of_pair))
