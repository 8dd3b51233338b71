from collections.abc import Mapping
from datetime import datetime, timedelta

from netlearn.store.answers import list_answers
from netlearn.store.assessments import open_assessment, save_rating, submit_assessment
from netlearn.store.engine import Store

ITEMS = ("O1-1", "P1-1", "S1-1")
WHOLE = {"O1-1": 1, "P1-1": 2, "S1-1": 3}


def answer(
    store: Store,
    learner: str,
    values: Mapping[str, int | None],
    now: datetime,
    *,
    version: int = 2,
    form: str = "self",
    submit: bool = True,
) -> None:
    draft = open_assessment(
        store,
        learner,
        instrument_id="networks",
        instrument_version=version,
        form=form,
        seed=1,
        shown_order=(ITEMS,),
        now=now,
    )
    for item_id, value in values.items():
        save_rating(store, learner, draft.id, item_id, value, does_not_apply=value is None, now=now)
    if submit:
        submit_assessment(store, learner, draft.id, now)


def read(store: Store, version: int = 2, least: int = 1) -> list[list[int | None]]:
    return sorted(list_answers(store, "networks", version, ITEMS, least=least), key=str)


def test_nobody_answered_yet(store: Store) -> None:
    assert read(store) == []


def test_answers_come_in_the_order_asked_for(store: Store, learner: str, other: str, now: datetime) -> None:
    answer(store, learner, {**WHOLE, "M-1": 5}, now)
    answer(store, other, {"S1-1": 5, "P1-1": 4, "O1-1": 5}, now)

    assert read(store) == [[1, 2, 3], [5, 4, 5]]
    assert sorted(list_answers(store, "networks", 2, ("S1-1", "O1-1"), least=1)) == [[3, 1], [5, 5]]


def test_items_without_an_answer_are_gaps(store: Store, learner: str, other: str, now: datetime) -> None:
    answer(store, learner, {"O1-1": 1, "P1-1": 2}, now)
    answer(store, other, {**WHOLE, "P1-1": None}, now)

    assert read(store) == [[1, 2, None], [1, None, 3]]


def test_fewer_people_than_asked_for_are_not_looked_at(
    store: Store, learner: str, other: str, now: datetime
) -> None:
    answer(store, learner, WHOLE, now)
    answer(store, other, WHOLE, now)

    assert [len(read(store, least=least)) for least in (1, 2, 3)] == [2, 2, 0]


def test_drafts_other_versions_and_other_forms_are_left_out(
    store: Store, learner: str, now: datetime
) -> None:
    answer(store, learner, WHOLE, now, submit=False)
    answer(store, learner, {**WHOLE, "O1-1": 4}, now, form="manager")

    assert (read(store), read(store, version=1)) == ([], [])


def test_a_person_counts_once_with_the_first_answers(store: Store, learner: str, now: datetime) -> None:
    for days, values in enumerate([WHOLE, {**WHOLE, "O1-1": 4}]):
        answer(store, learner, values, now + timedelta(days=days))

    assert read(store) == [[1, 2, 3]]
