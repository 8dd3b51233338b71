"""Where a learner is in each lesson."""

from dataclasses import dataclass
from datetime import UTC, datetime

from netlearn.content.model import Course, PoolBlock, Quiz
from netlearn.domain.lessons import LessonState, all_answered, lesson_states
from tests.factories import change_course, make_attempt, make_course, make_lesson
from tests.sample_questions import make_every_kind, make_multi, make_single

NOW = datetime(2025, 3, 3, 9, tzinfo=UTC)
COURSE = make_course()
SINGLE, MULTI = make_single(), make_multi()


@dataclass(frozen=True)
class At:
    step: int
    visited_at: datetime = NOW
    finished_at: datetime | None = None


def test_lesson_states_nothing_done_all_unread_in_course_order() -> None:
    assert lesson_states(COURSE, {}, []) == {
        "a": LessonState("a", "unread", 0, 3, 0, 0, 2, 2),
        "b": LessonState("b", "unread", 0, 2, 0, 0, 0, 0),
        "c": LessonState("c", "unread", 0, 3, 0, 0, 0, 0),
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
        make_attempt("q-single", 0.0, revision=SINGLE.revision),
        make_attempt("q-single", 1.0, revision=SINGLE.revision),
        make_attempt("q-single", 0.0, revision=SINGLE.revision),
        make_attempt("q-multi", 0.75, revision=MULTI.revision),
        make_attempt("elsewhere", 1.0, revision="r"),
    ]

    state = lesson_states(COURSE, {}, attempts)["a"]

    assert (state.answered, state.right, state.questions) == (2, 1, 2)


def test_lesson_states_answers_to_an_earlier_revision_do_not_count() -> None:
    state = lesson_states(COURSE, {}, [make_attempt("q-single", 1.0, revision="older")])["a"]

    assert (state.answered, state.right) == (0, 0)


def every_kind() -> Course:
    """A course whose lesson a asks one question of every kind."""
    questions = make_every_kind()
    return change_course(
        COURSE,
        quizzes={"quiz": Quiz(id="quiz", title="Quiz", questions=questions)},
        lessons={**COURSE.lessons, "a": make_lesson("a", *(one.id for one in questions))},
    )


def test_marked_questions_leave_out_opinions_and_essays() -> None:
    course = every_kind()
    marked = course.marked["a"]

    assert set(course.questions) - set(marked) == {"q-open", "q-scale"}


def test_all_answered_asks_for_every_question_as_it_now_stands() -> None:
    lesson = COURSE.lessons["a"]
    single = make_attempt("q-single", 0.0, revision=SINGLE.revision)

    assert not all_answered(COURSE, lesson, {}, [single, make_attempt("q-multi", 1.0, revision="older")])
    assert all_answered(COURSE, lesson, {}, [single, make_attempt("q-multi", 0.5, revision=MULTI.revision)])


def test_all_answered_counts_what_was_drawn_from_a_pool() -> None:
    pool = PoolBlock(id="pool", kind="pool", tags=("x",), pick=1)
    lesson = COURSE.lessons["b"].model_copy(update={"blocks": (*COURSE.lessons["b"].blocks, pool)})
    draws = {("b", "pool"): ("q-single", "gone-since")}

    assert not all_answered(COURSE, lesson, draws, [])
    assert all_answered(COURSE, lesson, draws, [make_attempt("q-single", 0.0, revision=SINGLE.revision)])
