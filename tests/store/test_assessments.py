from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from netlearn.errors import AlreadySubmitted, NotFound, StoreError
from netlearn.store.assessments import (
    Assessment,
    Rating,
    clear_rating,
    list_assessments,
    load_assessment,
    mark_seen,
    open_assessment,
    save_rating,
    submit_assessment,
)
from netlearn.store.engine import Store

ORDER = (("O1-1", "P1-1"), ("S1-1",))


@pytest.fixture
def draft(store: Store, learner: str, now: datetime) -> Assessment:
    return open_draft(store, learner, now)


def open_draft(store: Store, learner: str, now: datetime, form: str = "self", seed: int = 7) -> Assessment:
    return open_assessment(
        store,
        learner,
        instrument_id="networks",
        instrument_version=2,
        form=form,
        seed=seed,
        shown_order=ORDER,
        now=now,
    )


def test_a_new_draft_is_what_was_asked_for(
    store: Store, learner: str, draft: Assessment, now: datetime
) -> None:
    assert draft == Assessment(draft.id, "networks", 2, "self", 7, ORDER, now, None, None, {})
    assert load_assessment(store, learner, draft.id) == draft


def test_opening_again_gives_the_same_draft_with_its_ratings(
    store: Store, learner: str, draft: Assessment, now: datetime
) -> None:
    save_rating(store, learner, draft.id, "O1-1", 4, now=now)
    again = open_draft(store, learner, now + timedelta(days=1), seed=99)
    assert (again.id, again.seed, again.started_at) == (draft.id, 7, now)
    assert again.ratings == {"O1-1": Rating(4, does_not_apply=False, reason=None, rated_at=now)}


def test_opening_from_many_tabs_at_once_gives_one_draft(store: Store, learner: str, now: datetime) -> None:
    with ThreadPoolExecutor(8) as pool:
        ids = {
            draft.id for draft in pool.map(lambda seed: open_draft(store, learner, now, seed=seed), range(24))
        }
    assert ids == {assessment.id for assessment in list_assessments(store, learner)}
    assert len(ids) == 1


def test_each_form_and_each_learner_has_a_draft_of_its_own(
    store: Store, learner: str, other: str, draft: Assessment, now: datetime
) -> None:
    ids = {draft.id, open_draft(store, learner, now, "manager").id, open_draft(store, other, now).id}
    assert len(ids) == 3


def test_the_largest_seed_is_kept(store: Store, learner: str, now: datetime) -> None:
    assert open_draft(store, learner, now, seed=2**63 - 1).seed == 2**63 - 1


def test_a_later_rating_takes_the_place_of_the_earlier(
    store: Store, learner: str, draft: Assessment, now: datetime
) -> None:
    save_rating(store, learner, draft.id, "O1-1", 2, now=now)
    save_rating(store, learner, draft.id, "O1-1", 5, now=now + timedelta(seconds=9))
    assert ratings(store, learner, draft) == {
        "O1-1": Rating(5, does_not_apply=False, reason=None, rated_at=now + timedelta(seconds=9))
    }


def test_an_item_may_not_apply_and_apply_again(
    store: Store, learner: str, draft: Assessment, now: datetime
) -> None:
    save_rating(store, learner, draft.id, "O1-1", None, does_not_apply=True, reason="I work alone", now=now)
    assert ratings(store, learner, draft) == {
        "O1-1": Rating(None, does_not_apply=True, reason="I work alone", rated_at=now)
    }
    save_rating(store, learner, draft.id, "O1-1", 1, now=now)
    assert ratings(store, learner, draft) == {
        "O1-1": Rating(1, does_not_apply=False, reason=None, rated_at=now)
    }


def test_a_rating_can_be_taken_back(store: Store, learner: str, draft: Assessment, now: datetime) -> None:
    save_rating(store, learner, draft.id, "O1-1", 2, now=now)
    save_rating(store, learner, draft.id, "P1-1", 3, now=now)
    clear_rating(store, learner, draft.id, "O1-1")
    clear_rating(store, learner, draft.id, "O1-1")
    assert list(ratings(store, learner, draft)) == ["P1-1"]


