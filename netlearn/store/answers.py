"""Everybody's answers to an instrument, without saying whose they are."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy import func, select

from netlearn.store.engine import Store
from netlearn.store.tables import AssessmentRow, RatingRow

ROWS_AT_ONCE = 5000


def stream_answers(
    store: Store, instrument_id: str, instrument_version: int, item_ids: Sequence[str], form: str = "self"
) -> Iterator[tuple[int, ...]]:
    """The complete sets of answers to one version of an instrument, one a person, in no telling order.

    A set is complete when it was submitted and every item has a value; an item that does not apply has
    none. Of several complete ones of a person the first counts: later ones follow upon a plan, and one
    person is one person.

    Rows come a few at a time, so that they need not fit into memory together. Read to the end or close
    the iterator: it holds a snapshot of the database open.

    Args:
        store: The database.
        instrument_id: Whose answers.
        instrument_version: Of which version.
        item_ids: The items wanted; the values come in this order.
        form: Who answers: oneself or a manager.
    """
    wanted = frozenset(item_ids)
    complete = (
        select(
            AssessmentRow.id,
            func.row_number()
            .over(
                partition_by=AssessmentRow.learner_id, order_by=(AssessmentRow.submitted_at, AssessmentRow.id)
            )
            .label("place"),
        )
        .join(RatingRow, RatingRow.assessment_id == AssessmentRow.id)
        .where(
            AssessmentRow.instrument_id == instrument_id,
            AssessmentRow.instrument_version == instrument_version,
            AssessmentRow.form == form,
            AssessmentRow.submitted_at.is_not(None),
            RatingRow.value.is_not(None),
            RatingRow.item_id.in_(wanted),
        )
        .group_by(AssessmentRow.id)
        .having(func.count() == len(wanted))
        .subquery()
    )
    answers = (
        select(RatingRow.assessment_id, RatingRow.item_id, RatingRow.value)
        .join(complete, complete.c.id == RatingRow.assessment_id)
        .where(complete.c.place == 1, RatingRow.item_id.in_(wanted))
        .order_by(RatingRow.assessment_id)  # ids are random
    )
    with store.read() as session:
        rows = session.execute(answers.execution_options(yield_per=ROWS_AT_ONCE))
        for _, given in groupby(rows, key=lambda row: row[0]):
            values = {item_id: value for _, item_id, value in given}
            yield tuple(values[item_id] for item_id in item_ids)


def find_last_submission(
    store: Store, instrument_id: str, instrument_version: int, form: str = "self"
) -> datetime | None:
    """When somebody last submitted answers to this version; None when nobody did.

    While it stays the same, what was reckoned from `stream_answers` can be kept.
    """
    last = select(func.max(AssessmentRow.submitted_at)).where(
        AssessmentRow.instrument_id == instrument_id,
        AssessmentRow.instrument_version == instrument_version,
        AssessmentRow.form == form,
    )
    with store.read() as session:
        return session.scalar(last)
