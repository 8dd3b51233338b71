"""Discarding: an assessment that was begun and is not wanted goes, a result never does."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from netlearn.errors import AlreadySubmitted
from netlearn.store.engine import Store
from netlearn.store.tables import AssessmentRow


def discard_draft(store: Store, learner_id: str, assessment_id: str) -> None:
    """Erase the learner's open draft with its ratings. Where there is no such draft, nothing happens.

    Raises:
        AlreadySubmitted: it is a result by now, which stays.
        StoreError: the database refused; nothing was erased.
    """
    mine = (AssessmentRow.id == assessment_id) & (AssessmentRow.learner_id == learner_id)

    def discard(session: Session) -> None:
        row = session.scalar(select(AssessmentRow).where(mine).with_for_update())
        if row is not None and row.submitted_at is not None:
            raise AlreadySubmitted("This assessment is submitted, so it stays.")
        session.execute(delete(AssessmentRow).where(mine))  # its ratings go with it

    store.write(discard)