@pytest.mark.parametrize(
    "rating",
    [("O1-1", 11, False), ("O1-1", -1, False), ("O1-1", 3, True), ("", 3, False), ("x" * 61, 3, False)],
)
def test_ratings_that_cannot_be_are_refused(
    store: Store, learner: str, draft: Assessment, now: datetime, rating: tuple[str, int, bool]
) -> None:
    item, value, does_not_apply = rating
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        save_rating(store, learner, draft.id, item, value, does_not_apply=does_not_apply, now=now)
    assert ratings(store, learner, draft) == {}


def test_a_submitted_assessment_is_history(
    store: Store, learner: str, draft: Assessment, now: datetime
) -> None:
    save_rating(store, learner, draft.id, "O1-1", 2, now=now)
    submitted = submit_assessment(store, learner, draft.id, now)
    assert submitted == load_assessment(store, learner, draft.id)
    assert submitted.submitted_at == now
    with pytest.raises(AlreadySubmitted):
        save_rating(store, learner, draft.id, "O1-1", 5, now=now)
    with pytest.raises(AlreadySubmitted):
        clear_rating(store, learner, draft.id, "O1-1")
    assert load_assessment(store, learner, draft.id) == submitted


def test_submitting_twice_keeps_the_first_time(
    store: Store, learner: str, draft: Assessment, now: datetime
) -> None:
    first = submit_assessment(store, learner, draft.id, now)
    assert submit_assessment(store, learner, draft.id, now + timedelta(hours=1)) == first


def test_the_first_look_at_a_profile_is_kept(
    store: Store, learner: str, other: str, draft: Assessment, now: datetime
) -> None:
    later = now + timedelta(days=1)
    submitted = submit_assessment(store, learner, draft.id, now)
    assert submitted.seen_at is None
    mark_seen(store, learner, draft.id, later)
    mark_seen(store, learner, draft.id, later + timedelta(days=1))
    assert [one.seen_at for one in list_assessments(store, learner)] == [later]
    with pytest.raises(NotFound, match="There is no such assessment"):
        mark_seen(store, other, draft.id, now)


def test_no_rating_slips_in_behind_a_submit(
    store: Store, learner: str, draft: Assessment, now: datetime
) -> None:
    def act(number: int) -> Assessment | None:
        if number == 5:
            return submit_assessment(store, learner, draft.id, now)
        try:
            save_rating(store, learner, draft.id, f"I-{number}", 3, now=now)
        except AlreadySubmitted:
            return None
        return None

    with ThreadPoolExecutor(8) as pool:
        (submitted,) = (outcome for outcome in pool.map(act, range(24)) if outcome)
    assert load_assessment(store, learner, draft.id) == submitted


def test_after_a_submit_a_new_draft_may_start(
    store: Store, learner: str, draft: Assessment, now: datetime
) -> None:
    submit_assessment(store, learner, draft.id, now)
    second = open_draft(store, learner, now + timedelta(days=90))
    assert [assessment.id for assessment in list_assessments(store, learner)] == [draft.id, second.id]


def test_somebody_elses_assessment_looks_like_none(
    store: Store, learner: str, other: str, draft: Assessment, now: datetime
) -> None:
    save_rating(store, learner, draft.id, "O1-1", 2, now=now)
    for stranger, id_ in ((other, draft.id), (learner, "no such id"), ("nobody", draft.id)):
        with pytest.raises(NotFound, match="There is no such assessment"):
            save_rating(store, stranger, id_, "O1-1", 5, now=now)
        with pytest.raises(NotFound, match="There is no such assessment"):
            clear_rating(store, stranger, id_, "O1-1")
        with pytest.raises(NotFound, match="There is no such assessment"):
            submit_assessment(store, stranger, id_, now)
        assert load_assessment(store, stranger, id_) is None
    assert list_assessments(store, other) == ()
    assert list(ratings(store, learner, draft)) == ["O1-1"]


def ratings(store: Store, learner: str, draft: Assessment) -> dict[str, Rating]:
    found = load_assessment(store, learner, draft.id)
    assert found is not None
    return found.ratings


def test_the_instrument_is_kept_as_it_was_when_submitted(
    store: Store, learner: str, draft: Assessment, now: datetime
) -> None:
    submit_assessment(store, learner, draft.id, now, snapshot={"version": 2})
    submit_assessment(store, learner, draft.id, now, snapshot={"version": 3})
    found = load_assessment(store, learner, draft.id)
    assert found is not None
    assert found.snapshot == {"version": 2}
