from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netlearn.errors import StoreError
from netlearn.store.engine import Store
from netlearn.store.lessons import Place, finish_lesson, list_places, save_place
from netlearn.store.plans import Preferences, load_preferences, save_preferences
from netlearn.store.reflections import Reflection, load_reflections, save_reflection

signs = st.text(st.characters(exclude_categories=()), min_size=1, max_size=200)


def test_the_furthest_place_stands(store: Store, learner: str, now: datetime) -> None:
    later = now + timedelta(minutes=4)
    save_place(store, learner, "one", 3, now)
    save_place(store, learner, "one", 5, now)
    save_place(store, learner, "one", 2, later)
    save_place(store, learner, "two", 0, now)
    assert list_places(store, learner) == {"one": Place(5, later, None), "two": Place(0, now, None)}


def test_tabs_that_go_on_at_the_same_time_take_nothing_back(
    store: Store, learner: str, now: datetime
) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda step: save_place(store, learner, "one", step, now), range(20, 0, -1)))
    assert list_places(store, learner) == {"one": Place(20, now, None)}


def test_a_lesson_is_finished_for_the_first_time_only_once(store: Store, learner: str, now: datetime) -> None:
    later = now + timedelta(days=1)
    finish_lesson(store, learner, "one", 4, now)
    finish_lesson(store, learner, "one", 4, later)
    assert list_places(store, learner) == {"one": Place(4, later, now)}


def test_reading_a_finished_lesson_again_leaves_it_finished(
    store: Store, learner: str, now: datetime
) -> None:
    later = now + timedelta(days=1)
    save_place(store, learner, "one", 3, now)
    finish_lesson(store, learner, "one", 4, now)
    save_place(store, learner, "one", 0, later)
    assert list_places(store, learner) == {"one": Place(4, later, now)}


def test_a_reflection_is_kept_in_its_last_wording(store: Store, learner: str, now: datetime) -> None:
    later = now + timedelta(minutes=4)
    save_reflection(store, learner, "lesson", "block", "First thought", now=now)
    save_reflection(store, learner, "lesson", "block", "Second thought", now=later)
    save_reflection(store, learner, "lesson", "other", "Ünïcode 🌍\n“quoted”", now=now)
    assert load_reflections(store, learner) == {
        ("lesson", "block"): Reflection("Second thought", later),
        ("lesson", "other"): Reflection("Ünïcode 🌍\n“quoted”", now),
    }


@pytest.mark.parametrize("blank", ["", "  \n\t", "\x00"])
def test_a_blank_reflection_removes_it(store: Store, learner: str, now: datetime, blank: str) -> None:
    save_reflection(store, learner, "lesson", "block", "A thought", now=now)
    save_reflection(store, learner, "lesson", "block", blank, now=now)
    assert load_reflections(store, learner) == {}


def test_an_endless_reflection_is_refused_and_the_last_one_stands(
    store: Store, learner: str, now: datetime
) -> None:
    save_reflection(store, learner, "lesson", "block", "x" * 20_000, now=now)
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        save_reflection(store, learner, "lesson", "block", "y" * 20_001, now=now)
    assert load_reflections(store, learner)["lesson", "block"].text == "x" * 20_000


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=signs.filter(lambda text: bool(text.strip("\x00 \t\r\n"))))
def test_any_text_comes_back_less_what_no_database_can_hold(store: Store, learner: str, text: str) -> None:
    save_reflection(store, learner, "lesson", "block", text, now=datetime(2026, 3, 2, tzinfo=UTC))
    kept = load_reflections(store, learner)["lesson", "block"].text
    assert kept == "".join("?" if "\ud800" <= sign <= "\udfff" else sign for sign in text if sign != "\x00")


def test_wishes_are_kept_all_at_once(store: Store, learner: str, now: datetime) -> None:
    later = now + timedelta(days=1)
    assert load_preferences(store, learner) is None
    save_preferences(store, learner, goal="Reach out", weekly_minutes=30, work_mode="remote", now=now)
    save_preferences(store, learner, goal=None, weekly_minutes=60, work_mode="remote", now=later)
    assert load_preferences(store, learner) == Preferences(None, 60, "remote", later)


@pytest.mark.parametrize("minutes", [-1, 10_081])
def test_more_minutes_than_a_week_has_are_refused(
    store: Store, learner: str, now: datetime, minutes: int
) -> None:
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        save_preferences(store, learner, goal=None, weekly_minutes=minutes, work_mode=None, now=now)
    assert load_preferences(store, learner) is None


def test_somebody_elses_work_is_not_there(store: Store, learner: str, other: str, now: datetime) -> None:
    save_place(store, learner, "one", 3, now)
    save_reflection(store, learner, "lesson", "block", "Mine", now=now)
    save_preferences(store, learner, goal="Mine", weekly_minutes=1, work_mode=None, now=now)
    assert (list_places(store, other), load_reflections(store, other), load_preferences(store, other)) == (
        {},
        {},
        None,
    )


def test_role_and_even_weights_are_kept_with_the_other_wishes(
    store: Store, learner: str, now: datetime
) -> None:
    save_preferences(
        store,
        learner,
        goal=None,
        weekly_minutes=None,
        work_mode=None,
        role="senior",
        even_weights=True,
        now=now,
    )
    assert load_preferences(store, learner) == Preferences(None, None, None, now, "senior", even_weights=True)
