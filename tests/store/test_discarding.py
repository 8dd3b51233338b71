from datetime import datetime

import pytest
from sqlalchemy import func, select

from netlearn.errors import AlreadySubmitted
from netlearn.store.assessments import (
    Assessment,
    list_assessments,
    load_assessment,
    open_assessment,
    save_rating,
    submit_assessment,
)
from netlearn.store.discarding import discard_draft
from netlearn.store.engine import Store
from netlearn.store.tables import RatingRow


def begin(store: Store, learner: str, now: datetime, seed: int = 7) -> Assessment:
    draft = open_assessment(
        store,
        learner,
        instrument_id="networks",
        instrument_version=2,
        form="self",
        seed=seed,
        shown_order=(("O1-1", "P1-1"),),
        now=now,
    )
    save_rating(store, learner, draft.id, "O1-1", 4, now=now)
    return draft


def count_ratings(store: Store) -> int:
    with store.read() as session:
        return session.scalars(select(func.count()).select_from(RatingRow)).one()


def test_a_draft_goes_with_its_ratings_and_the_next_one_starts_afresh(
    store: Store, learner: str, now: datetime
) -> None:
    first = begin(store, learner, now)
    discard_draft(store, learner, first.id)
    assert (list_assessments(store, learner), count_ratings(store)) == ((), 0)
    discard_draft(store, learner, first.id)
    assert begin(store, learner, now, seed=8).seed == 8


def test_the_result_before_it_stays(store: Store, learner: str, now: datetime) -> None:
    result = submit_assessment(store, learner, begin(store, learner, now).id, now)
    discard_draft(store, learner, begin(store, learner, now).id)
    assert list_assessments(store, learner) == (result,)


def test_a_result_is_never_discarded(store: Store, learner: str, now: datetime) -> None:
    result = submit_assessment(store, learner, begin(store, learner, now).id, now)
    with pytest.raises(AlreadySubmitted, match="so it stays"):
        discard_draft(store, learner, result.id)
    assert load_assessment(store, learner, result.id) == result


def test_somebody_elses_draft_stays(store: Store, learner: str, other: str, now: datetime) -> None:
    draft = begin(store, learner, now)
    discard_draft(store, other, draft.id)
    assert [one.id for one in list_assessments(store, learner)] == [draft.id]
