"""Answers of all people together, without names, for estimating how exact scores are."""

from collections.abc import Sequence

from sqlalchemy import func, select

from netlearn.store.engine import Store
from netlearn.store.tables import AssessmentRow, RatingRow

ROWS_AT_ONCE = 5000


def list_answers(
    store: Store, instrument_id: str, version: int, items: Sequence[str], *, least: int
) -> list[list[int | None]]:
    """A row of raw answers for every person who submitted this version, in no order that tells who.

    Each person counts once, with the assessment submitted first. None stands for no answer.

    Args:
        store: An open database.
        instrument_id: The instrument.
        version: Its version: another one may word the items otherwise.
        items: The item ids, which give the columns their order.
        least: Fewer people than this give an empty table, so that few are never looked at.

    Raises:
        StoreUnreadable: the database does not answer.
    """
    same = (
        (AssessmentRow.instrument_id == instrument_id)
        & (AssessmentRow.instrument_version == version)
        & (AssessmentRow.form == "self")
        & AssessmentRow.submitted_at.is_not(None)
    )
    place = func.row_number().over(
        partition_by=AssessmentRow.learner_id, order_by=(AssessmentRow.submitted_at, AssessmentRow.id)
    )
    ranked = select(AssessmentRow.id, place.label("place")).where(same).subquery()
    first = select(ranked.c.id).where(ranked.c.place == 1)
    with store.read() as session:
        count = session.scalars(select(func.count()).select_from(first.subquery())).one()
        if count < least:
            return []
        answers = session.execute(
            select(RatingRow.assessment_id, RatingRow.item_id, RatingRow.value).where(
                RatingRow.assessment_id.in_(first)
            ),
            execution_options={"yield_per": ROWS_AT_ONCE},
        )
        columns = {item: column for column, item in enumerate(items)}
        table: dict[str, list[int | None]] = {}
        for assessment, item, value in answers:
            row = table.setdefault(assessment, [None] * len(items))
            if item in columns:
                row[columns[item]] = value
    return [table[name] for name in sorted(table)]
