"""Where a learner is in each lesson."""

from dataclasses import dataclass
from datetime import UTC, datetime

from netlearn.domain.lessons import LessonState, lesson_states
from tests.factories import make_course, make_multi, make_single

NOW = datetime(2025, 3, 3, 9, tzinfo=UTC)
COURSE = make_course()
SINGLE, MULTI = make_single(), make_multi()


@dataclass(frozen=True)
class At:
    step: int
    visited_at: datetime = NOW
    finished_at: datetime | None = None


@dataclass(frozen=True)
class Answer:
    question_id: str
    question_revision: str
    credit: float


def test_lesson_states_nothing_done_all_unread_in_course_order() -> None:
    assert lesson_states(COURSE, {}, []) == {
        "a": LessonState("a", "unread", 0, 3, 0, 0, 2),
        "b": LessonState("b", "unread", 0, 2, 0, 0, 0),
        "c": LessonState("c", "unread", 0, 3, 0, 0, 0),
    }


def test_lesson_states_open_and_done() -> None:
    states = lesson_states(COURSE, {"a": At(1), "b": At(1, finished_at=NOW)}, [])

    assert [(state.status, state.step) for state in states.values()] == [
        ("open", 1),
        ("done", 1),
        ("unread", 0),
    ]


def test_lesson_states_step_beyond_the_end_is_the_last() -> None:
    assert lesson_states(COURSE, {"b": At(9)}, [])["b"].step == 1


def test_lesson_states_counts_each_question_once_by_its_best_answer() -> None:
    attempts = [
        Answer("q-single", SINGLE.revision, 0.0),
        Answer("q-single", SINGLE.revision, 1.0),
        Answer("q-single", SINGLE.revision, 0.0),
        Answer("q-multi", MULTI.revision, 0.75),
        Answer("elsewhere", "r", 1.0),
    ]

    state = lesson_states(COURSE, {}, attempts)["a"]

    assert (state.answered, state.right, state.questions) == (2, 1, 2)


def test_lesson_states_answers_to_an_earlier_revision_do_not_count() -> None:
    state = lesson_states(COURSE, {}, [Answer("q-single", "older", 1.0)])["a"]

    assert (state.answered, state.right) == (0, 0)
