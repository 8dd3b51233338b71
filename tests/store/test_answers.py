from datetime import datetime, timedelta

from netlearn.store.answers import list_answers
from netlearn.store.assessments import open_assessment, save_rating, submit_assessment
from netlearn.store.engine import Store
from netlearn.store.learners import enrol_learner

ITEMS = ("O1-1", "P1-1", "S1-1")


def take(
    store: Store,
    name: str,
    now: datetime,
    values: dict[str, int | None],
    *,
    version: int = 1,
    submit: bool = True,
) -> None:
    learner = enrol_learner(store, name, now)
    draft = open_assessment(
        store,
        learner,
        instrument_id="networks",
        instrument_version=version,
        form="self",
        seed=1,
        shown_order=[list(ITEMS)],
        now=now,
    )
    for item, value in values.items():
        save_rating(store, learner, draft.id, item, value, does_not_apply=value is None, now=now)
    if submit:
        submit_assessment(store, learner, draft.id, now)


def answers(store: Store, *, version: int = 1, least: int = 1) -> list[list[int | None]]:
    return sorted(list_answers(store, "networks", version, ITEMS, least=least), key=str)


def test_every_person_is_a_row_in_the_order_of_the_items(store: Store, now: datetime) -> None:
    take(store, "ann", now, {"S1-1": 3, "O1-1": 1, "P1-1": None})
    take(store, "bob", now, {"O1-1": 2, "gone": 5})
    assert answers(store) == [[1, None, 3], [2, None, None]]


def test_a_person_counts_once_with_the_first_result(store: Store, now: datetime) -> None:
    take(store, "ann", now + timedelta(days=90), {"O1-1": 5})
    take(store, "ann", now, {"O1-1": 1})
    assert answers(store) == [[1, None, None]]


def test_drafts_and_other_versions_do_not_count(store: Store, now: datetime) -> None:
    take(store, "ann", now, {"O1-1": 1}, submit=False)
    take(store, "bob", now, {"O1-1": 2}, version=2)
    assert (answers(store), answers(store, version=2)) == ([], [[2, None, None]])


def test_of_too_few_people_nothing_is_read(store: Store, now: datetime) -> None:
    take(store, "ann", now, {"O1-1": 1})
    take(store, "bob", now, {"O1-1": 2})
    assert (answers(store, least=3), len(answers(store, least=2))) == ([], 2)
